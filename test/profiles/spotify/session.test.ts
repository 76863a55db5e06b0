import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProviderRefused, ProviderUnreachable, StorageError } from '../../../source/errors.ts';
import { GrantEnded } from '../../../source/integrations/spotify/errors.ts';
import type { SpotifyLogin, SpotifyTokens } from '../../../source/integrations/spotify/login.ts';
import { disconnect } from '../../../source/profiles/disconnect.ts';
import { formatTokens } from '../../../source/profiles/spotify/kept-tokens.ts';
import { createSpotifySession } from '../../../source/profiles/spotify/session.ts';
import { openSecretStore } from '../../../source/secrets/open-secret-store.ts';
import { type SecretStore, secretName } from '../../../source/secrets/secret-store.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { createTestDatabase } from '../../helpers/databases.ts';
import { failureOf } from '../../integrations/local-server.ts';
import { createKeyring } from '../../secrets/keyring.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vinilogy-session-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const name = secretName('me', 'spotify');
const origin = { provider: 'spotify', endpoint: 'me' };
let now = new Date('2026-11-20T12:00:00Z');
const clock = () => now;

function openFile(): SecretStore {
	const file = join(folder, 'secrets.json');
	return openSecretStore({ file, isKeychainUsed: false }, () => Promise.reject(new Error('not asked for')));
}

/** Somebody who exchanges refresh tokens as Spotify does: each is good once. */
function createLogin() {
	const login = {
		good: new Set(['R0']),
		asked: [] as string[],
		/** The access token that is taken. */
		current: 'A0',
		isDown: false,
		missing: null,
		addressFor: () => '',
		checkId: () => Promise.reject(new Error('not here')),
		exchangeCode: () => Promise.reject(new Error('not here')),
		async refresh(refreshToken: string): Promise<SpotifyTokens> {
			login.asked.push(refreshToken);
			await new Promise((resolve) => setTimeout(resolve, 30));
			if (login.isDown) throw new ProviderUnreachable(origin, 'down');
			if (!login.good.delete(refreshToken)) throw new GrantEnded(origin, 'invalid_grant');
			const next = `R${login.asked.length}`;
			login.good.add(next);
			login.current = `A${login.asked.length}`;
			return { accessToken: login.current, seconds: 3600, refreshToken: next };
		},
	};
	return login;
}

/** A call that Spotify answers for the token that is good. */
const callWith = (login: { current: string }) => async (token: string) => {
	if (token !== login.current) throw new ProviderRefused({ ...origin, status: 401 }, 'expired');
	return token;
};

async function keep(secrets: SecretStore, seconds: number): Promise<void> {
	await secrets.write(name, formatTokens({ accessToken: 'A0', seconds, refreshToken: 'R0' }, now));
}

