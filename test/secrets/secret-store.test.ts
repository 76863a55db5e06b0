import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StorageError } from '../../source/errors.ts';
import { loadKeyring, openSecretStore } from '../../source/secrets/open-secret-store.ts';
import { secretName } from '../../source/secrets/secret-store.ts';
import { createKeyring } from './keyring.ts';

let folder = '';
let file = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vinilogy-secrets-'));
	file = join(folder, 'config', 'secrets.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const name = secretName('me', 'spotify');
const openFile = () => openSecretStore({ file, isKeychainUsed: false }, loadKeyring);

async function failure(task: Promise<unknown>): Promise<StorageError> {
	const error = await task.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (error instanceof StorageError) return error;
	throw new Error(`not refused: ${error}`);
}

/** A process of its own that does something with the modules of `source/secrets`. */
function startProcess(script: string) {
	const from = (module: string) => new URL(`../../source/secrets/${module}`, import.meta.url).href;
	const imports = `import { inTurn } from '${from('in-turn.ts')}'; import { createSecretFile } from '${from('secret-file.ts')}';`;
	return spawn(process.execPath, ['--input-type=module', '-e', `${imports}\n${script}`], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
}

describe('the file', () => {
	test('keeps secrets by name, and only its owner may read it', async () => {
		const store = openFile();
		expect(await store.read(name)).toBeNull();
		expect(await readdir(folder)).toEqual([]);
		await store.write(name, 'one');
		await store.write(secretName('ana', 'spotify'), 'another');
		await store.write(name, 'two');
		expect(await openFile().read(name)).toBe('two');
		await store.remove(name);
		await store.remove('never there');
		expect(await store.read(name)).toBeNull();
		expect(await store.read('spotify of ana')).toBe('another');
		expect(await store.describe()).toBe(file);
		if (process.platform !== 'win32') {
			expect((await stat(file)).mode & 0o777).toBe(0o600);
			expect((await stat(join(folder, 'config'))).mode & 0o777).toBe(0o700);
		}
	});

	test('one that others could read is closed to them by the next change, and a link stays a link', async () => {
		const target = join(folder, 'elsewhere.json');
		await writeFile(target, '{"discogs of me": "kept"}', { mode: 0o644 });
		await mkdir(join(folder, 'config'));
		await symlink(target, file);
		await openFile().write(name, 'one');
		expect(JSON.parse(await readFile(target, 'utf8'))).toEqual({ 'discogs of me': 'kept', [name]: 'one' });
		if (process.platform !== 'win32') expect((await stat(target)).mode & 0o777).toBe(0o600);
	});

	test.each(['not JSON: hunter2', '["hunter2"]', '{"spotify of me": {"token": "hunter2"}}'])(
		'%s is refused without being quoted, and not written over',
		async (text) => {
			await mkdir(join(folder, 'config'));
			await writeFile(file, text, { mode: 0o600 });
			const store = openFile();
			for (const attempt of [() => store.read(name), () => store.write(name, 'x'), () => store.remove(name)]) {
				const error = await failure(attempt());
				expect(error.message).toContain(file);
				expect(error.next).toContain('connect');
				expect(`${error.message} ${error.next} ${error.stack} ${error.cause}`).not.toContain('hunter2');
			}
			expect(await readFile(file, 'utf8')).toBe(text);
		},
	);

	test('a place that cannot be written says what helps, and leaves no draft', async () => {
		await writeFile(join(folder, 'config'), 'a file where the folder should be');
		const error = await failure(openFile().write(name, 'hunter2'));
		expect(error.next).toContain('VINILOGY_SECRETS');
		expect(`${error.message} ${error.stack}`).not.toContain('hunter2');
		expect(await openFile().read(name)).toBeNull();

		file = folder;
		expect((await failure(openFile().read(name))).message).toContain('cannot be read');
		expect((await failure(openFile().write(name, 'hunter2'))).next).toContain('VINILOGY_SECRETS');
		expect((await readdir(tmpdir())).filter((one) => one.startsWith(`${folder}.`))).toEqual([]);
	});

	test('four processes and this one, all at once, lose nothing of each other', async () => {
		const writeAll = (owner: number) =>
			`const file = createSecretFile(${JSON.stringify(file)});
			for (let n = 0; n < 10; n++) await file.write('${owner} ' + n, 'secret ' + n);`;
		const processes = [1, 2, 3, 4].map((owner) => once(startProcess(writeAll(owner)), 'exit'));
		const store = openFile();
		await Promise.all(Array.from({ length: 10 }, (_, n) => store.write(`0 ${n}`, `secret ${n}`)));
		expect(await Promise.all(processes)).toEqual(Array(4).fill([0, null]));
		const stored = JSON.parse(await readFile(file, 'utf8'));
		expect(Object.keys(stored)).toHaveLength(50);
		for (let owner = 0; owner < 5; owner++) expect(stored[`${owner} 9`]).toBe('secret 9');
	});
});

describe('turns', () => {
	test('are taken one after another, also where a task fails', async () => {
		const store = openFile();
		let inside = 0;
		let most = 0;
		const task = async () => {
			inside += 1;
			most = Math.max(most, inside);
			await store.write(name, 'a change inside a turn');
			inside -= 1;
			throw new Error('on purpose');
		};
		const ends = await Promise.allSettled([store.inTurn(task), openFile().inTurn(task), store.inTurn(task)]);
		expect(ends.map((end) => end.status === 'rejected' && end.reason.message)).toEqual(Array(3).fill('on purpose'));
		expect(most).toBe(1);
	});

	test('a process that is killed in its turn gives it back', async () => {
		const other = startProcess(
			`await inTurn(${JSON.stringify(`${file}.turn`)}, async () => {
				process.stdout.write('in turn');
				await new Promise((resolve) => setTimeout(resolve, 60_000));
			});`,
		);
		await once(other.stdout, 'data');
		let isMine = false;
		const turn = openFile().inTurn(async () => {
			isMine = true;
		});
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect(isMine).toBe(false);
		other.kill('SIGKILL');
		await turn;
		expect(isMine).toBe(true);
	});
});

describe('the keychain', () => {
	const open = (keyring: ReturnType<typeof createKeyring>) =>
		openSecretStore({ file, isKeychainUsed: true }, keyring.load);

	test('takes the secrets under "vinilogy", and no file is made', async () => {
		const keyring = createKeyring({ hasService: true });
		const store = open(keyring);
		expect(keyring.loads).toBe(0);
		await store.write(name, 'one');
		expect(keyring.secrets).toEqual(new Map([['vinilogy: spotify of me', 'one']]));
		expect(await store.read(name)).toBe('one');
		expect(await store.describe()).toBe('the keychain');
		await store.remove(name);
		expect(await store.read(name)).toBeNull();
		expect(await readdir(folder)).toEqual([]);
		expect(keyring.loads).toBe(1);
	});

	test('a named file takes its place, and its library is not even loaded', async () => {
		const keyring = createKeyring({ hasService: true });
		const store = openSecretStore({ file, isKeychainUsed: false }, keyring.load);
		await store.write(name, 'one');
		await store.remove(name);
		await store.describe();
		expect([keyring.loads, keyring.secrets.size]).toEqual([0, 0]);
	});

	test('where there is none the file is used; what it took meanwhile is newer than the keychain has', async () => {
		const keyring = createKeyring({ hasService: true });
		await open(keyring).write(name, 'old');
		const overSsh = open(createKeyring({ hasService: false }));
		expect(await overSsh.read(name)).toBeNull();
		expect(await overSsh.describe()).toBe(file);
		await overSsh.write(name, 'new');
		expect(await open(keyring).read(name)).toBe('new');
		await open(keyring).write(name, 'newest');
		expect(await overSsh.read(name)).toBeNull();
		expect(await open(keyring).read(name)).toBe('newest');
	});

	test('where its library cannot be loaded the file is used', async () => {
		const store = openSecretStore({ file, isKeychainUsed: true }, () => Promise.reject(new Error('no binary')));
		await store.write(name, 'one');
		expect(await store.read(name)).toBe('one');
		expect(await openFile().read(name)).toBe('one');
	});

	test('one that is locked is no reason for a file: the person is told', async () => {
		const keyring = createKeyring({ hasService: true });
		keyring.isLocked = true;
		const store = open(keyring);
		for (const attempt of [() => store.read(name), () => store.write(name, 'hunter2'), () => store.remove(name)]) {
			const error = await failure(attempt());
			expect(error.next).toContain('VINILOGY_SECRETS');
			expect(`${error.message} ${error.stack} ${error.cause}`).not.toContain('hunter2');
		}
		expect(await readdir(folder)).toEqual([]);
	});

	test('the library is there and is what is expected of it', async () => {
		const { AsyncEntry } = await loadKeyring();
		expect(Object.getOwnPropertyNames(AsyncEntry.prototype)).toEqual(
			expect.arrayContaining(['getPassword', 'setPassword', 'deletePassword']),
		);
	});
});
