import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';
import { hasScript, inTerminal, type Pty, startPty } from './pty.ts';
import { createProgram, type Program } from './run-program.ts';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ speed: 100 });
});
afterEach(() => sandbox.clearFaults());
afterAll(() => sandbox.close());

const secrets = [
	'LASTFM_API_KEY',
	'DISCOGS_TOKEN',
	'LISTENBRAINZ_TOKEN',
	'FANARTTV_API_KEY',
	'EBAY_CLIENT_ID',
	'SPOTIFY_CLIENT_ID',
];

function withoutKeys(): Record<string, string> {
	return Object.fromEntries(Object.entries(sandbox.environment).filter(([name]) => !secrets.includes(name)));
}

interface Check {
	setting: string;
	state: string;
	message: string;
	next: string;
}

describe('setup --check', () => {
	test('good keys are good, with one call each', async () => {
		await using program = await createProgram(sandbox.environment);
		sandbox.resetRequests();
		const { code, stdout, stderr } = await program.run(['setup', '--check', '--json']);
		const { keys }: { keys: Check[] } = JSON.parse(stdout);
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		expect(keys.map(({ setting, state }) => `${setting} ${state}`).toSorted()).toEqual(
			secrets.map((setting) => `${setting} ok`).toSorted(),
		);
		expect(Object.values(sandbox.requests().byProvider)).toEqual([1, 1, 1, 1, 1, 1]);
	});

	test('wrong keys are refused, each with its reason; no key is ever printed; exit code 4', async () => {
		const wrong = Object.fromEntries(secrets.map((name) => [name, `wrong-${name.toLowerCase()}-key`]));
		await using program = await createProgram({ ...sandbox.environment, ...wrong });
		const { code, stdout, stderr } = await program.run(['setup', '--check']);
		const [header, ...rows] = stdout.trim().split('\n');
		expect(code).toBe(4);
		expect(header).toBe('setting\tprovider\tstate\tmessage\tnext');
		expect(rows).toHaveLength(secrets.length);
		for (const row of rows) expect(row).toMatch(/^\w+\t\w+\trefused\t\S[^\t]+\tCompare it with https:\/\//);
		for (const key of Object.values(wrong)) expect(stdout + stderr).not.toContain(key);
	});

	test('a consumer key and secret do as well as a token', async () => {
		const pair = { DISCOGS_KEY: sandboxKeys.discogsKey, DISCOGS_SECRET: sandboxKeys.discogsSecret };
		await using good = await createProgram({ ...withoutKeys(), ...pair });
		expect((await good.run(['setup', '--check'])).stdout).toContain('DISCOGS_TOKEN\tdiscogs\tok\t');
		await using bad = await createProgram({ ...withoutKeys(), ...pair, DISCOGS_SECRET: 'wrong' });
		expect(await bad.run(['setup', '--check'])).toMatchObject({ code: 4 });
	});

	test('keys that are not set are no failure and say where to get one', async () => {
		await using program = await createProgram(withoutKeys());
		sandbox.resetRequests();
		const { code, stdout } = await program.run(['setup', '--check']);
		expect(code).toBe(0);
		expect(stdout.match(/\tnot set\t\tGet one at https:/g)).toHaveLength(secrets.length);
		expect(sandbox.requests().total).toBe(0);
	});

	test('nobody can be reached: exit code 5, and nothing is said against a key; only some: 3', async () => {
		await using program = await createProgram(sandbox.environment);
		sandbox.inject({ provider: '*', kind: 'down' });
		const { code, stdout } = await program.run(['setup', '--check']);
		expect(code).toBe(5);
		expect(stdout.match(/\tunreachable\t/g)).toHaveLength(secrets.length);
		sandbox.clearFaults();
		sandbox.inject({ provider: 'fanarttv', kind: 'down' });
		expect((await program.run(['setup', '--check'])).code).toBe(3);
	});

	test('without a terminal the questions cannot be asked: says what to do, exit code 1', async () => {
		await using program = await createProgram();
		const { code, stdout, stderr } = await program.run(['setup']);
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toContain(join(program.folder, 'config.env'));
		expect(stderr).toContain('setup --check');
	});
});

if (!hasScript) console.info('`script` of util-linux is not here: the questions of `setup` are not tested.');

const enter = '\r';
const down = '\u001b[B';

describe.runIf(hasScript)('setup in a terminal', () => {
	function startSetup(program: Program, columns: number): Pty {
		const command = `${inTerminal(program, 'setup')}; echo "code=$?"; stty -a`;
		return startPty(command, program, { columns, rows: 40, environment: {} });
	}

	/** Everything in the program's folder, without what the tests keep of the terminal there. */
	async function listFiles({ folder }: Program): Promise<string[]> {
		return (await readdir(folder)).filter((name) => !['pid', 'tty'].includes(name));
	}

	/** Without the variable that a program of the tests gets, so that the database is asked for. */
	async function createNewcomer() {
		const program = await createProgram(withoutKeys());
		const { DATABASE_URL: _, ...environment } = program.environment;
		return { ...program, environment, file: join(program.folder, 'config.env') };
	}

	test('asks, tries, asks again for what is refused, and writes a file that only its owner can read', async () => {
		await using program = await createNewcomer();
		await writeFile(program.file, '# kept\nVINILOGY_CONTACT=me@example.com\n', { mode: 0o600 });
		const database = join(program.folder, 'deep', 'my.sqlite');
		const terminal = startSetup(program, 100);
		await terminal.shows(/Where is the database\?/);
		terminal.press(`${down}${enter}`);
		await terminal.shows(/The path of the file/);
		terminal.press(`${database}${enter}`);
		await terminal.shows(/The database can be used[\s\S]*LASTFM_API_KEY \(empty: without\)/);
		terminal.press(`wrong-key-of-lastfm${enter}`);
		await terminal.shows(/DISCOGS_TOKEN \(empty/);
		terminal.press(`${sandboxKeys.discogsToken}${enter}`);
		await terminal.shows(/FANARTTV_API_KEY \(empty/);
		terminal.press(enter);
		await terminal.shows(/LISTENBRAINZ_TOKEN \(empty/);
		terminal.press(enter);
		await terminal.shows(/EBAY_CLIENT_ID \(empty/);
		terminal.press(`${sandboxKeys.ebayId}${enter}`);
		await terminal.shows(/EBAY_CLIENT_SECRET \(empty/);
		terminal.press(`${sandboxKeys.ebaySecret}${enter}`);
		await terminal.shows(/SPOTIFY_CLIENT_ID \(empty/);
		terminal.press(enter);
		await terminal.shows(/LASTFM_API_KEY is refused[\s\S]*LASTFM_API_KEY again/);
		expect(await listFiles(program)).toEqual(['config.env']);
		terminal.press(`${sandboxKeys.lastfm}${enter}`);
		await terminal.shows(/To be written[\s\S]*LASTFM_API_KEY = ••••cdef \(32 characters\)[\s\S]*Write /);
		expect(await readFile(program.file, 'utf8')).toBe('# kept\nVINILOGY_CONTACT=me@example.com\n');
		terminal.press(enter);
		const { lines, raw } = await terminal.end();
		expect(lines.join('\n')).toMatch(/Written, and the database is ready[\s\S]*code=0/);
		expect(await readFile(program.file, 'utf8')).toBe(
			`# kept\nVINILOGY_CONTACT=me@example.com\nDATABASE_URL=${database}\nLASTFM_API_KEY=${sandboxKeys.lastfm}\nDISCOGS_TOKEN=${sandboxKeys.discogsToken}\nEBAY_CLIENT_ID=${sandboxKeys.ebayId}\nEBAY_CLIENT_SECRET=${sandboxKeys.ebaySecret}\n`,
		);
		expect((await stat(program.file)).mode & 0o777).toBe(0o600);
		expect((await stat(database)).isFile()).toBe(true);
		for (const key of [sandboxKeys.lastfm, sandboxKeys.discogsToken, 'wrong-key-of-lastfm']) {
			expect(raw).not.toContain(key);
		}
	});

	test('Ctrl-C leaves everything as it was: exit code 2, a clean terminal', async () => {
		await using program = await createNewcomer();
		const terminal = startSetup(program, 100);
		await terminal.shows(/Where is the database\?/);
		terminal.press(`${down}${enter}`);
		await terminal.shows(/The path of the file/);
		terminal.press(`my.sqlite${enter}`);
		await terminal.shows(/LASTFM_API_KEY \(empty/);
		terminal.press('a-key-that-is-not-kept\u0003');
		const { lines } = await terminal.end();
		expect(lines.join('\n')).toMatch(/Nothing was written[\s\S]*code=2/);
		expect(lines.join('\n')).toMatch(/(^|\s)icanon/);
		expect(terminal.modes()).toEqual([]);
		expect(await listFiles(program)).toEqual([]);
	});

	test('a database that cannot be used is asked for again; what the environment sets is not asked for', async () => {
		await using program = await createNewcomer();
		const environment = { ...program.environment, ...sandbox.environment };
		const terminal = startSetup({ ...program, environment }, 60);
		await terminal.shows(/Where is the database\?/);
		terminal.press(`${down}${down}${enter}`);
		await terminal.shows(/The address of/);
		terminal.press(`postgres://me@127.0.0.1:1/records${enter}`);
		await terminal.shows(/Its password/);
		terminal.press(`a-password${enter}`);
		await terminal.shows(/ECONNREFUSED[\s\S]*Where is the database\?/);
		terminal.press(enter);
		const { lines, raw } = await terminal.end();
		const text = lines.join('\n');
		expect(text).toContain('LISTENBRAINZ_TOKEN is good');
		expect(text).toMatch(/Nothing to write[\s\S]*code=0/);
		expect(raw).not.toContain('a-password');
		expect(await listFiles(program)).toEqual([]);
	});
});
