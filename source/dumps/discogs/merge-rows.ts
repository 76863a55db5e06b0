import { mergeArtistNames } from '../../store/dumps/merge-artist-names.ts';
import { mergeMasters } from '../../store/dumps/merge-masters.ts';
import { type MergeCounts, type MergeOptions, mergeReleases } from '../../store/dumps/merge-releases.ts';
import type { Writable } from '../../store/writable.ts';
import type { KeptRows } from './sift/sieve.ts';

/** Stores a batch of whatever kind. */
export function mergeRows(store: Writable, rows: KeptRows, options: MergeOptions): Promise<MergeCounts> {
	switch (rows.kind) {
		case 'releases':
			return mergeReleases(store, rows.batch, options);
		case 'masters':
			return mergeMasters(store, rows.masters);
		case 'artists':
			return mergeArtistNames(store, rows.names);
	}
}
