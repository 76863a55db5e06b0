import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../db/open.ts';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { createProgram, type Program } from './run-program.ts';

const escape27 = String.fromCharCode(27);
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ speed: 100 });
});
afterAll(() => sandbox.close());

function withoutKeys(): Record<string, string> {
	const { LASTFM_API_KEY: _lastfm, DISCOGS_TOKEN: _discogs, FANARTTV_API_KEY: _fanart, ...rest } = sandbox.environment;
	return rest;
}

interface EventLine {
	type: string;
	at?: string;
	[name: string]: unknown;
}

function readEvents(stdout: string): EventLine[] {
	return stdout
		.trim()
		.split('\n')
		.map((line): EventLine => JSON.parse(line));
}

describe('seed, ingest and show', () => {
	let program: Program;
	beforeAll(async () => {
		program = await createProgram(sandbox.environment);
	});
	afterAll(() => program[Symbol.asyncDispose]());

	test('seed --tag fills the database: a line per album on stdout, the summary on stderr', async () => {
		const { code, stdout, stderr } = await program.run(['seed', '--tag', 'indie', '--limit', '3']);
		expect(stderr).toContain('Finished after');
		expect(code).toBe(0);
		const lines = stdout.trim().split('\n');
		expect(lines.length).toBeGreaterThan(5);
		for (const line of lines) expect(line).toMatch(/^.+ → [\d,]+ pressings?, [\d,]+ new( · .+)?$/);
		expect(stderr).toContain('Try next:');
		expect(stdout + stderr).not.toContain(escape27);
	});

	test('the same seed again asks nobody and finds nothing new', async () => {
		sandbox.resetRequests();
		const { code, stdout, stderr } = await program.run(['seed', '--tag', 'indie', '--limit', '3']);
		expect({ code, stdout, total: sandbox.requests().total }).toEqual({ code: 0, stdout: '', total: 0 });
		expect(stderr).toContain('No source was asked');
	});

	test('show artist --json answers from the database with every column, and no calls', async () => {
		sandbox.resetRequests();
		const { code, stdout, stderr } = await program.run(['show', 'artist', 'Arctic', 'Monkeys', '--json']);
		const answer = JSON.parse(stdout);
		expect({ code, stderr, total: sandbox.requests().total }).toEqual({ code: 0, stderr: '', total: 0 });
		expect(Object.keys(answer)).toEqual([
			'cache',
			'fetchedAt',
			'calls',
			'artist',
			'names',
			'links',
			'similars',
			'albums',
			'namesakes',
			'problems',
		]);
		expect(answer).toMatchObject({ cache: 'hit', artist: { name: 'Arctic Monkeys', source: 'lastfm' }, problems: [] });
		expect(new Set(Object.values(answer.calls))).toEqual(new Set([0]));
		expect(new Date(answer.fetchedAt).toISOString()).toBe(answer.fetchedAt);
		expect(answer.similars.length).toBeGreaterThanOrEqual(20);
		expect(answer.similars[0]).toMatchObject({ name: expect.any(String), score: 1, source: 'lastfm' });
		expect(answer.albums.stored).toBeGreaterThan(0);
		expect(answer.albums.withPressings).toBe(answer.albums.stored);
		expect(answer.artist.imageUrl).toMatch(/^http/);
	});

	test('show artist fetches, once, what is not there', async () => {
		const first = JSON.parse((await program.run(['show', 'artist', 'Radiohead', '--json'])).stdout);
		const second = JSON.parse((await program.run(['show', 'artist', 'Radiohead', '--json'])).stdout);
		expect(first).toMatchObject({ cache: 'miss', artist: { name: 'Radiohead' } });
		expect(first.calls.musicbrainz).toBeGreaterThan(0);
		expect(second.cache).toBe('hit');
		expect(second.artist).toEqual(first.artist);
	});

	test('show releases: TSV with a header and full values, JSON with counts that agree', async () => {
		const tsv = (await program.run(['show', 'releases', 'Arctic Monkeys', 'AM'])).stdout.trim().split('\n');
		const { stdout, code } = await program.run(['show', 'releases', 'Arctic Monkeys', 'AM', '--json']);
		const answer = JSON.parse(stdout);
		expect(code).toBe(0);
		expect(tsv[0]?.split('\t').slice(0, 4)).toEqual(['discogsId', 'year', 'country', 'format']);
		expect(tsv.length - 1).toBe(answer.releases.length);
		expect(answer.counts.releases).toBe(answer.releases.length);
		expect(tsv[0]?.split('\t').toSorted()).toEqual(Object.keys(answer.releases[0]).toSorted());
		expect(answer.album).toMatchObject({ title: 'AM', credit: 'Arctic Monkeys' });
	});

	test('show album and show release', async () => {
		const album = JSON.parse((await program.run(['show', 'album', 'Arctic Monkeys', 'AM', '--json'])).stdout);
		expect(album).toMatchObject({
			cache: 'hit',
			album: { title: 'AM' },
			artist: { name: 'Arctic Monkeys' },
			problems: [],
		});
		expect(album.album.coverUrl).toMatch(/^http/);
		const byMbid = await program.run(['show', 'album', '--mbid', album.album.mbid]);
		expect(byMbid.stdout.split('\n')[1]).toContain('AM');
		const [row] = JSON.parse(
			(await program.run(['show', 'releases', 'Arctic Monkeys', 'AM', '--json'])).stdout,
		).releases;
		const release = JSON.parse((await program.run(['show', 'release', String(row.discogsId), '--json'])).stdout);
		expect(release).toMatchObject({
			cache: 'miss',
			release: { id: row.id, discogsId: row.discogsId },
			calls: { discogs: 1 },
		});
	});

	test('what nobody knows: exit code 1, and the next step on stderr', async () => {
		const artist = await program.run(['show', 'artist', 'Nobody Of That Name']);
		expect(artist).toMatchObject({ code: 1, stdout: '' });
		expect(artist.stderr).toContain('Check the spelling');
		const album = await program.run(['show', 'releases', 'Arctic Monkeys', 'Favorite Worst Nightmare']);
		expect(album).toMatchObject({ code: 1, stdout: '' });
		expect(album.stderr).toContain('Did you mean "Favourite Worst Nightmare"');
		const absent = JSON.parse((await program.run(['show', 'artist', 'Nobody Of That Name', '--json'])).stdout);
		expect(absent).toMatchObject({ cache: 'absent', artist: null, similars: [], problems: [] });
	});

	test('a name that several artists have is said, with the way to choose', async () => {
		const csv = join(program.folder, 'nirvana.csv');
		const found = await fetch(`${sandbox.url}/musicbrainz/ws/2/artist?query=artist:Nirvana&fmt=json`, {
			headers: { 'user-agent': 'VinilogyTests/1.0 (https://example.com)' },
		});
		const answer = z
			.object({ artists: z.array(z.object({ id: z.string(), name: z.string() })) })
			.parse(await found.json());
		const mbids = answer.artists.filter(({ name }) => name === 'Nirvana').map(({ id }) => id);
		expect(mbids).toHaveLength(3);
		await writeFile(csv, ['name,mbid', ...mbids.map((mbid) => `Nirvana,${mbid}`)].join('\n'));
		await program.run(['seed', '--csv', csv, '--depth', 'artist']);
		const shown = await program.run(['show', 'artist', 'Nirvana']);
		expect(shown.code).toBe(0);
		expect(shown.stderr).toMatch(
			/2 other artists have this name:\n( {2}[0-9a-f-]{36} {2}Nirvana.*\n){2}Use --mbid to choose\./,
		);
		const json = JSON.parse((await program.run(['show', 'artist', 'Nirvana', '--json'])).stdout);
		expect([json.artist.mbid, ...json.namesakes.map(({ mbid }: { mbid: string }) => mbid)].toSorted()).toEqual(
			mbids.toSorted(),
		);
	});

	test('stats: TSV and JSON say the same', async () => {
		const json = JSON.parse((await program.run(['stats', '--json'])).stdout);
		const tsv = (await program.run(['stats'])).stdout;
		expect(json.artists).toBeGreaterThan(3);
		expect(json.cache.hits).toBeGreaterThan(0);
		expect(json.vinylReleases).toBe(json.releases);
		expect(tsv).toMatch(/^name\tvalue\n/);
		expect(tsv).toContain(`\nalbums\t${json.albums}\n`);
	});

	test('debug-image judges the placeholders of Last.fm and stores a real picture', async () => {
		const { code, stdout } = await program.run(['debug-image', 'Arctic Monkeys', '--json']);
		const report = JSON.parse(stdout);
		expect(code).toBe(0);
		expect(report.lastfm.length).toBeGreaterThan(3);
		for (const { isUsable } of report.lastfm) expect(isUsable).toBe(false);
		expect(report.trials.filter(({ isTaken }: { isTaken: boolean }) => isTaken)).toHaveLength(1);
		expect(report.imageUrl).toBe(report.artist.imageUrl);
		const text = (await program.run(['debug-image', 'Arctic Monkeys'])).stdout;
		expect(text).toMatch(/^source\turl\ttaken\treason\n/);
		expect(text.match(/\ttrue\t/g)).toHaveLength(1);
		expect(text).toContain('\tnot asked: Wikidata comes first\n');
	});

	test('an old answer is given at once and refreshed behind', async () => {
		const database = await openDatabase(program.databaseUrl);
		const { syncState } = database.tables;
		const sevenHoursAgo = new Date(Date.now() - 7 * 3_600_000);
		await database.write(async (transaction) => {
			await transaction.update(syncState).set({ fetchedAt: sevenHoursAgo }).where(eq(syncState.step, 'vinyl-releases'));
		});
		await database.close();
		const words = ['show', 'releases', 'Arctic Monkeys', 'AM', '--json'];
		const old = JSON.parse((await program.run(words)).stdout);
		expect(old).toMatchObject({
			cache: 'stale',
			fetchedAt: sevenHoursAgo.toISOString(),
			calls: { discogs: 0 },
			problems: [],
		});
		const fresh = JSON.parse((await program.run(words)).stdout);
		expect(fresh).toMatchObject({ cache: 'hit', calls: { discogs: 0 } });
		expect(new Date(fresh.fetchedAt).getTime()).toBeGreaterThan(sevenHoursAgo.getTime());
		expect(fresh.releases.map(({ id }: { id: number }) => id)).toEqual(
			old.releases.map(({ id }: { id: number }) => id),
		);
	});

	test('a reader that leaves early is no error', async () => {
		const environment = { ...program.environment };
		const command = `"${process.execPath}" "${program.script}" show releases "Arctic Monkeys" AM --json 2>&1 | head -1`;
		const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], {
			env: environment,
			cwd: program.folder,
		});
		expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: '' });
	});

	test('with every source down, what is stored still answers; what is not says why, exit code 5', async () => {
		sandbox.inject({ provider: '*', kind: 'down' });
		try {
			expect((await program.run(['show', 'artist', 'Arctic Monkeys'])).code).toBe(0);
			expect((await program.run(['show', 'releases', 'Arctic Monkeys', 'AM'])).code).toBe(0);
			expect(await program.run(['show', 'artist', 'Kate Bush'])).toMatchObject({ code: 5, stdout: '' });
			const unknown = await program.run(['show', 'artist', 'Kate Bush', '--json']);
			expect(unknown.code).toBe(5);
			expect(JSON.parse(unknown.stdout)).toMatchObject({
				cache: 'miss',
				artist: null,
				problems: [{ next: expect.any(String) }],
			});
		} finally {
			sandbox.clearFaults();
		}
	});
});

