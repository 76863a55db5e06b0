import type { Context } from '../../context.ts';
import { messageOf } from '../../errors.ts';
import type { WantedPicture } from '../../pictures/decode.ts';
import { type PictureWay, wantedPicture } from '../pictures/ways.ts';
import type { Request } from './effects.ts';
import type { News } from './news.ts';
import { renewPrices } from './prices/upkeep.ts';
import type { Buyer } from './prices/view.ts';
import { createPriceVisits, type PriceSources } from './prices/visits.ts';
import { readDetail } from './read-detail.ts';
import { createReads } from './reads.ts';
import { createRequests } from './requests.ts';
import { detailKey, type SelectedRow } from './selected-row.ts';
import { describeSources, type Seen } from './sources.ts';
import { type BrowseState, levelOf } from './state.ts';
import { createTimers } from './timers.ts';
import { isTooOldToShow } from './too-old.ts';
import { createVisits } from './visits.ts';
import { type Wants, wantsOf } from './wants.ts';

/** Serves what the screen needs: reads the database, asks the catalog, and tells what came of it. */
export interface Feed {
	/** Called after every change of the state; only what is newly wanted is done. */
	look(state: BrowseState): void;
	/** Does what was asked for once, in this state. */
	serve(request: Request, state: BrowseState): void;
	close(): void;
}

/** A held key passes rows by: what stands beside one is read when it was rested on for so long, in milliseconds. */
const restMilliseconds = 40;
/** What stands two panes away waits longer: hundreds of pressings, while a person goes through artists. */
const longRestMilliseconds = 250;
/** What costs a call is asked for when a person rests for so long. */
const veryLongRestMilliseconds = 700;
/** Rows that arrive page by page are read again at most so often. */
const pagesMilliseconds = 200;
const pollMilliseconds = 500;

export interface FeedTools {
	/** How the terminal shows pictures. */
	way: PictureWay;
	/** Takes what was read and fetched into the state. */
	tell: (news: News) => void;
	/** For whom prices are read. */
	buyer: Buyer;
	priceSources: PriceSources;
}

