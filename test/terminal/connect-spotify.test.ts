import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';
import { createProgram, type Program, type Running } from './run-program.ts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ speed: 200 });
});
afterAll(() => sandbox.close());

const secretsOf = (program: Program) => join(program.folder, 'secrets.json');

function openProgram(environment: Record<string, string> = {}): Promise<Program> {
	const { VINILOGY_SECRETS: _, ...settings } = sandbox.environment;
	return createProgram({ ...settings, ...environment });
}

/** The address that a running `connect spotify` prints. */
async function addressIn(running: Running): Promise<string> {
	let said = '';
	running.process.stderr?.on('data', (text: string) => {
		said += text;
	});
	await running.says('Ctrl-C stops');
	return /http\S+authorize\S+/.exec(said)?.[0] ?? '';
}

describe('connect spotify', () => {
	test('a browser that agrees connects: tokens go to the secret file, and disconnect takes them back', async () => {
		await using program = await openProgram();
		const running = program.start(['connect', 'spotify', '--user', 'anna']);
		await fetch(await addressIn(running)).then((page) => page.text());
		const { code, stdout, stderr } = await running.finished;
		expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
		expect(stderr).toContain('Spotify knows you as Sandbox Listener.');
		expect(stderr).toContain(secretsOf(program));
		expect(stderr).toContain('sync --user anna');
		const kept = JSON.parse(await readFile(secretsOf(program), 'utf8'));
		expect(Object.keys(kept)).toEqual(['spotify of anna']);
		if (process.platform !== 'win32') expect((await stat(secretsOf(program))).mode & 0o777).toBe(0o600);
		const { accessToken, refreshToken } = JSON.parse(kept['spotify of anna']);
		for (const token of [accessToken, refreshToken]) expect(stderr).not.toContain(token);

		const config = await program.run(['config', '--json']);
		expect(JSON.parse(config.stdout)).toMatchObject({ secrets: secretsOf(program) });
		expect(config.stdout).not.toContain(accessToken);

		const accounts = await program.run(['accounts', '--user', 'anna', '--json']);
		expect(JSON.parse(accounts.stdout).accounts).toMatchObject([{ provider: 'spotify', username: 'sandbox' }]);
		expect((await program.run(['disconnect', 'spotify', '--user', 'anna'])).code).toBe(0);
		expect(JSON.parse(await readFile(secretsOf(program), 'utf8'))).toEqual({});
	});

	test('the address that the browser could not open may be pasted; another one is refused and waited on', async () => {
		await using program = await openProgram();
		const running = program.start(['connect', 'spotify', '--url-only']);
		const page = await fetch(await addressIn(running), { redirect: 'manual' });
		running.process.stdin?.write('https://example.org/\n');
		await running.says('That is not the address that Spotify led to.');
		running.process.stdin?.write(`${page.headers.get('location')}\n`);
		expect(await running.finished).toMatchObject({ code: 0 });
	});

	test('Ctrl-C ends it: exit code 2, and nothing is kept', async () => {
		await using program = await openProgram();
		const running = program.start(['connect', 'spotify']);
		await addressIn(running);
		running.process.kill('SIGINT');
		expect((await running.finished).code).toBe(2);
		await expect(stat(secretsOf(program))).rejects.toThrow('ENOENT');
	});

	test('without a client id, or with the app of somebody without Premium: exit code 4 and what helps', async () => {
		await using bare = await openProgram({ SPOTIFY_CLIENT_ID: '' });
		const missing = await bare.run(['connect', 'spotify']);
		expect(missing).toMatchObject({ code: 4, stdout: '' });
		expect(missing.stderr).toContain('http://127.0.0.1/callback');
		await using free = await openProgram({ SPOTIFY_CLIENT_ID: sandboxKeys.spotifyFreeId });
		const running = free.start(['connect', 'spotify']);
		await fetch(await addressIn(running)).then((page) => page.text());
		const refused = await running.finished;
		expect(refused.code).toBe(4);
		expect(refused.stderr).toContain('Premium');
		await expect(stat(secretsOf(free))).rejects.toThrow('ENOENT');
	});
});
