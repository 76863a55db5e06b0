import { mergeArtistNames } from '../../store/dumps/merge-artist-names.ts';
import { mergeMasters } from '../../store/dumps/merge-masters.ts';
import { type MergeCounts, type MergeOptions, mergeReleases } from '../../store/dumps/merge-releases.ts';
import type { Writable } from '../../store/writable.ts';
import type { KeptRows } from './sift/sieve.ts';

/** Stores batches of whatever kind, one after the other. */
export async function mergeRows(
	store: Writable,
	batches: readonly KeptRows[],
	options: MergeOptions,
): Promise<MergeCounts> {
	const counts = { added: 0, changed: 0 };
	for (const batch of batches) {
		const { added, changed } = await mergeBatch(store, batch, options);
		counts.added += added;
		counts.changed += changed;
	}
	return counts;
}

function mergeBatch(store: Writable, rows: KeptRows, options: MergeOptions): Promise<MergeCounts> {
	switch (rows.kind) {
		case 'releases':
			return mergeReleases(store, rows.batch, options);
		case 'masters':
			return mergeMasters(store, rows.masters);
		case 'artists':
			return mergeArtistNames(store, rows.names);
	}
}
