import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import { exitCodes } from '../../source/errors.ts';
import { exitCodeOfAnswer } from '../../source/terminal/answers.ts';
import { readWantedArtist } from '../../source/terminal/artist-question.ts';
import { exitCodeOfRun, isMissingKey, type Outcome } from '../../source/terminal/ingest-outcome.ts';
import { formatSummary } from '../../source/terminal/output/summary.ts';
import { describeOwnCommand } from '../../source/terminal/own-command.ts';

describe('exit code of a run', () => {
	const missingKey = { message: 'lastfm needs a key', next: 'get one', exitCode: exitCodes.credentials };
	const unreachable = { message: 'discogs is down', next: 'later', exitCode: exitCodes.unreachable };
	const summary = { done: 5, failed: 0, isStopped: false, problems: [] };
	const outcome = (change: Partial<Outcome['summary']>, rest: Partial<Outcome> = {}) =>
		exitCodeOfRun({ summary: { ...summary, ...change }, badLines: 0, notices: new Set(), ...rest });

	test('done', () => {
		expect(outcome({})).toBe(0);
		expect(outcome({ done: 0 })).toBe(0);
	});
	test('cancelled, whatever else happened', () =>
		expect(outcome({ isStopped: true, problems: [unreachable] })).toBe(2));
	test('partly: a source failed, a step failed, or a line was bad', () => {
		expect(outcome({ problems: [unreachable] })).toBe(3);
		expect(outcome({ failed: 1 })).toBe(3);
		expect(outcome({}, { badLines: 1 })).toBe(3);
	});
	test('a key that is not set is a notice where anything was done without it', () => {
		expect(outcome({ problems: [missingKey] }, { notices: new Set([missingKey.message]) })).toBe(0);
		expect(outcome({ problems: [missingKey] })).toBe(3);
	});
	test('nothing was done: the reason counts, and a source that is down comes before a key that is not set', () => {
		const notices = new Set([missingKey.message]);
		expect(outcome({ done: 0, problems: [missingKey] }, { notices })).toBe(4);
		expect(outcome({ done: 0, failed: 2, problems: [unreachable] })).toBe(5);
		expect(outcome({ done: 0, problems: [missingKey, unreachable] }, { notices })).toBe(5);
	});
});

test('only a key that is not set is a notice: one that was refused is a failure', () => {
	const blocked = { type: 'blocked', provider: 'lastfm', message: '', next: '' } as const;
	const { settings } = readConfiguration({ VINILOGY_CONFIG: '/nonexistent' }, '/nonexistent');
	expect(isMissingKey(blocked, settings)).toBe(true);
	expect(isMissingKey(blocked, { ...settings, keys: { lastfmApiKey: 'x' } })).toBe(false);
	expect(isMissingKey({ ...blocked, provider: 'musicbrainz' }, settings)).toBe(false);
});

test('exit code of an answer', () => {
	const [credentials, unreachable, cancelled] = [{ exitCode: 4 }, { exitCode: 5 }, { exitCode: 2 }];
	expect(exitCodeOfAnswer({ hasAnswer: true, problems: [] })).toBe(0);
	expect(exitCodeOfAnswer({ hasAnswer: false, problems: [] })).toBe(1);
	expect(exitCodeOfAnswer({ hasAnswer: true, problems: [unreachable] })).toBe(3);
	expect(exitCodeOfAnswer({ hasAnswer: false, problems: [unreachable] })).toBe(5);
	expect(exitCodeOfAnswer({ hasAnswer: false, problems: [credentials] })).toBe(4);
	expect(exitCodeOfAnswer({ hasAnswer: true, problems: [unreachable, cancelled] })).toBe(2);
});

describe('the summary of a run', () => {
	const none = { found: 0, added: 0 };
	const summary = {
		totals: { artists: { found: 66, added: 8 }, albums: none, releases: none },
		done: 0,
		failed: 0,
		left: 0,
		review: 0,
		seconds: 3,
		calls: {},
		limited: 0,
		isStopped: false,
		problems: [],
	};
	const context = {
		suggestions: [],
		blocked: new Map<string, number>(),
		command: 'vinilogy',
		ifIdle: 'Nothing was due.',
		columns: Number.POSITIVE_INFINITY,
	};

	test('says what was named, and that nothing was due', () => {
		const text = formatSummary(summary, context);
		expect(text).toContain('66 artists named (8 new)');
		expect(text).toContain('0 left.');
		expect(text).toContain('Nothing was due.');
	});
	test('says which key is waited for, and how it goes on', () => {
		const blocked = new Map([['DISCOGS_TOKEN', 3]]);
		expect(formatSummary({ ...summary, left: 3 }, { ...context, blocked })).toContain(
			'3 left for DISCOGS_TOKEN; `vinilogy ingest` goes on with them.',
		);
		expect(formatSummary({ ...summary, left: 4 }, { ...context, blocked })).toContain(
			'4 left: 3 for DISCOGS_TOKEN, 1 for a wait or another attempt; `vinilogy ingest` goes on with them.',
		);
		expect(formatSummary({ ...summary, left: 1, isStopped: true }, context)).toContain(
			'1 left for the next time; `vinilogy ingest` goes on with it.',
		);
	});
	test('names providers as they do, and goes on with the indent of a line where it is wrapped', () => {
		const problem = {
			message: 'discogs is down',
			next: 'Check the key of discogs with `vinilogy config`.',
			exitCode: 5,
		};
		const text = formatSummary({ ...summary, problems: [problem] }, { ...context, columns: 30 });
		expect(text).toContain('Discogs is down\n  Check the key of Discogs\n  with `vinilogy config`.');
	});
});

test('an artist is named in exactly one way', () => {
	expect(readWantedArtist(['Arctic', 'Monkeys'], {}, '')).toEqual({ name: 'Arctic Monkeys' });
	const mbid = 'ada7a83c-e3e1-40f1-93f9-3e73dbc9298a';
	expect(readWantedArtist([], { mbid: `https://musicbrainz.org/artist/${mbid.toUpperCase()}` }, '')).toEqual({ mbid });
	expect(() => readWantedArtist([], {}, 'x')).toThrow('No artist is named');
	expect(() => readWantedArtist(['a'], { discogsId: 1 }, 'x')).toThrow('one way only');
	expect(() => readWantedArtist([], { mbid: 'abc' }, 'x')).toThrow('"abc" is not an MBID');
});

test('commands that are printed name the program and its database as they were called', () => {
	const describeWith = (environment: Record<string, string>, script: string) =>
		describeOwnCommand(script, readConfiguration({ VINILOGY_CONFIG: '/nonexistent', ...environment }, '/nonexistent'));
	expect(describeWith({}, '/usr/local/bin/vinilogy')).toBe('vinilogy');
	expect(describeWith({}, '/home/a/node_modules/.bin/vinilogy')).toBe('npx vinilogy');
	expect(describeWith({ DATABASE_URL: 'my music.sqlite' }, 'dist/source/cli.js')).toBe(
		'DATABASE_URL="my music.sqlite" npx vinilogy',
	);
	expect(describeWith({ DATABASE_URL: 'postgres://me:secret@host/db' }, 'dist/source/cli.js')).toBe('npx vinilogy');
});
