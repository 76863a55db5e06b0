import { afterEach } from 'vitest';
import type { Database, Engine } from '../../db/client.ts';
import type { ArtistRow } from '../../source/store/artists-reader.ts';
import { type NamedArtist, saveNamedArtist } from '../../source/store/artists-writer.ts';
import type { NewRelease } from '../../source/store/releases-writer.ts';
import { type Writable, writeAt } from '../../source/store/writable.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/databases.ts';

export const monday = new Date('2026-11-16T08:00:00.000Z');
export const tuesday = new Date('2026-11-17T08:00:00.000Z');

export const mbidOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** New databases for the tests of one file, dropped after each test. */
export function createStores(engine: Engine) {
	let opened: TestDatabase[] = [];

	afterEach(async () => {
		for (const { drop } of opened) await drop();
		opened = [];
	});

	return async () => {
		const stored = await createTestDatabase(engine);
		opened.push(stored);
		const { database, url } = stored;
		return {
			database,
			url,
			/** Writes on monday unless told otherwise. */
			write: <T>(work: (store: Writable) => Promise<T>, now = monday) => writeAt(database, now, work),
			/** The row of an artist that a source names. */
			name: (named: Partial<NamedArtist> & { name: string }, now = monday): Promise<ArtistRow> =>
				writeAt(
					database,
					now,
					async (store) =>
						(await saveNamedArtist(store, { mbid: null, lastfmUrl: null, source: 'lastfm', ...named })).artist,
				),
		};
	};
}

/** Every artist row, the oldest first. */
export async function readArtists({ read, tables }: Database): Promise<ArtistRow[]> {
	return read.select().from(tables.artists).orderBy(tables.artists.id);
}

/** A pressing as a listing of versions tells it. */
export function listed(discogsId: number, changes: Partial<NewRelease> = {}): NewRelease {
	return {
		discogsId,
		albumId: null,
		masterId: 10362,
		title: 'The Dark Side of the Moon',
		country: 'UK',
		year: 1973,
		released: '1973',
		format: 'LP',
		text: null,
		descriptions: ['Album'],
		discs: 1,
		isVinyl: true,
		isOfficial: true,
		isPromo: false,
		isTestPressing: false,
		isReissue: false,
		label: 'Harvest',
		catalogNumber: 'SHVL 804',
		barcode: null,
		identifiers: null,
		notes: null,
		discogsRating: null,
		discogsVotes: null,
		have: 100,
		want: 200,
		...changes,
	};
}
