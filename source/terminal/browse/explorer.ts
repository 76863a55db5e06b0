import type { Context } from '../../context.ts';
import { messageOf } from '../../errors.ts';
import type { PictureWay } from '../pictures/ways.ts';
import type { Effect } from './effects.ts';
import { createFeed } from './feed.ts';
import { hear } from './hear.ts';
import type { News } from './news.ts';
import { press } from './press.ts';
import { isFound } from './search.ts';
import { settle } from './settle.ts';
import { type BrowseState, startState } from './state.ts';

/**
 * The explorer without a screen: a state, keys and news that change it, and a feed that serves what the state needs.
 * Data goes one way: key or news → state → frame, and state → what is needed → news.
 */
export interface Explorer {
	state(): BrowseState;
	/** Calls back after a change, once for all changes of one moment; returns the function that ends it. */
	subscribe(listener: () => void): () => void;
	/** A key by its name in the table of keys. */
	press(key: string): void;
	tell(news: News): void;
	/** Goes to an artist, and to an album of theirs where a title is given, fetched where they are missing. */
	open(wanted: { name: string; title: string }): void;
	close(): void;
}

/** What the explorer leaves to whoever has the terminal. */
export type Outside = (
	effect: Exclude<Effect, { type: 'refresh' | 'fetch-artist' | 'open-hit' | 'read-details' }>,
) => void;

export function createExplorer(
	context: Context,
	{ size, way, outside }: { size: BrowseState['size']; way: PictureWay; outside: Outside },
): Explorer {
	let state = startState({ hasLastfm: context.providers.lastfm.available, now: context.clock(), size });
	let isTelling = false;
	const listeners = new Set<() => void>();
	const feed = createFeed(context, way, tell);

	function change(next: BrowseState): void {
		if (next === state) return;
		state = next;
		if (isTelling) return;
		isTelling = true;
		queueMicrotask(() => {
			isTelling = false;
			feed.look(state);
			for (const listener of listeners) listener();
		});
	}

	function tell(news: News): void {
		change(settle(hear(state, news)));
		const { mode } = state;
		if (mode.kind === 'search' && mode.isAwaited && isFound(mode)) pressKey('enter');
	}

	function pressKey(key: string): void {
		const { state: next, effects } = press(state, key);
		change(next);
		for (const effect of effects) act(effect);
	}

	function act(effect: Effect): void {
		switch (effect.type) {
			case 'refresh':
				behind(feed.refresh(state));
				break;
			case 'fetch-artist':
				behind(feed.fetchArtist(effect.name));
				break;
			case 'read-details':
				behind(feed.details(effect.discogsId));
				break;
			case 'open-hit':
				behind(feed.openHit(effect.hit));
				break;
			default:
				outside(effect);
		}
	}

	/** Nobody waits for it: what fails is said on the screen. */
	function behind(work: Promise<void>): void {
		work.catch((error: unknown) => {
			tell({ type: 'message', text: messageOf(error), tone: 'bad' });
		});
	}

	feed.look(state);
	return {
		state: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		press: pressKey,
		tell,
		open: ({ name, title }) => behind(title === '' ? feed.fetchArtist(name) : feed.fetchAlbum(name, title)),
		close: feed.close,
	};
}
