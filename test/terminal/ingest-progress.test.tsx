import { setTimeout as sleep } from 'node:timers/promises';
import { renderToString } from 'ink';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LaneProgress, Progress } from '../../source/ingest/events.ts';
import { rememberNews } from '../../source/terminal/news.ts';
import { widthOf } from '../../source/terminal/output/widths.ts';
import { IngestFrame, IngestProgress, type Snapshot } from '../../source/terminal/screens/ingest-progress.tsx';

const now = new Date('2026-01-01T00:00:00Z');

function lane(change: Partial<LaneProgress>): LaneProgress {
	return {
		lane: 'lastfm',
		label: 'Last.fm',
		done: 30,
		known: 60,
		callsPerMinute: 59.6,
		secondsLeft: 30,
		waiting: null,
		limited: 0,
		failed: 0,
		...change,
	};
}

const progress: Progress = {
	lanes: [
		lane({}),
		lane({ lane: 'musicbrainz', label: 'MusicBrainz', done: 10, known: 10 }),
		lane({
			lane: 'discogs',
			label: 'Discogs',
			done: 1234,
			known: 12_345,
			waiting: {
				until: new Date(now.getTime() + 41_500),
				reason: 'discogs masters/{id}/versions: waits 60 s (too many requests)',
			},
			limited: 1,
			failed: 3,
		}),
		lane({ lane: 'pictures', label: 'Pictures', done: 0, known: 0, secondsLeft: null }),
	],
	totals: {
		artists: { found: 2907, added: 166 },
		albums: { found: 239, added: 238 },
		releases: { found: 3630, added: 3610 },
	},
	seconds: 83,
	isStopping: false,
};

const news = [
	{ text: '新しい学校のリーダーズ 👩‍🎤 '.repeat(12), tone: 'plain' },
	{ text: 'AM → 19 pressings, 19 new', tone: 'plain' },
] as const;
const snapshot: Snapshot = { progress, news: [...news], now };

function draw(columns: number, change: Partial<Parameters<typeof IngestFrame>[0]> = {}): string {
	const frame = (
		<IngestFrame
			title="vinilogy seed · /data/vinilogy.sqlite"
			snapshot={snapshot}
			columns={columns}
			rows={30}
			isOver={false}
			{...change}
		/>
	);
	return renderToString(frame, { columns });
}

describe('a frame', () => {
	test.each([160, 100, 60, 40])('is never wider than %i columns and names every lane', (columns) => {
		const frame = draw(columns);
		for (const line of frame.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
		for (const label of ['Last.fm', 'MusicBrainz', 'Discogs', 'Pictures']) expect(frame).toContain(label);
		expect(frame).toContain('1,234/12,345');
	});

	test('with room says everything: rate, time left, waits with their reason, 429s and failures', () => {
		const lines = draw(160).split('\n');
		expect(lines.find((line) => line.startsWith('Last.fm'))).toMatch(/█{14}░{14} +30\/60 +60\/min +30 s left$/);
		expect(lines.find((line) => line.startsWith('MusicBrainz'))).toMatch(/all done$/);
		expect(lines.find((line) => line.startsWith('Discogs'))).toContain(
			'· waits 42 s · 1× too fast · 3 failed · too many requests',
		);
		expect(lines.find((line) => line.startsWith('Artists'))).toBe(
			'Artists 2,907 named, 166 new · Albums 239 found, 238 new · Releases 3,630 found, 3,610 new',
		);
	});

	test('drops the rate, then counts, then the bar as it gets narrower', () => {
		const shows = (columns: number) => [/\/min/, /× too fast/, /█/].map((part) => part.test(draw(columns)));
		expect(shows(110)).toEqual([true, true, true]);
		expect(shows(100)).toEqual([false, true, true]);
		expect(shows(60)).toEqual([false, false, true]);
		expect(shows(40)).toEqual([false, false, false]);
	});

	test('words give way before numbers do', () => {
		const totals = (columns: number) =>
			draw(columns)
				.split('\n')
				.find((line) => line.includes('238'));
		expect(totals(80)).toBe('Artists 2,907 +166 · Albums 239 +238 · Releases 3,630 +3,610');
		expect(totals(50)).toBe('Artists +166 · Albums +238 · Releases +3,610');
		expect(totals(40)).toBe('+166 · +238 · +3,610');
		expect(draw(80)).toContain('· waits 42 s');
	});

	test('is never higher than the terminal: news give way first', () => {
		const many = {
			...snapshot,
			news: Array.from({ length: 50 }, (_, at) => ({ text: `line ${at}`, tone: 'plain' as const })),
		};
		for (const rows of [12, 14, 24, 60]) {
			const frame = draw(100, { snapshot: many, rows });
			expect(frame.split('\n').length).toBeLessThan(rows);
		}
		expect(draw(100, { snapshot: many, rows: 24 })).toContain('line 49');
	});

	test('says which keys work now, and that it is finishing', () => {
		expect(draw(100)).toContain('Ctrl-C finish what is in hand and stop');
		const stopping = draw(100, { snapshot: { ...snapshot, progress: { ...progress, isStopping: true } } });
		expect(stopping).toContain('Finishing what is in hand … Ctrl-C leave now');
		const last = draw(100, { isOver: true });
		expect(last).not.toContain('Ctrl-C');
		expect(last).not.toContain('waits');
	});
});

test('news keep their order, leave out what is for machines, and do not grow for ever', () => {
	let lines = rememberNews([], { type: 'started', pending: 3 });
	expect(lines).toEqual([]);
	for (let at = 0; at < 200; at += 1)
		lines = rememberNews(lines, { type: 'albums', artist: `Artist ${at}`, found: 1, added: 1 });
	expect(lines.length).toBeLessThan(100);
	expect(lines.at(-1)?.text).toBe('Artist 199 → 1 studio album, 1 new');
});

describe('the running view', () => {
	afterEach(cleanup);

	test('follows the run, and hears Ctrl-C only', async () => {
		let done = 1;
		const onInterrupt = vi.fn();
		const read = async () => ({ ...snapshot, progress: { ...progress, lanes: [lane({ done, known: 77 })] } });
		const view = render(<IngestProgress title="vinilogy seed" read={read} hasKeyboard onInterrupt={onInterrupt} />);
		await vi.waitFor(() => expect(view.lastFrame()).toContain('1/77'));
		done = 2;
		await vi.waitFor(() => expect(view.lastFrame()).toContain('2/77'));
		view.stdin.write('c');
		view.stdin.write('q');
		await sleep(20);
		expect(onInterrupt).not.toHaveBeenCalled();
		view.stdin.write('\u0003');
		await vi.waitFor(() => expect(onInterrupt).toHaveBeenCalledTimes(1));
	});

	test('reads at most about eight times a second, and never again once the last frame is given', async () => {
		const read = vi.fn(async () => snapshot);
		const view = render(
			<IngestProgress title="vinilogy seed" read={read} hasKeyboard={false} onInterrupt={() => undefined} />,
		);
		await sleep(500);
		expect(read.mock.calls.length).toBeLessThanOrEqual(5);
		view.rerender(<IngestProgress title="vinilogy seed" last={snapshot} />);
		const reads = read.mock.calls.length;
		await sleep(300);
		expect(read.mock.calls.length).toBe(reads);
		expect(view.lastFrame()).not.toContain('Ctrl-C');
		expect(view.lastFrame()).toContain('Discogs');
	});
});
