import { and, eq, inArray } from 'drizzle-orm';
import { artistKeys } from '../matching/offer-artist.ts';
import type { OfferSearch } from '../matching/offer-search.ts';
import { labelKey } from '../matching/release-keys.ts';
import type { Readable } from './artists-reader.ts';

/** SQLite takes 32,766 values in one statement. */
const keysPerStatement = 10_000;
/** A title without an artist that so many albums have says nothing. */
const mostNamesakes = 20;

/**
 * Ids of the albums that each search may mean, in the order of the searches: by barcode, by catalogue number and label, and by one of its
 * titles together with one of its artists (by title alone where it names nobody). A handful of queries, however many searches they are.
 */
export async function findOfferCandidates(database: Readable, searches: readonly OfferSearch[]): Promise<number[][]> {
	const barcodes = await readAlbumsByKey(
		database,
		'barcode',
		searches.flatMap(({ barcode }) => barcode ?? []),
	);
	const numbers = await readAlbumsByKey(
		database,
		'number',
		searches.flatMap(({ number }) => number?.key ?? []),
	);
	const titles = await readAlbumsByTitle(
		database,
		searches.flatMap((search) => search.titles),
	);
	return searches.map(({ barcode, number, titles: wanted, artists }) => {
		const byBarcode = barcodes.get(barcode ?? '') ?? [];
		const byNumber = (numbers.get(number?.key ?? '') ?? []).filter(({ label }) =>
			isOfLabel(label, number?.label ?? ''),
		);
		const byTitle = wanted.flatMap((title) => titles.get(title) ?? []);
		const named = byTitle.filter((album) => artists.size === 0 || album.artists.some((key) => artists.has(key)));
		const counted = artists.size === 0 && named.length > mostNamesakes ? [] : named;
		return [...new Set([...byBarcode, ...byNumber, ...counted].map(({ albumId }) => albumId))];
	});
}

interface KeyedAlbum {
	albumId: number;
	label: string | null;
}

/** Albums of the vinyl releases that have one of these keys: the release's own, and those that share its master. */
async function readAlbumsByKey(
	{ read, tables }: Readable,
	kind: 'barcode' | 'number',
	wanted: string[],
): Promise<Map<string, KeyedAlbum[]>> {
	const { albums, releaseKeys, releases } = tables;
	const found: { key: string; albumId: number | null; label: string | null }[] = [];
	for (const keys of chunk(wanted)) {
		const isWanted = and(eq(releaseKeys.kind, kind), inArray(releaseKeys.key, keys));
		const own = read
			.select({ key: releaseKeys.key, albumId: releases.albumId, label: releases.label })
			.from(releaseKeys)
			.innerJoin(releases, eq(releases.id, releaseKeys.releaseId))
			.where(isWanted);
		const shared = read
			.select({ key: releaseKeys.key, albumId: albums.id, label: releases.label })
			.from(releaseKeys)
			.innerJoin(releases, eq(releases.id, releaseKeys.releaseId))
			.innerJoin(albums, eq(albums.discogsId, releases.masterId))
			.where(isWanted);
		found.push(...(await own), ...(await shared));
	}
	const rows = found.flatMap(({ key, albumId, label }) => (albumId === null ? [] : [{ key, albumId, label }]));
	return Map.groupBy(rows, ({ key }) => key);
}

interface TitledAlbum {
	albumId: number;
	/** Every key of its artists. */
	artists: string[];
}

async function readAlbumsByTitle({ read, tables }: Readable, wanted: string[]): Promise<Map<string, TitledAlbum[]>> {
	const { albums, albumArtists, artists, artistNames } = tables;
	const named: { albumId: number; title: string; names: (string | null)[] }[] = [];
	for (const titles of chunk(wanted)) {
		const isWanted = inArray(albums.normalizedTitle, titles);
		const { id: albumId, normalizedTitle: title, credit } = albums;
		const credited = await read
			.select({ albumId, title, credit, creditedAs: albumArtists.creditedAs, name: artists.name })
			.from(albums)
			.leftJoin(albumArtists, eq(albumArtists.albumId, albums.id))
			.leftJoin(artists, eq(artists.id, albumArtists.artistId))
			.where(isWanted);
		const others = await read
			.select({ albumId, title, name: artistNames.name })
			.from(albums)
			.innerJoin(albumArtists, eq(albumArtists.albumId, albums.id))
			.innerJoin(artistNames, eq(artistNames.artistId, albumArtists.artistId))
			.where(isWanted);
		named.push(
			...credited.map((row) => ({ ...row, names: [row.credit, row.creditedAs, row.name] })),
			...others.map((row) => ({ ...row, names: [row.name] })),
		);
	}
	const byAlbum = [...Map.groupBy(named, ({ albumId }) => albumId)].map(([albumId, rows]) => {
		const names = new Set(rows.flatMap(({ names }) => names).filter((name) => name !== null));
		return { albumId, title: rows[0]?.title ?? '', artists: [...new Set([...names].flatMap(artistKeys))] };
	});
	return Map.groupBy(byAlbum, ({ title }) => title);
}

function isOfLabel(labels: string | null, wanted: string): boolean {
	const names = (labels ?? '').split(', ').map(labelKey);
	return names.some((name) => name !== '' && wanted !== '' && (name.startsWith(wanted) || wanted.startsWith(name)));
}

function chunk(keys: string[]): string[][] {
	const distinct = [...new Set(keys)];
	const count = Math.ceil(distinct.length / keysPerStatement);
	return Array.from({ length: count }, (_, at) => distinct.slice(at * keysPerStatement, (at + 1) * keysPerStatement));
}