test('what could not be fetched is no empty answer: only the reason and the next step', async () => {
	await using program = await createProgram(sandbox.environment);
	await program.run(['seed', '--artist', 'Interpol', '--depth', 'albums']);
	sandbox.inject({ provider: '*', kind: 'down' });
	try {
		const { code, stdout, stderr } = await program.run(['show', 'releases', 'Interpol', 'Antics']);
		expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
		expect(stderr).toMatch(/^(Discogs|MusicBrainz) .+\nWhat is stored still answers\. Try again later\.\n$/);
	} finally {
		sandbox.clearFaults();
	}
});

describe('stopping and going on', () => {
	test('a pipe that is closed stops a run like Ctrl-C: exit code 2, a note, and ingest goes on', async () => {
		await using program = await createProgram(sandbox.environment);
		const command = `"${process.execPath}" "${program.script}" seed --tag indie --limit 10; echo "code=$?" >&2`;
		const { stdout, stderr } = await promisify(execFile)('sh', ['-c', `{ ${command}; } | head -1`], {
			env: program.environment,
			cwd: program.folder,
		});
		expect(stdout.trim().split('\n')).toHaveLength(1);
		expect(stderr).toContain('Nobody reads the output any more: stopping.');
		expect(stderr).toContain('Stopped after');
		expect(stderr).toMatch(/\d+ left for the next time; `.+ ingest` goes on with them\./);
		expect(stderr).toContain('code=2');
		expect((await program.run(['ingest'])).code).toBe(0);
		expect((await program.run(['ingest'])).stderr).toContain('Nothing was due.');
	});

	test('Ctrl-C finishes what is in hand (exit code 2), ingest goes on, and nothing is done twice', async () => {
		const slow = await startSandbox({ speed: 20 });
		await using program = await createProgram(slow.environment);
		const running = program.start(['seed', '--tag', 'indie', '--limit', '4']);
		await running.says(' → ');
		running.process.kill('SIGINT');
		const stopped = await running.finished;
		expect(stopped.code).toBe(2);
		expect(stopped.stderr).toContain('Finishing what is in hand');
		expect(stopped.stderr).toContain('Stopped after');
		const resumed = await program.run(['ingest']);
		expect(resumed.code).toBe(0);
		const { byEndpoint, statuses } = slow.requests();
		const limited = statuses['discogs 429'] ?? 0;
		await slow.close();
		const listings = stopped.stdout
			.split('\n')
			.concat(resumed.stdout.split('\n'))
			.filter((line) => line !== '');
		expect(new Set(listings).size).toBe(listings.length);
		const asked = Object.entries(byEndpoint).filter(([name]) => /discogs.*versions/.test(name));
		expect(asked.reduce((sum, [, count]) => sum + count, 0) - limited).toBe(listings.length);
	});
});