export function createFeed(context: Context, { way, tell, buyer, priceSources }: FeedTools): Feed {
	const { database, clock } = context;
	const timers = createTimers((error) => say(error));
	const reads = createReads(database, { tell, clock, buyer });
	const prices = createPriceVisits(context, {
		timers,
		tell,
		buyer,
		sources: priceSources,
		isOpen: ({ id }) => wants?.pricesOf?.id === id,
		readAgain: readPricesAgain,
	});
	const visits = createVisits(context, { reads, timers, tell, isOpen, moreKnown });
	const serve = createRequests(context, { reads, visits, prices, tell, readPressingsAgain });
	let wants: Wants | null = null;
	let state: BrowseState | null = null;
	let seen: ReadonlyMap<string, Seen> = new Map();
	let looking = new AbortController();
	let ticked = clock().getTime();

	const unlisten = context.onStored(({ entity, entityId, step }) => {
		if (entity === 'artist') timers.later(`line ${entityId}`, pagesMilliseconds, () => reads.lines([entityId]));
		if (entity === 'artist' && step === 'studio-albums' && wants?.albumsOf === entityId) {
			timers.later('albums', pagesMilliseconds, () => reads.albums(entityId));
		}
		if (entity === 'album' && albumIn(wants) === entityId) {
			timers.later('pressings', pagesMilliseconds, () => reads.pressings(entityId));
		}
	});
	const poll = setInterval(() => {
		const gates = Object.fromEntries(
			Object.entries(context.providers.gates).map(([name, gate]) => [name, gate.state()]),
		);
		const described = describeSources(gates, seen);
		seen = described.seen;
		const now = clock();
		if (JSON.stringify(described.lines) !== JSON.stringify(state?.sources ?? [])) {
			tell({ type: 'sources', sources: described.lines });
		}
		// A wait counts down every second; ages change by the minute.
		const isWaiting = described.lines.length > 0 || state?.naming !== null;
		if (now.getTime() - ticked >= (isWaiting ? 1000 : 30_000)) {
			ticked = now.getTime();
			tell({ type: 'tick', now });
			behind(renew().then(tellAgain));
			const albumId = albumIn(wants);
			if (albumId !== null) behind(refreshIfTooOld(albumId));
		}
	}, pollMilliseconds);

	function say(error: unknown): void {
		tell({ type: 'message', text: messageOf(error), tone: 'bad' });
	}

	/** Work that nobody waits for; what fails is said on the screen. */
	function behind(work: Promise<void>): void {
		work.catch(say);
	}

	function isOpen(key: string): boolean {
		if (wants === null) return false;
		const { artistId, albumId, similarTo } = wants.opened;
		return [`artist:${artistId}`, `album:${albumId}`, `similar:${similarTo}`].includes(key);
	}

	function moreKnown(key: string): void {
		const row = wants?.detailOf;
		if (row != null && (detailKey(row) === key || row.kind === 'pressing')) behind(tellDetail(row));
	}

	async function tellDetail(row: SelectedRow): Promise<void> {
		const detail = await readDetail(database, row, { now: clock(), buyer });
		if (detail !== null) tell({ type: 'detail', detail });
	}

	/** Fetched, decoded and scaled off the input path; whatever is wrong with it, there are initials instead. */
	async function tellPicture(wanted: NonNullable<Wants['picture']>, signal: AbortSignal): Promise<void> {
		const { key, image, columns, rows } = wanted;
		const form = wantedPicture(way, wanted);
		const pixels = image === null || form === null ? null : await readPicture(image, form, signal);
		if (!signal.aborted) tell({ type: 'picture', picture: { key, room: { columns, rows }, pixels } });
	}

	async function readPicture(image: { url: string; source: string | null }, form: WantedPicture, signal: AbortSignal) {
		try {
			return await context.pictures.read(image, form, signal);
		} catch (error) {
			if (signal.aborted) return null;
			throw error;
		}
	}

	async function readPressingsAgain(): Promise<void> {
		const albumId = albumIn(wants);
		if (albumId !== null) await reads.pressings(albumId);
		if (wants?.detailOf != null) await tellDetail(wants.detailOf);
	}

	/** Prices show in the lists, and in the band below them. */
	async function readPricesAgain(): Promise<void> {
		const shown = wants?.pressingsOf ?? null;
		if (wants?.albumsOf != null) await reads.albums(wants.albumsOf);
		if (shown !== null && 'label' in shown) await reads.label(shown.label);
		await readPressingsAgain();
	}

	/** Also what is only passed by, and what grew too old on the screen. */
	async function refreshIfTooOld(albumId: number): Promise<void> {
		const shown = state === null ? null : levelOf(state).pressings;
		if (shown?.key === `album:${albumId}` && isTooOldToShow(shown, clock())) await visits.album(albumId);
	}

	/** Prices expire on the screen, and since they were computed. */
	async function renew(): Promise<void> {
		if (state !== null) await renewPrices(context, reads, levelOf(state));
	}

	/** What is told in words of prices and ages grows old, too. */
	async function tellAgain(): Promise<void> {
		if (wants?.pricesOf != null) await prices.read(wants.pricesOf);
		if (wants?.detailOf != null) await tellDetail(wants.detailOf);
	}

	function lookAt(next: Wants, before: Wants | null): void {
		for (const place of next.lists) {
			if (before?.lists.some((known) => isSame(known, place))) continue;
			if (place.kind === 'library') behind(reads.library().then(() => reads.review()));
			if (place.kind === 'similar') behind(reads.similar(place.to.id));
		}
		if (next.albumsOf !== null && next.albumsOf !== before?.albumsOf) {
			const { albumsOf } = next;
			timers.atRest('albums at rest', restMilliseconds, () => reads.albums(albumsOf));
			// Another program may have stored more of an artist than was there when the list was read.
			timers.atRest('counts at rest', restMilliseconds, () => reads.counts([albumsOf]));
			timers.atRest('expired prices', veryLongRestMilliseconds, renew);
		}
		if (!isSame(next.pressingsOf, before?.pressingsOf ?? null)) {
			const wanted = next.pressingsOf;
			timers.forget('too old');
			if (wanted !== null && 'label' in wanted) behind(reads.label(wanted.label));
			if (wanted !== null && 'albumId' in wanted) {
				const rest = next.isPassingBy ? longRestMilliseconds : restMilliseconds;
				timers.atRest('pressings at rest', rest, () => reads.pressings(wanted.albumId));
				timers.atRest('too old', veryLongRestMilliseconds, () => refreshIfTooOld(wanted.albumId));
			}
		}
		const { artistId, albumId, similarTo } = next.opened;
		if (artistId !== null && artistId !== before?.opened.artistId) behind(visits.artist(artistId));
		if (similarTo !== null && similarTo !== before?.opened.similarTo) behind(visits.similar(similarTo));
		if (albumId !== null && albumId !== before?.opened.albumId) {
			timers.atRest('visit album', restMilliseconds, () => visits.album(albumId));
		}
		if (next.pricesOf !== null && next.pricesOf.id !== before?.pricesOf?.id) behind(prices.look(next.pricesOf));
		if (next.query !== null && next.query !== before?.query) {
			const { query } = next;
			timers.atRest('search', restMilliseconds, () => reads.search(query));
		}
		if (!isSame(next.picture, before?.picture ?? null)) {
			looking.abort();
			looking = new AbortController();
			const { picture } = next;
			const { signal } = looking;
			if (picture !== null) timers.atRest('picture', restMilliseconds, () => tellPicture(picture, signal));
		}
		const row = next.detailOf;
		const known = before?.detailOf ?? null;
		if (row === null && known !== null) {
			timers.atRest('detail', restMilliseconds, async () => tell({ type: 'detail', detail: null }));
		}
		if (row !== null && (known === null || detailKey(known) !== detailKey(row))) {
			timers.atRest('detail', restMilliseconds, () => tellDetail(row));
		}
	}

	return {
		look(next) {
			const before = wants;
			state = next;
			wants = wantsOf(next);
			lookAt(wants, before);
		},
		serve: (request, asked) => behind(serve(request, asked)),
		close() {
			unlisten();
			clearInterval(poll);
			looking.abort();
			timers.close();
		},
	};
}

function albumIn(wants: Wants | null): number | null {
	const wanted = wants?.pressingsOf ?? null;
	return wanted !== null && 'albumId' in wanted ? wanted.albumId : null;
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