describe('asking Spotify in the name of a listener', () => {
	it('takes the token that is kept while it is good, and another one in time', async () => {
		const [secrets, login] = [openFile(), createLogin()];
		await keep(secrets, 3600);
		const session = createSpotifySession({ login, secrets, clock }, 'me');
		expect(await session.use({}, callWith(login))).toBe('A0');
		now = new Date(now.getTime() + 3_541_000);
		expect(await session.use({}, callWith(login))).toBe('A1');
		expect(await session.use({}, callWith(login))).toBe('A1');
		expect(login.asked).toEqual(['R0']);
		expect(JSON.parse((await secrets.read(name)) ?? '')).toMatchObject({ accessToken: 'A1', refreshToken: 'R1' });
	});

	it('keeps the new refresh token before the new access token is used', async () => {
		const [secrets, login] = [openFile(), createLogin()];
		await keep(secrets, 0);
		const session = createSpotifySession({ login, secrets, clock }, 'me');
		const seen = await session.use({}, async (token) => [token, await secrets.read(name)]);
		expect(seen).toEqual(['A1', expect.stringContaining('"refreshToken":"R1"')]);
		const unwritable: SecretStore = {
			...secrets,
			write: () => Promise.reject(new StorageError('The disk is full.', 'Make room.')),
		};
		await keep(secrets, 0);
		login.good.add('R0');
		let isUsed = false;
		const failing = createSpotifySession({ login, secrets: unwritable, clock }, 'me').use({}, async () => {
			isUsed = true;
		});
		expect(await failureOf(failing)).toBeInstanceOf(StorageError);
		expect(isUsed).toBe(false);
	});

	it('a token that ends before its time is replaced once; what is refused then is over', async () => {
		const [secrets, login] = [openFile(), createLogin()];
		await keep(secrets, 3600);
		login.current = 'another';
		const session = createSpotifySession({ login, secrets, clock }, 'me');
		expect(await session.use({}, callWith(login))).toBe('A1');
		const refuse = (status: number) => () => Promise.reject(new ProviderRefused({ ...origin, status }, 'no'));
		expect(await failureOf(session.use({}, refuse(401)))).toBeInstanceOf(GrantEnded);
		expect(await failureOf(session.use({}, refuse(403)))).toMatchObject({ status: 403 });
		expect(login.asked).toEqual(['R0', 'R1']);
	});

	it('ten at once, in two programs, exchange it once', async () => {
		const login = createLogin();
		await keep(openFile(), 0);
		const sessions = [openFile(), openFile()].map((secrets) => createSpotifySession({ login, secrets, clock }, 'me'));
		const calls = Array.from({ length: 10 }, (_, n) => sessions[n % 2]?.use({}, callWith(login)));
		expect(await Promise.all(calls)).toEqual(Array(10).fill('A1'));
		expect(login.asked).toEqual(['R0']);
	});

	it('who was refused because somebody was faster takes what they kept', async () => {
		// Two config folders, so two files of turns, and one keychain.
		const [keyring, login] = [createKeyring({ hasService: true }), createLogin()];
		const open = (config: string) =>
			openSecretStore({ file: join(folder, config, 'secrets.json'), isKeychainUsed: true }, keyring.load);
		const [one, other] = [open('one'), open('other')];
		await keep(one, 0);
		const slow: SpotifyLogin = {
			...login,
			refresh: async (token) => {
				await new Promise((resolve) => setTimeout(resolve, 60));
				return login.refresh(token);
			},
		};
		const answers = await Promise.all([
			createSpotifySession({ login, secrets: one, clock }, 'me').use({}, callWith(login)),
			createSpotifySession({ login: slow, secrets: other, clock }, 'me').use({}, callWith(login)),
		]);
		expect(answers).toEqual(['A1', 'A1']);
		expect(login.asked).toEqual(['R0', 'R0']);
	});

	it('keeps what a token was exchanged for though somebody stops meanwhile', async () => {
		const [secrets, login, stop] = [openFile(), createLogin(), new AbortController()];
		await keep(secrets, 0);
		const stoppable: SpotifyLogin = {
			...login,
			refresh: (token, { signal }) => {
				const { promise, reject } = Promise.withResolvers<SpotifyTokens>();
				signal?.addEventListener('abort', () => reject(signal.reason));
				setTimeout(() => stop.abort(new Error('stopped')), 5);
				return Promise.race([promise, login.refresh(token)]);
			},
		};
		const session = createSpotifySession({ login: stoppable, secrets, clock }, 'me');
		const call = () => Promise.resolve(stop.signal.throwIfAborted());
		expect(await failureOf(session.use({ signal: stop.signal }, call))).toMatchObject({ message: 'stopped' });
		expect(await secrets.read(name)).toContain('"refreshToken":"R1"');
		await keep(secrets, 0);
		expect(await failureOf(session.use({ signal: stop.signal }, call))).toMatchObject({ message: 'stopped' });
		expect(login.asked).toEqual(['R0']);
	});

	it('leaves nothing behind where the account is disconnected while a token is exchanged', async () => {
		const [secrets, login] = [openFile(), createLogin()];
		await keep(secrets, 0);
		const { database, drop } = await createTestDatabase('sqlite');
		try {
			const { user } = await writeAt(database, now, (store) => ensureUser(store, 'me'));
			const asked = createSpotifySession({ login, secrets, clock }, 'me').use({}, callWith(login));
			while (login.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
			await disconnect({ database, secrets, clock }, user, { provider: 'spotify', forgetsRecords: false });
			await asked;
			expect(await secrets.read(name)).toBeNull();
		} finally {
			await drop();
		}
	});

	it('a grant that ended is said; a provider that is down ends nothing', async () => {
		const [secrets, login] = [openFile(), createLogin()];
		await keep(secrets, 0);
		const session = createSpotifySession({ login, secrets, clock }, 'me');
		login.isDown = true;
		expect(await failureOf(session.use({}, callWith(login)))).toBeInstanceOf(ProviderUnreachable);
		login.isDown = false;
		login.good.clear();
		const error = await failureOf(session.use({}, callWith(login)));
		expect(error).toBeInstanceOf(GrantEnded);
		expect(error).toMatchObject({ next: expect.stringContaining('vinilogy connect spotify') });
		expect(login.asked).toEqual(['R0', 'R0']);
	});

	it.each([null, 'not JSON', '{"accessToken": 1}'])(
		'with %j in the store it is to be connected again',
		async (kept) => {
			const [secrets, login] = [openFile(), createLogin()];
			if (kept !== null) await secrets.write(name, kept);
			const session = createSpotifySession({ login, secrets, clock }, 'me');
			expect(await failureOf(session.use({}, callWith(login)))).toBeInstanceOf(GrantEnded);
			expect(login.asked).toEqual([]);
		},
	);
});