describe('seed', () => {
	test('without anything to seed says how, exit code 1', async () => {
		await using program = await createProgram();
		const { code, stdout, stderr } = await program.run(['seed']);
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toContain('vinilogy seed --tag indie');
	});

	test('--tag without a value, and a number that is none, say which option', async () => {
		await using program = await createProgram();
		expect((await program.run(['seed', '--tag'])).stderr).toContain('--tag: Give at least one');
		expect((await program.run(['seed', '--tag', 'x', '--limit', 'many'])).stderr).toContain('--limit: Give a number');
		expect((await program.run(['sed'])).stderr).toContain('Did you mean `vinilogy seed`?');
		expect((await program.run(['seed', '--depth'])).stderr).toBe(
			'--depth: Choose one of artist, albums, releases.\nRun `vinilogy seed --help`.\n',
		);
		expect((await program.run(['show', 'release', 'x'])).stderr).toMatch(/\nRun `vinilogy show release --help`\.\n$/);
		expect((await program.run(['seed', 'indie'])).stderr).toContain('vinilogy seed --tag indie');
	});

	test('--tag without a key names it and where to get one, exit code 4, and writes nothing', async () => {
		await using program = await createProgram(withoutKeys());
		const { code, stderr } = await program.run(['seed', '--tag', 'indie']);
		expect(code).toBe(4);
		expect(stderr).toContain('LASTFM_API_KEY');
		expect(stderr).toContain('https://www.last.fm/api/account/create');
		expect(existsSync(program.databaseUrl)).toBe(false);
	});

	test('--artist works without a Last.fm key: similar artists come from ListenBrainz, the key is one notice, exit code 0', async () => {
		await using program = await createProgram(withoutKeys());
		const { code, stderr } = await program.run(['seed', '--artist', 'Arctic Monkeys', '--depth', 'artist']);
		expect(stderr.match(/LASTFM_API_KEY is not set/g)?.length ?? 0).toBeLessThanOrEqual(2);
		expect(code).toBe(0);
		const artist = JSON.parse((await program.run(['show', 'artist', 'Arctic Monkeys', '--json'])).stdout);
		expect(artist.similars.length).toBeGreaterThanOrEqual(20);
		expect(artist.similars[0].source).toBe('listenbrainz');
	});

	test('--csv: bad lines by number, the rest goes on, exit code 3; --json says them too and ends with the summary', async () => {
		await using program = await createProgram(sandbox.environment);
		const file = join(program.folder, 'artists.csv');
		await writeFile(
			file,
			'\ufeffname;mbid\r\nIdles;\r\n;ada7a83c-e3e1-40f1-93f9-3e73dbc9298a\r\nWolf Alice;not-an-id\r\n',
		);
		const { code, stdout, stderr } = await program.run(['seed', '--csv', file, '--depth', 'artist', '--json']);
		expect(code).toBe(3);
		expect(stderr).toContain('line 3: no name');
		expect(stderr).toContain('line 4: "not-an-id" is not an MBID');
		const events = readEvents(stdout);
		for (const { at } of events) expect(new Date(String(at)).toISOString()).toBe(at);
		expect(events.filter(({ type }) => type === 'bad-line').map(({ line }) => line)).toEqual([3, 4]);
		expect(events.at(-1)).toMatchObject({ type: 'summary', isStopped: false, failed: 0 });
		expect(events.map(({ type }) => type)).toContain('started');
	});

	test('a file that cannot be used, exit code 1', async () => {
		await using program = await createProgram(sandbox.environment);
		expect(await program.run(['seed', '--csv', 'missing.csv'])).toMatchObject({ code: 1, stdout: '' });
		expect(existsSync(program.databaseUrl)).toBe(false);
	});

	test('nothing could be reached: exit code 5', async () => {
		const gone = await startSandbox({ speed: 100 });
		await gone.close();
		await using program = await createProgram(gone.environment);
		const { code, stderr } = await program.run(['seed', '--tag', 'indie']);
		expect(code).toBe(5);
		expect(stderr).toContain('ECONNREFUSED');
	});
});

