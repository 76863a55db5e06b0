import type { Database } from '../../../db/client.ts';
import { findAlbum } from '../../store/albums-reader.ts';
import { readSimilarArtists } from '../../store/artists-reader.ts';
import {
	type ArtistLine,
	readAlbumLines,
	readArtistCounts,
	readArtistLines,
	readLinesOf,
} from '../../store/browse-reader.ts';
import { countForReview } from '../../store/links.ts';
import { readReleasesOf, readReleasesOfLabel } from '../../store/releases-reader.ts';
import { searchEverything } from '../../store/search/search.ts';
import { formatCount } from '../output/numbers.ts';
import { artistPane } from './columns.ts';
import { takeInNames } from './list.ts';
import type { News } from './news.ts';
import { readListed } from './prices/read-listed.ts';
import type { Buyer } from './prices/view.ts';

/** Reads the database for the screen and tells what it read. Nothing here asks a source. */
export interface Reads {
	/** The best known artists at once, then what is stored of each, a few at a time. */
	library(): Promise<void>;
	similar(artistId: number): Promise<void>;
	/** These artists as lines, in this order; those that are not there are left out. */
	read(artistIds: number[]): Promise<ArtistLine[]>;
	/** What is shown of these artists in any list. */
	lines(artistIds: number[]): Promise<void>;
	/** What is stored of these artists. */
	counts(artistIds: number[]): Promise<void>;
	albums(artistId: number): Promise<void>;
	pressings(albumId: number): Promise<void>;
	label(label: string): Promise<void>;
	/** What the whole database has for a query. */
	search(query: string): Promise<void>;
	review(): Promise<void>;
}

/** More artists than anybody goes through; with all of Discogs there are millions, and the search finds each of them. */
const mostInLibrary = 20_000;

/** Artists counted at a time: few enough that no key waits for it. */
const countedAtOnce = 50;

/** More pressings of a label than anybody goes through. */
const mostOfLabel = 5000;
const mostHits = 100;

export interface ReadTools {
	tell: (news: News) => void;
	clock: () => Date;
	/** For whom prices are read. */
	buyer: Buyer;
}

export function createReads(database: Database, { tell, clock, buyer }: ReadTools): Reads {
	/** With the cheapest price of each row. */
	async function priced<Row extends { id: number }>(kind: 'albums' | 'pressings', rows: Row[]) {
		return readListed(database, kind, rows, { buyer, now: clock() });
	}

	/** Lines with what is stored of each, in the order of `ids`. */
	async function readLines(ids: number[]): Promise<ArtistLine[]> {
		const counts = await readArtistCounts(database, ids);
		const lines = new Map((await readLinesOf(database, ids)).map((line) => [line.id, line]));
		return ids.flatMap((id) => {
			const line = lines.get(id);
			return line === undefined ? [] : [{ ...line, counts: counts.get(id) ?? null }];
		});
	}

	async function readCounts(ids: number[]): Promise<void> {
		tell({ type: 'counts', counts: await readArtistCounts(database, ids) });
	}

	return {
		read: readLines,
		async library() {
			const rows = await readArtistLines(database, mostInLibrary);
			tell({ type: 'artists', place: 'library', rows });
			if (rows.length === mostInLibrary) {
				const text = `Here are the ${formatCount(mostInLibrary)} best known artists: ":" searches all.`;
				tell({ type: 'message', text, tone: 'plain' });
			}
			for (let at = 0; at < rows.length; at += countedAtOnce) {
				// Keys that were pressed meanwhile come first.
				await new Promise((resolve) => setImmediate(resolve));
				const some = rows.slice(at, at + countedAtOnce);
				takeInNames(some.map(artistPane.name));
				const ids = some.map(({ id }) => id);
				await readCounts(ids);
			}
		},
		counts: readCounts,
		async similar(artistId) {
			const similars = await readSimilarArtists(database, artistId);
			const scores = new Map(similars.map(({ artist, score }) => [artist.id, score]));
			const lines = await readLines([...scores.keys()]);
			const rows = lines.map((line) => ({ ...line, score: scores.get(line.id) ?? null }));
			tell({ type: 'artists', place: `similar:${artistId}`, rows });
		},
		async lines(artistIds) {
			tell({ type: 'artist-lines', rows: await readLines(artistIds) });
		},
		async albums(artistId) {
			tell({ type: 'albums', artistId, rows: await priced('albums', await readAlbumLines(database, artistId)) });
		},
		async pressings(albumId) {
			const album = await findAlbum(database, albumId);
			const rows = album === undefined ? [] : await readReleasesOf(database, album);
			const credit = album?.credit ?? null;
			const lines = rows.map((row) => ({ ...row, credit }));
			tell({ type: 'pressings', key: `album:${albumId}`, rows: await priced('pressings', lines) });
		},
		async label(label) {
			const found = await readReleasesOfLabel(database, label, mostOfLabel);
			const rows = found.map(({ release, album }) => ({ ...release, credit: album?.credit ?? null }));
			tell({ type: 'pressings', key: `label:${label}`, rows: await priced('pressings', rows) });
		},
		async search(query) {
			tell({ type: 'hits', query, hits: await searchEverything(database, query, mostHits) });
		},
		async review() {
			tell({ type: 'review', waiting: await countForReview(database) });
		},
	};
}
