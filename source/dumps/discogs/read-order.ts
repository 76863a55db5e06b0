import type { Database } from '../../../db/client.ts';
import {
	type KnownRecord,
	readAlbumMasters,
	readArtistDiscogsIds,
	readCatalogueDiscogsIds,
	readKnownMasters,
	readKnownReleases,
} from '../../store/dumps/known-reader.ts';
import type { RecordKind } from '../read/scanner.ts';
import { nobody } from './credit.ts';
import type { KnownRecords } from './known-records.ts';
import type { WantedRecords } from './sift/sieve.ts';
import type { ReadOrder } from './thread-messages.ts';

/** Which records an import keeps: those of what is stored, or everything that is on vinyl. */
export type ImportScope = 'catalog' | 'all';

/**
 * What the reading thread must know of the database: it has none of its own. `startedAt` is when the reading began: what it stored before it
 * was interrupted makes nothing more wanted.
 */
export async function makeReadOrder(
	database: Database,
	{ kind, scope, from, startedAt }: { kind: RecordKind; scope: ImportScope; from: number; startedAt: Date },
): Promise<ReadOrder> {
	return {
		kind,
		from,
		wanted: await readWanted(database, { kind, scope, startedAt }),
		known: await readKnown(database, kind),
	};
}

async function readWanted(
	database: Database,
	{ kind, scope, startedAt }: { kind: RecordKind; scope: ImportScope; startedAt: Date },
): Promise<WantedRecords> {
	// A scope says nothing for artists: theirs are stored.
	if (kind === 'artists') return pick(await readArtistDiscogsIds(database), []);
	if (scope === 'all') return 'all';
	const artists = await readCatalogueDiscogsIds(database, startedAt);
	// Discogs has an artist for each kind of nobody, who is nobody's.
	return pick(
		artists.filter((id) => !nobody.has(id)),
		await readAlbumMasters(database, startedAt),
	);
}

function pick(artists: number[], masters: number[]): WantedRecords {
	return { artists: Uint32Array.from(artists), masters: Uint32Array.from(masters) };
}

async function readKnown(database: Database, kind: RecordKind): Promise<KnownRecords> {
	if (kind === 'releases') return pack(readKnownReleases(database));
	if (kind === 'masters') return pack(readKnownMasters(database));
	return { ids: new Uint32Array(), hashes: new Uint32Array() };
}

/** Grows twice as large when it is full: a million more rows are a few megabytes. */
async function pack(pages: AsyncIterable<KnownRecord[]>): Promise<KnownRecords> {
	let ids = new Uint32Array(1024);
	let hashes = new Uint32Array(1024);
	let length = 0;
	for await (const page of pages) {
		if (length + page.length > ids.length) {
			const capacity = Math.max(length + page.length, ids.length * 2);
			ids = extend(ids, capacity);
			hashes = extend(hashes, capacity);
		}
		for (const { id, hash } of page) {
			ids[length] = id;
			hashes[length] = hash;
			length += 1;
		}
	}
	// A part of a larger array would cross to the thread whole.
	return { ids: ids.slice(0, length), hashes: hashes.slice(0, length) };
}

function extend(numbers: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
	const longer = new Uint32Array(capacity);
	longer.set(numbers);
	return longer;
}
