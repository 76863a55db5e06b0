import { crc32 } from 'node:zlib';
import { createRowPacker } from '../../../../db/packed-rows.ts';
import type { ReleaseFacts } from '../facts.ts';
import { createKnownRecordFinder } from '../known-records.ts';
import { parseRelease } from '../parse-release.ts';
import { isVinyl, readId } from '../record-bytes.ts';
import { createReleaseRows } from '../release-rows.ts';
import { createBatches } from './batches.ts';
import { isAmong, type Sieve, type SieveSettings } from './sieve.ts';

/**
 * Keeps releases on vinyl within the scope, and what was kept of an earlier dump and is on vinyl no longer. Two thirds of a dump are not on
 * vinyl and most of the rest was there last month: both are told by their bytes, and never parsed. Of records with the same id the last counts.
 */
export function createReleaseSieve({ wanted, known, onUnknown }: SieveSettings): Sieve {
	const finder = createKnownRecordFinder(known);
	const toReleaseRows = createReleaseRows();
	const releases = createRowPacker();
	const credits = createRowPacker();
	const keys = createRowPacker();
	const batches = createBatches(() => ({
		kind: 'releases',
		batch: { releases: releases.take(), credits: credits.take(), keys: keys.take() },
	}));
	const isWanted = ({ masterId, artists }: ReleaseFacts) =>
		wanted === 'all' ||
		(masterId !== null && isAmong(wanted.masters, masterId)) ||
		artists.some(({ discogsId }) => discogsId !== null && isAmong(wanted.artists, discogsId));
	return {
		take(record) {
			const id = readId('releases', record);
			const hashBefore = id === null ? undefined : finder.meet(id);
			if (hashBefore === undefined && !isVinyl(record)) return 'passed';
			const hash = crc32(record);
			if (hash === hashBefore) return 'unchanged';
			const facts = parseRelease(record.toString('utf8'), onUnknown);
			if (id === null) finder.meet(facts.discogsId);
			if (hashBefore === undefined && !isWanted(facts)) return 'passed';
			const made = toReleaseRows(facts, hash);
			if (hashBefore === undefined && !made.isVinyl) return 'passed';
			batches.begin(facts.discogsId);
			releases.add(made.release);
			for (const credit of made.credits) credits.add(credit);
			for (const key of made.keys) keys.add(key);
			return 'kept';
		},
		skip(record) {
			const id = readId('releases', record);
			if (id !== null) finder.meet(id);
		},
		hand: batches.hand,
		missing: finder.missing,
	};
}
