import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { barcodeKey, catalogNumberKey } from '../../matching/release-keys.ts';
import type { AlbumRow } from '../albums-reader.ts';
import type { ReleaseRow } from '../releases-reader.ts';
import { lastCharacter, listKnown, popularityOf, type RankedHit, type Wanted } from './hits.ts';

/** A number that many pressings share ("001") is shown with so many of them at most. */
const mostRows = 300;
/** Fewer characters begin too many numbers to be worth a look. */
const shortestBeginning = { number: 3, barcode: 5 };
const begins = 0.9;
const mostPressings = 1000;

type Kind = keyof typeof shortestBeginning;
type Row = { key: string; release: ReleaseRow; album: AlbumRow | null };

/** Catalogue numbers and barcodes that are what was typed or begin with it: a hit for every number and album. */
export async function findNumberHits(database: Database, wanted: Wanted): Promise<RankedHit[]> {
	return [
		...(await findOf(database, 'number', catalogNumberKey(wanted.text))),
		...(await findOf(database, 'barcode', barcodeKey(wanted.text))),
	];
}

async function findOf({ read, tables }: Database, kind: Kind, typed: string): Promise<RankedHit[]> {
	const { releaseKeys, releases, albums } = tables;
	if (typed === '') return [];
	const mayBegin = typed.length >= shortestBeginning[kind] && /\d/.test(typed);
	const range = and(gte(releaseKeys.key, typed), lt(releaseKeys.key, typed + lastCharacter));
	const rows = await read
		.select({ key: releaseKeys.key, release: releases, album: albums })
		.from(releaseKeys)
		.innerJoin(releases, eq(releases.id, releaseKeys.releaseId))
		.leftJoin(albums, eq(albums.id, releases.albumId))
		.where(and(eq(releaseKeys.kind, kind), mayBegin ? range : eq(releaseKeys.key, typed)))
		.orderBy(asc(releaseKeys.key), asc(releaseKeys.releaseId))
		.limit(mostRows);
	const groups = Map.groupBy(rows, ({ key, release }) => `${key} ${release.albumId ?? `of ${release.title}`}`);
	return [...groups.values()].flatMap(([first, ...others]) =>
		first === undefined ? [] : toHit(kind, typed, first, others),
	);
}

/** A number of an album; the details are those of the pressing where there is only one. */
function toHit(kind: Kind, typed: string, { key, release, album }: Row, others: Row[]): RankedHit {
	const only = others.length === 0 ? release : null;
	const pressings = 1 + others.length;
	return {
		kind: kind === 'number' ? 'catalogue number' : 'barcode',
		text: spellingOf(kind, key, release),
		detail: listKnown([
			album === null ? release.title : `${album.credit} – ${album.title}`,
			only === null ? `${pressings} pressings` : only.country,
			only?.year,
		]),
		score: key === typed ? 1 : begins,
		artistId: album?.artistId ?? null,
		albumId: album?.id ?? null,
		discogsId: only?.discogsId ?? null,
		pressings,
		popularity: popularityOf(pressings, mostPressings),
	};
}

/** The number as the sleeve has it: of several that Discogs joined, the one that was found. */
function spellingOf(kind: Kind, key: string, { catalogNumber, barcode }: ReleaseRow): string {
	if (kind === 'barcode') return barcode ?? key;
	return catalogNumber?.split(', ').find((number) => catalogNumberKey(number).startsWith(key)) ?? catalogNumber ?? key;
}
