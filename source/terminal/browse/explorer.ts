import type { Context } from '../../context.ts';
import type { PictureWay } from '../pictures/ways.ts';
import type { Effect, OutsideEffect } from './effects.ts';
import { createFeed } from './feed.ts';
import { hear } from './hear.ts';
import type { News } from './news.ts';
import { press } from './press.ts';
import { createPriceSources } from './prices/sources.ts';
import type { Buyer } from './prices/view.ts';
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
	/** Goes to the pressings of a stored album. */
	openAlbum(albumId: number): void;
	/** Nothing changes any more: what is still on its way is heard by nobody. */
	close(): void;
}

export interface ExplorerOptions {
	size: BrowseState['size'];
	way: PictureWay;
	/** Where offers are to be sent, and in which currency they are told. */
	buyer: Buyer;
	/** Does what is left to whoever has the terminal. */
	outside: (effect: OutsideEffect) => void;
}

export function createExplorer(context: Context, { size, way, buyer, outside }: ExplorerOptions): Explorer {
	const priceSources = createPriceSources(context, buyer);
	let state = startState({ hasLastfm: context.providers.lastfm.available, buyer, now: context.clock(), size });
	let isTelling = false;
	let isClosed = false;
	const listeners = new Set<() => void>();
	const feed = createFeed(context, { way, tell, buyer, priceSources });

	function change(next: BrowseState): void {
		if (isClosed || next === state) return;
		state = next;
		if (isTelling) return;
		isTelling = true;
		queueMicrotask(() => {
			isTelling = false;
			if (isClosed) return;
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
			case 'fetch-artist':
			case 'fetch-album':
			case 'read-details':
			case 'ask-prices':
			case 'open-hit':
			case 'open-album':
				feed.serve(effect, state);
				break;
			default:
				outside(effect);
		}
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
		open({ name, title }) {
			feed.serve(title === '' ? { type: 'fetch-artist', name } : { type: 'fetch-album', name, title }, state);
		},
		openAlbum: (albumId) => feed.serve({ type: 'open-album', albumId }, state),
		close() {
			isClosed = true;
			feed.close();
		},
	};
}
