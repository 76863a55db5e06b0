import type { Database } from '../../../../db/client.ts';
import type { FileEncoding } from '../../../csv/text-file.ts';
import { parseVersionFormat } from '../../../matching/discogs-format.ts';
import { parseReleased } from '../../../matching/released.ts';
import { depthNumber, laneOf } from '../../../steps/plan.ts';
import { type DiscogsList, readDiscogsList, readUnplaced } from '../../../store/listeners/discogs-lists-reader.ts';
import { insertListed, type ListedFacts, updateListed } from '../../../store/listeners/discogs-lists-writer.ts';
import { reviseListener } from '../../../store/listeners/revision.ts';
import { readListed } from '../../../store/releases-reader.ts';
import { type NewRelease, saveReleases } from '../../../store/releases-writer.ts';
import { queueSteps } from '../../../store/sync-state.ts';
import { type Writable, writeAt } from '../../../store/writable.ts';
import { placeListed } from '../place-listed.ts';
import { missingFacts, type Pair, pairCopies } from './pair-copies.ts';
import type { ListFile } from './read-file.ts';

export interface ImportTools {
	database: Database;
	clock: () => Date;
}

export interface ImportedList {
	encoding: FileEncoding;
	/** Rows that could be read, and those that could not, with the line on which they begin. */
	rows: number;
	bad: { line: number; reason: string }[];
	unknownColumns: string[];
	isDayOrderGuessed: boolean;
	added: number;
	/** Stored rows of which the file said more. */
	filled: number;
	/** Stored rows that it says nothing new of. */
	same: number;
	/** Releases that the catalogue lacked. */
	releases: number;
	/** Releases that found their album by artist and title; and those whose page at Discogs is to tell more. Null in a dry run. */
	placed: number | null;
	queued: number | null;
}

/** Thousands of ids in one question are more than SQLite takes. */
const idsAtOnce = 500;

/**
 * Imports a list as `readListFile` reads it. Copies that are stored are recognised and never doubled; what the file says beyond them is filled in.
 * Importing an export, or the same file again, changes nothing. A dry run counts, and stores nothing. Throws StorageError.
 */
export async function importList(
	{ database, clock }: ImportTools,
	of: DiscogsList,
	{ file, isDryRun }: { file: ListFile; isDryRun: boolean },
): Promise<ImportedList> {
	const facts = file.rows.flatMap((row) => ('facts' in row ? row.facts : []));
	const bad = file.rows.flatMap((row) => ('reason' in row ? row : []));
	const { encoding, unknownColumns, isDayOrderGuessed } = file;
	const told = { encoding, unknownColumns, isDayOrderGuessed, rows: facts.length, bad };
	if (isDryRun) {
		const counted = count(pairCopies(of.list, facts, await readDiscogsList(database, of)));
		const unknown = await findUnknown(database, facts);
		return { ...told, ...counted, releases: unknown.length, placed: null, queued: null };
	}
	return writeAt(database, clock(), async (store) => {
		// What another program stores of the list meanwhile would be there twice.
		await store.write.lock('user_discogs_collections');
		const pairs = pairCopies(of.list, facts, await readDiscogsList(store, of));
		const counted = count(pairs);
		await storePairs(store, of, pairs);
		const unknown = await findUnknown(store, facts);
		for (let at = 0; at < unknown.length; at += idsAtOnce) {
			await saveReleases(store, 'file', unknown.slice(at, at + idsAtOnce).flatMap(toNewRelease));
		}
		const { placed } = await placeListed(store, of.userId);
		const queued = await queueUnplaced(store, of.userId, unknown);
		if (counted.added + counted.filled > 0) await reviseListener(store, of.userId);
		return { ...told, ...counted, releases: unknown.length, placed, queued };
	});
}

function count(pairs: readonly Pair[]): Pick<ImportedList, 'added' | 'filled' | 'same'> {
	const known = pairs.flatMap(({ facts, stored }) => (stored === null ? [] : [missingFacts(stored, facts)]));
	const filled = known.filter((missing) => missing !== null).length;
	return { added: pairs.length - known.length, filled, same: known.length - filled };
}

async function storePairs(store: Writable, of: DiscogsList, pairs: readonly Pair[]): Promise<void> {
	for (const { facts, stored } of pairs) {
		const missing = stored === null ? null : missingFacts(stored, facts);
		if (stored !== null && missing !== null) await updateListed(store, stored.id, missing);
	}
	const fresh = pairs.filter(({ stored }) => stored === null).map(({ facts }) => facts);
	await insertListed(store, of, fresh, 'file');
}

/** The first row of each release that the catalogue lacks. */
async function findUnknown(database: Parameters<typeof readListed>[0], facts: ListedFacts[]): Promise<ListedFacts[]> {
	const byId = new Map(facts.toReversed().map((row) => [row.discogsId, row]));
	const ids = [...byId.keys()].sort((one, other) => one - other);
	const unknown: ListedFacts[] = [];
	for (let at = 0; at < ids.length; at += idsAtOnce) {
		const some = ids.slice(at, at + idsAtOnce);
		const known = await readListed(database, some);
		unknown.push(...some.filter((id) => !known.has(id)).flatMap((id) => byId.get(id) ?? []));
	}
	return unknown;
}

/** A release of which no title is known waits for its page at Discogs. */
function toNewRelease({ discogsId, described }: ListedFacts): NewRelease[] {
	if (described.title === '') return [];
	const { isUnofficial: _, ...format } = parseVersionFormat(described.format ?? '', []);
	const { title, label, catalogNumber } = described;
	const none = { barcode: null, identifiers: null, notes: null, discogsRating: null, discogsVotes: null };
	const unsaid = { albumId: null, masterId: null, country: null, have: null, want: null };
	return [
		{ ...format, ...none, ...unsaid, ...parseReleased(described.released), discogsId, title, label, catalogNumber },
	];
}

/** A file names no artist by number and no master: the page of each new release without an album does, and brings its artists. */
async function queueUnplaced(store: Writable, userId: number, unknown: readonly ListedFacts[]): Promise<number> {
	const open = new Set((await readUnplaced(store, userId)).map(({ release }) => release.discogsId));
	const wanted = unknown.filter(({ discogsId, described }) => described.title === '' || open.has(discogsId));
	await queueSteps(
		store,
		wanted.map(({ discogsId }) => ({
			...{ entity: 'discogs-release' as const, entityId: discogsId, step: 'release-details' },
			...{ lane: laneOf['release-details'], depth: depthNumber('releases'), spread: false },
		})),
	);
	return wanted.length;
}
