import type { Database } from '../../../db/client.ts';
import type { WantedAlbum } from '../../catalog/albums.ts';
import { UsageError } from '../../errors.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import {
	type PriceEvent,
	type PriceRow,
	readHistoryOfAlbum,
	readHistoryOfRelease,
	readOffersOfAlbum,
	readOffersOfRelease,
} from '../../store/prices-reader.ts';
import { findReleaseByDiscogsId } from '../../store/releases-reader.ts';
import { cleanText } from '../../text.ts';
import { findStoredAlbum, readWantedAlbum } from '../album-question.ts';
import { describePressing } from './offer-words.ts';
import { pickPressing, type ShownPressing } from './shown-offer.ts';

export interface PricedOptions {
	mbid?: string;
	/** Discogs' number of the pressing that is meant. */
	release?: number;
}

/** What prices are wanted of: an album, or one pressing. */
export type PricedQuestion = { wanted: WantedAlbum } | { discogsId: number };

/** What is stored of the prices of an album or a pressing. */
export interface Priced {
	/** For people: "Slowdive – Souvlaki", of a pressing with what tells it from others. */
	title: string;
	album: Pick<AlbumRow, 'id' | 'mbid' | 'title' | 'credit'> | null;
	release: ShownPressing | null;
	/** The rest of the address of its page at Discogs; '' where it has none. */
	page: string;
	events: PriceEvent[];
	prices: PriceRow[];
}

/** What is meant by these words: a pressing by its number alone, else an album. Throws UsageError. */
export function readPricedQuestion(
	words: (string | undefined)[],
	{ mbid, release }: PricedOptions,
	subcommand: string,
): PricedQuestion {
	const isNamed = mbid !== undefined || words.some((word) => cleanText(word) !== '');
	if (release !== undefined && isNamed) {
		throw new UsageError(
			'Name the album or the pressing, not both.',
			`A pressing is named by its number alone: vinilogy ${subcommand} --release ${release}`,
		);
	}
	return release === undefined ? { wanted: readWantedAlbum(words, mbid, subcommand) } : { discogsId: release };
}

/** What is stored about it. Asks no source; throws UsageError where it is not stored. */
export async function findPriced(database: Database, question: PricedQuestion): Promise<Priced> {
	return 'discogsId' in question
		? findPricedRelease(database, question.discogsId)
		: findPricedAlbum(database, question.wanted);
}

async function findPricedAlbum(database: Database, wanted: WantedAlbum): Promise<Priced> {
	const album = await findStoredAlbum({ database }, wanted);
	if (album === null) {
		throw new UsageError(
			'No such album is stored, so nothing is known of its prices.',
			'Ask for it: vinilogy prices best',
		);
	}
	const { id, mbid, title, credit, discogsId } = album;
	return {
		title: cleanText(`${credit} – ${title}`),
		album: { id, mbid, title, credit },
		release: null,
		page: discogsId === null ? '' : `master/${discogsId}`,
		events: await readHistoryOfAlbum(database, album),
		prices: (await readOffersOfAlbum(database, album)).map(({ price }) => price),
	};
}

async function findPricedRelease(database: Database, discogsId: number): Promise<Priced> {
	const release = await findReleaseByDiscogsId(database, discogsId);
	if (release === undefined) {
		throw new UsageError(
			`The pressing ${discogsId} is not stored, so nothing is known of its prices.`,
			`Its number is the one in https://www.discogs.com/release/… ; fetch it with: vinilogy show release ${discogsId}`,
		);
	}
	const own = (await readOffersOfRelease(database, release)).filter(({ isCertain }) => isCertain);
	return {
		title: `${cleanText(release.title)} (${describePressing(release, [])})`,
		album: null,
		release: pickPressing(release),
		page: `release/${discogsId}`,
		events: await readHistoryOfRelease(database, release.id),
		prices: own.map(({ price }) => price),
	};
}
