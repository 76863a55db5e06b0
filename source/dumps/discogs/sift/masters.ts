import { crc32 } from 'node:zlib';
import { createRowPacker, type StagedRow } from '../../../../db/packed-rows.ts';
import { normalizeTitle } from '../../../matching/names.ts';
import { createCreditReader, printCredit, type ReadCredits } from '../credit.ts';
import type { MasterFacts } from '../facts.ts';
import { createKnownRecordFinder } from '../known-records.ts';
import { parseMaster } from '../parse-master.ts';
import { readId } from '../record-bytes.ts';
import { createBatches } from './batches.ts';
import { isAmong, type Sieve, type SieveSettings } from './sieve.ts';

/**
 * Keeps the masters of wanted artists and those that stored albums have; where everything is wanted, all: which of them are on vinyl only
 * releases tell. Of two with one id the last counts.
 */
export function createMasterSieve({ wanted, known, onUnknown }: SieveSettings): Sieve {
	const finder = createKnownRecordFinder(known);
	const readCredits = createCreditReader();
	const masters = createRowPacker();
	const batches = createBatches(() => ({ kind: 'masters', masters: masters.take() }));
	const isWanted = ({ discogsId, artists }: MasterFacts) =>
		wanted === 'all' ||
		isAmong(wanted.masters, discogsId) ||
		artists.some((artist) => artist.discogsId !== null && isAmong(wanted.artists, artist.discogsId));
	return {
		take(record) {
			const id = readId('masters', record);
			const hashBefore = id === null ? undefined : finder.meet(id);
			const hash = crc32(record);
			if (hash === hashBefore) return 'unchanged';
			const facts = parseMaster(record.toString('utf8'), onUnknown);
			if (hashBefore === undefined && !isWanted(facts)) return 'passed';
			batches.begin(facts.discogsId);
			masters.add(toMasterRow(facts, hash, readCredits));
			return 'kept';
		},
		skip(record) {
			const id = readId('masters', record);
			if (id !== null) finder.meet(id);
		},
		hand: batches.hand,
		missing: finder.missing,
	};
}

/** In the order of `staged_masters`. */
function toMasterRow(
	{ discogsId, artists, title, year, mainReleaseId }: MasterFacts,
	hash: number,
	readCredits: ReadCredits,
): StagedRow {
	const credits = readCredits(artists);
	const artistId = credits[0]?.artistId ?? null;
	return [discogsId, artistId, title, normalizeTitle(title), printCredit(credits), year, mainReleaseId, hash];
}
