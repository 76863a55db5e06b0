import type { ImportOutcome } from '../../../source/dumps/progress.ts';

/** What came of a file, with what a test says of it. */
export function outcomeOf(told: Partial<ImportOutcome>): ImportOutcome {
	return {
		...{ importId: 3, file: 'discogs_20261001_releases.xml.gz', kind: 'releases', edition: '2026-10' },
		...{ isResumed: false, records: 19_417_067, kept: 6_012_345, added: 61_200, changed: 9_400 },
		...{ unchanged: 5_941_745, gone: 310, rejected: 0, rejectsFile: null, unknownElements: [], seconds: 1_234 },
		...told,
	};
}
