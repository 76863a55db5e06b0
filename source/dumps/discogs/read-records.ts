import type { OpenDump } from '../read/open-dump.ts';
import type { Rejects } from '../read/rejects.ts';
import { type RecordKind, Scanner } from '../read/scanner.ts';
import { BadRecord } from './facts.ts';
import { createArtistSieve } from './sift/artists.ts';
import { createMasterSieve } from './sift/masters.ts';
import { createReleaseSieve } from './sift/releases.ts';
import type { Sieve, SieveSettings } from './sift/sieve.ts';
import type { FromThread, ReadOrder, ReadSoFar } from './thread-messages.ts';

/** A batch is what one transaction stores: a fraction of a second's work. */
const keptPerBatch = 3_000;
/** Where little is kept there is a checkpoint all the same. */
const recordsPerBatch = 500_000;
const progressMilliseconds = 250;
/** A dump that names more kinds of new elements than this is no dump. */
const mostUnknown = 100;

type Told = Extract<FromThread, { type: 'progress' | 'batch' | 'end' }>;

/**
 * Reads a dump from its checkpoint to its end, and hands over what is kept in batches that end at the same records whenever the same file
 * is read. A record that cannot be used goes to the rejects. Throws what opening and unpacking throw, after the batch before the damage.
 */
export async function* readRecords(
	dump: OpenDump,
	{ kind, from, ...settings }: ReadOrder,
	rejects: Rejects,
): AsyncGenerator<Told> {
	const unknown = new Map<string, number>();
	const onUnknown = (name: string) => {
		if (unknown.has(name) || unknown.size < mostUnknown) unknown.set(name, (unknown.get(name) ?? 0) + 1);
	};
	const sieve = createSieve(kind, { ...settings, onUnknown });
	const so: ReadSoFar = {
		...{ position: from, bytes: 0, records: 0, kept: 0, unchanged: 0, rejected: 0 },
		isSkipping: from > 0,
	};
	const told: Told[] = [];
	let lost = 0;
	let batch = { records: 0, kept: 0 };

	function hand() {
		batch = { records: so.records, kept: so.kept };
		return { so: { ...so, bytes: dump.bytesRead() }, rows: sieve.hand() };
	}

	function reject(reason: string, bytes: Buffer, position: number): void {
		so.rejected += 1;
		rejects.add(reason, bytes, position);
	}

	function onRecord(bytes: Buffer, begin: number, end: number, position: number): void {
		const record = bytes.subarray(begin, end);
		if (position <= from) {
			sieve.skip(record);
			return;
		}
		so.isSkipping = false;
		so.position = position;
		so.records += 1;
		try {
			const sifted = sieve.take(record);
			if (sifted === 'kept') so.kept += 1;
			if (sifted === 'unchanged') so.unchanged += 1;
		} catch (error) {
			if (!(error instanceof BadRecord)) throw error;
			reject(error.message, record, position - record.length);
		}
		if (so.kept - batch.kept >= keptPerBatch || so.records - batch.records >= recordsPerBatch) {
			told.push({ type: 'batch', ...hand() });
		}
	}

	const scanner = new Scanner(kind, onRecord, (reason, bytes, position) => {
		if (position < from) return;
		// Behind its beginning, so that whoever goes on from here does not count it again.
		so.position = position + 1;
		lost += 1;
		reject(reason, bytes, position);
	});
	let toldAt = 0;
	try {
		for await (const chunk of dump.chunks) {
			scanner.push(chunk);
			yield* told.splice(0);
			if (Date.now() - toldAt < progressMilliseconds) continue;
			toldAt = Date.now();
			yield { type: 'progress', so: { ...so, bytes: dump.bytesRead() } };
		}
		scanner.end();
	} catch (error) {
		yield* told.splice(0);
		yield { type: 'batch', ...hand() };
		throw error;
	}
	yield* told.splice(0);
	const unknownElements = [...unknown].map(([name, count]) => ({ name, count }));
	// What could not be told apart from its neighbours may be one of those that did not come.
	const missing = lost === 0 ? sieve.missing() : [];
	yield { type: 'end', ...hand(), end: { missing, unknownElements } };
}

function createSieve(kind: RecordKind, settings: SieveSettings): Sieve {
	switch (kind) {
		case 'releases':
			return createReleaseSieve(settings);
		case 'masters':
			return createMasterSieve(settings);
		case 'artists':
			return createArtistSieve(settings);
	}
}