test('config masks secrets and says where each value is from', async () => {
	await using program = await createProgram({ LASTFM_API_KEY: 'abcdefghijklmnopqrstuvwxyz' });
	const { stdout, code } = await program.run(['config']);
	expect(code).toBe(0);
	expect(stdout).toMatch(/^LASTFM_API_KEY\t••••wxyz \(26 characters\)\tenvironment\t/m);
	expect(stdout).not.toContain('abcdef');
	const json = JSON.parse((await program.run(['config', '--json'])).stdout);
	expect(json.file).toBe(join(program.folder, 'config.env'));
	expect(json.settings.find(({ name }: { name: string }) => name === 'DISCOGS_TOKEN')).toMatchObject({
		value: '(not set)',
		origin: 'default',
	});
});

test('sandbox prints its address and the settings to use, and runs until Ctrl-C', async () => {
	await using program = await createProgram();
	const running = program.start(['sandbox', '--speed', '100', '--json']);
	await running.says('}}');
	running.process.kill('SIGINT');
	const { stdout, code } = await running.finished;
	expect(code).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({
		url: expect.stringMatching(/^http:\/\/127/),
		environment: { LASTFM_API_KEY: expect.any(String) },
	});
});

test('sandbox: a port that is taken and a folder without recordings say what to do', async () => {
	await using program = await createProgram();
	const { port } = new URL(sandbox.url);
	expect(await program.run(['sandbox', '--port', port])).toMatchObject({
		code: 1,
		stderr: expect.stringContaining(`Port ${port} is taken: choose another with --port.`),
	});
	const missing = await program.run(['sandbox', '--recordings', 'missing']);
	expect(missing.code).toBe(1);
	expect(missing.stderr).toContain('There is no folder missing.');
	const empty = await program.run(['sandbox', '--recordings', program.folder]);
	expect(empty.code).toBe(1);
	expect(empty.stderr).toContain('There is no recording in');
});

test('colours are for terminals that want them', async () => {
	await using program = await createProgram();
	const environments: Record<string, string>[] = [{}, { NO_COLOR: '1' }, { TERM: 'dumb' }];
	for (const environment of environments) {
		expect((await program.run(['stats'], environment)).stdout).not.toContain(escape27);
	}
});

const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path));

test('an older Node gets one line that says what to do', async () => {
	const version = oldNode === undefined ? '' : (await promisify(execFile)(oldNode, ['--version'])).stdout.trim();
	if (oldNode === undefined || Number(version.slice(1).split('.')[0]) >= 22) {
		console.info('No Node older than 22 in /usr/bin or /usr/local/bin: its message is not tested here.');
		return;
	}
	await using program = await createProgram();
	const failure = await promisify(execFile)(oldNode, [program.script, 'stats']).catch((error: unknown) => error);
	expect(failure).toMatchObject({ code: 1, stdout: '' });
	expect(failure).toHaveProperty(
		'stderr',
		expect.stringMatching(/^Vinilogy needs Node 22\.19 or newer and this is .+\n$/),
	);
});
