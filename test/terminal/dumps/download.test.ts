import { expect, test } from 'vitest';
import type { DownloadProgress } from '../../../source/dumps/download/progress.ts';
import { describeDownload, describeWait } from '../../../source/terminal/dumps/download.ts';
import { drawStatus } from '../../../source/terminal/dumps/status-line.ts';

const half: DownloadProgress = {
	...{ doing: 'fetch', file: 'discogs_20261001_releases.xml.gz', bytes: 4.7e9, total: 10.5e9 },
	...{ waitingUntil: null, reason: null },
};
const pace = { bytes: 32_500_000, records: 0 };

const draw = (progress: Partial<DownloadProgress>, columns: number, speed: typeof pace | null = pace) =>
	drawStatus(describeDownload({ ...half, ...progress }, speed), 'blocks', columns);

test.each<[string, Partial<DownloadProgress>, string]>([
	['a file on its way', {}, 'releases  ████░░░░░░  44 %  4.7 of 10.5 GB · 32.5 MB/s · 3 min left'],
	['one whose size nobody said', { total: null }, 'releases  4.7 GB · 32.5 MB/s'],
	[
		'what an earlier run left',
		{ doing: 'check' },
		'releases  ████░░░░░░  44 %  4.7 of 10.5 GB · checking what is there · 32.5 MB/s · 3 min left',
	],
	[
		'before it is known which files there are',
		{ file: 'the index', bytes: 0, total: null },
		'the index  0 B · 32.5 MB/s',
	],
	['an empty one', { bytes: 0, total: 0 }, 'releases  0 of 0 B · 32.5 MB/s · 0 s left'],
])('%s', (_, progress, line) => expect(draw(progress, 120)).toBe(line));

test('the time that is left stays on a narrow terminal', () => {
	expect(draw({}, 40)).toBe('releases  44 %  3 min left');
	expect(draw({}, 120, null)).toBe('releases  ████░░░░░░  44 %  4.7 of 10.5 GB');
});

test('a wait says how long and why', () => {
	const now = new Date('2026-11-20T10:00:00.000Z');
	const wait = { ...half, doing: 'wait' as const, waitingUntil: new Date(now.getTime() + 3_359_000) };
	expect(describeWait({ ...wait, reason: 'discogsDumps index: too many requests' }, now)).toMatch(
		/^… releases: waits 55 min 59 s \(.*too many requests\)$/,
	);
	expect(describeWait(wait, now)).toBe('… releases: waits 55 min 59 s');
});
