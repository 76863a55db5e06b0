import type { ListedRow } from '../../../store/listeners/discogs-lists-reader.ts';
import { type ListedFacts, nearestCopy } from '../../../store/listeners/discogs-lists-writer.ts';

/** A row of a file with the stored row that is the same copy; null where there is none yet. */
export interface Pair {
	facts: ListedFacts;
	stored: ListedRow | null;
}

/**
 * Which row of a file is which stored one: the k-th copy of a release in the file is the k-th stored, where several are, those of the same folder
 * and day first. Every stored row is taken once; on a wantlist a release stands once, and a file that has it twice means the same.
 */
export function pairCopies(
	list: 'collection' | 'wantlist',
	file: readonly ListedFacts[],
	stored: readonly ListedRow[],
): Pair[] {
	const distinct =
		list === 'collection' ? file : [...new Map(file.map((facts) => [facts.discogsId, facts] as const)).values()];
	const byRelease = Map.groupBy(stored, ({ discogsId }) => discogsId);
	const pairs = new Map<ListedFacts, ListedRow>();
	for (const [discogsId, copies] of Map.groupBy(distinct, (facts) => facts.discogsId)) {
		let free = byRelease.get(discogsId) ?? [];
		// Whoever has its very own counterpart takes it before the others choose.
		for (const isExact of [true, false]) {
			for (const facts of copies) {
				if (pairs.has(facts)) continue;
				const candidates = isExact ? free.filter((row) => isSamePlace(row, facts)) : free;
				const chosen = nearestCopy(candidates, facts);
				if (chosen === undefined) continue;
				pairs.set(facts, chosen);
				free = free.filter((row) => row !== chosen);
			}
		}
	}
	return distinct.map((facts) => ({ facts, stored: pairs.get(facts) ?? null }));
}

function isSamePlace(row: ListedRow, facts: ListedFacts): boolean {
	return row.folder === facts.folder && row.addedAt?.getTime() === facts.addedAt?.getTime();
}

/** What a file says beyond a stored row; null where that is nothing. Nothing that is stored is replaced. */
export function missingFacts(row: ListedRow, facts: ListedFacts): Partial<ListedFacts> | null {
	// Strangers are told no folder. Everybody else is told everything: what is not there then is not noted.
	if (row.source === 'discogs' && (row.list === 'wantlist' || row.folder !== null)) return null;
	const simple = (['folder', 'rating', 'mediaCondition', 'sleeveCondition', 'notes', 'addedAt'] as const).filter(
		(column) => row[column] === null && facts[column] !== null,
	);
	const fields = { ...facts.fields, ...row.fields };
	const hasMore = Object.keys(fields).length > Object.keys(row.fields).length;
	if (simple.length === 0 && !hasMore) return null;
	const told = Object.fromEntries(simple.map((column) => [column, facts[column]]));
	return { ...told, ...(hasMore ? { fields } : {}) };
}
