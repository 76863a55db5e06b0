import { afterEach } from 'vitest';
import type { Database, Engine } from '../../db/client.ts';
import {
	type Joined,
	joinByDiscogsId,
	joinByMbid,
	joinByPage,
	joinByPerson,
} from '../../source/store/artist-identity.ts';
import type { ArtistRow } from '../../source/store/artists-reader.ts';
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
			/** The row of an artist as each kind of source names it. */
			byMbid: (name: string, mbid: string, source: 'musicbrainz' | 'credit' = 'musicbrainz') =>
				joined(database, monday, (store) => joinByMbid(store, { name, mbid, source })),
			byPage: (name: string, url: string, mbidHint: string | null = null, now = monday) =>
				joined(database, now, (store) => joinByPage(store, { name, url, mbidHint, source: 'lastfm' })),
			byPerson: (name: string, mbid: string | null = null) =>
				joined(database, monday, (store) => joinByPerson(store, { name, mbid })),
			byDiscogsId: (name: string, discogsId: number) =>
				joined(database, monday, (store) => joinByDiscogsId(store, { name, discogsId })),
		};
	};
}

async function joined(database: Database, now: Date, join: (store: Writable) => Promise<Joined>): Promise<ArtistRow> {
	return (await writeAt(database, now, join)).artist;
}

/** A Last.fm page. */
export const pageOf = (name: string) => `https://www.last.fm/music/${encodeURIComponent(name)}`;

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
