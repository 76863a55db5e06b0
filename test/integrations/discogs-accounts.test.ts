import { afterEach, describe, expect, it } from 'vitest';
import { AccountNotServed, CredentialsMissing, ProviderNotFound, ProviderRefused } from '../../source/errors.ts';
import { createDiscogsAccounts } from '../../source/integrations/discogs/accounts.ts';
import type { DiscogsCredentials, DiscogsLogin } from '../../source/integrations/discogs/credentials.ts';
import { judgeDiscogs } from '../../source/integrations/discogs/errors.ts';
import { type Sandbox, type SandboxOptions, sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';
import { failureOf, openHttp, startReplay } from './local-server.ts';
import { hasRecordings, readRecording } from './recordings.ts';

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

const owner: DiscogsLogin = { kind: 'token', token: sandboxKeys.discogsToken };
const stranger: DiscogsLogin = { kind: 'token', token: sandboxKeys.discogsSellerToken };
const anybody: DiscogsLogin = { kind: 'public' };
const application = { key: sandboxKeys.discogsKey, secret: sandboxKeys.discogsSecret };
const ask = {};

function openAccounts(url: string, credentials: DiscogsCredentials) {
	const { http } = stack.use(openHttp('discogs', url, { judge: judgeDiscogs }));
	return createDiscogsAccounts({
		http,
		credentials,
		authorizePage: `${url}/oauth/authorize`,
		clock: () => new Date(),
	});
}

async function openSandbox(options: SandboxOptions = { limits: false }) {
	const sandbox: Sandbox = await startSandbox(options);
	stack.defer(() => sandbox.close());
	return { sandbox, accounts: openAccounts(`${sandbox.url}/discogs`, application) };
}

describe('a collection', () => {
	it('is read by its owner with folders, ratings, fields and every copy of a release', async () => {
		const { accounts } = await openSandbox();
		const account = accounts.open(owner);
		expect(await account.identity(ask)).toEqual({ username: 'sandbox' });
		const folders = await account.folders('sandbox', ask);
		expect(folders.get(7002)).toBe('Doublés');
		expect(folders.has(0)).toBe(false);
		expect([...(await account.fields('sandbox', ask)).values()]).toEqual([
			'Media Condition',
			'Sleeve Condition',
			'Notes',
			'Bought at',
		]);
		const first = await account.collection('sandbox', 1, { isOwner: true });
		const second = await account.collection('sandbox', 2, { isOwner: true });
		expect([first.items, first.copies.length, second.copies.length, second.hasNext]).toEqual([130, 100, 30, false]);
		const copies = [...first.copies, ...second.copies];
		expect(new Set(copies.map(({ instanceId }) => instanceId)).size).toBe(130);
		expect(new Set(copies.map(({ release }) => release.discogsId)).size).toBeLessThan(130);
		const times = copies.map(({ addedAt }) => addedAt?.getTime() ?? 0);
		expect(times).toEqual(times.toSorted((one, other) => other - one));
		expect(copies.some(({ rating }) => rating === null)).toBe(true);
		expect(copies.some(({ rating }) => rating === 5)).toBe(true);
		expect(copies.every(({ folderId, notes }) => folderId !== null && notes !== null)).toBe(true);
		expect(copies.some(({ notes }) => notes?.get(3) === 'Signed, "to Ana";\nwith poster')).toBe(true);
	});

	it('is shown to strangers without folders and private notes', async () => {
		const { accounts } = await openSandbox();
		for (const login of [stranger, anybody]) {
			const account = accounts.open(login);
			const { copies } = await account.collection('sandbox-public', 1, { isOwner: false });
			expect(copies).toHaveLength(12);
			expect(copies.every(({ folderId, notes }) => folderId === null && notes?.get(1) === 'Mint (M)')).toBe(true);
			expect(copies.every(({ notes }) => notes?.has(3) === false)).toBe(true);
			expect((await account.folders('sandbox', ask)).size).toBe(0);
		}
	});

	it('that is private is not served, and that of nobody is not found', async () => {
		const { accounts } = await openSandbox();
		const account = accounts.open(anybody);
		const failure = await failureOf(account.collection('sandbox-private', 1, { isOwner: false }));
		expect(failure).toBeInstanceOf(AccountNotServed);
		expect(failure.message).toContain('private');
		await expect(account.collection('nobody', 1, { isOwner: false })).rejects.toBeInstanceOf(ProviderNotFound);
		await expect(account.wants('sandbox', 1, ask)).rejects.toBeInstanceOf(AccountNotServed);
	});

	it('is refused to a wrong token without naming it, and others are still asked for', async () => {
		const { accounts } = await openSandbox();
		const wrong = accounts.open({ kind: 'token', token: 'a-token-that-is-long-gone' });
		for (let at = 0; at < 4; at += 1) {
			const failure = await failureOf(wrong.identity(ask));
			expect(failure).toBeInstanceOf(AccountNotServed);
			expect(JSON.stringify([failure, failure.message])).not.toContain('long-gone');
		}
		expect(await accounts.open(owner).identity(ask)).toEqual({ username: 'sandbox' });
	});

	it('never quotes credentials that the provider quotes', async () => {
		const server = stack.use(await startReplay());
		const secret = 'a-very-secret-token';
		server.answer = { status: 403, headers: {}, body: JSON.stringify({ message: `not you, ${secret}!` }) };
		const { http } = stack.use(openHttp('discogs', server.url, { judge: judgeDiscogs }));
		const failure = await failureOf(
			http.getText('/x', { endpoint: 'x', headers: { authorization: `Discogs token=${secret}` } }),
		);
		expect(failure.message).toContain('not you, ••••!');
		const oauth = `OAuth oauth_consumer_key="k", oauth_signature="first%26half&${secret}"`;
		const signed = await failureOf(http.getText('/x', { endpoint: 'x', headers: { authorization: oauth } }));
		expect(signed.message).not.toContain(secret);
	});
});

describe('a wantlist', () => {
	it('is read, added to and taken from', async () => {
		const { accounts } = await openSandbox();
		const account = accounts.open(owner);
		const before = await account.wants('sandbox', 1, ask);
		expect(before.wants).toHaveLength(30);
		const { copies } = await account.collection('sandbox', 1, { isOwner: true });
		const known = new Set(before.wants.map(({ release }) => release.discogsId));
		const id = copies.map(({ release }) => release.discogsId).find((one) => !known.has(one)) ?? 0;
		expect((await account.addWant('sandbox', id, ask)).release.discogsId).toBe(id);
		await account.addWant('sandbox', id, ask);
		const after = await account.wants('sandbox', 1, ask);
		expect([after.items, after.wants[0]?.release.discogsId]).toEqual([31, id]);
		await account.removeWant('sandbox', id, ask);
		await expect(account.removeWant('sandbox', id, ask)).rejects.toBeInstanceOf(ProviderNotFound);
		await expect(account.addWant('sandbox', 99_999_999, ask)).rejects.toBeInstanceOf(ProviderNotFound);
		await expect(accounts.open(stranger).addWant('sandbox', id, ask)).rejects.toBeInstanceOf(ProviderRefused);
	});
});

describe('OAuth', () => {
	const codeOn = async (page: string) => /<b>(\w+)<\/b>/.exec(await (await fetch(page)).text())?.[1] ?? '';

	it('gives access for the code on the page', async () => {
		const { accounts } = await openSandbox();
		const request = await accounts.oauth.request(ask);
		const code = await codeOn(request.page);
		await expect(accounts.oauth.exchange(request, 'WRONG1', ask)).rejects.toBeInstanceOf(ProviderRefused);
		const granted = await accounts.oauth.exchange(request, code, ask);
		expect(granted).toMatchObject({ kind: 'oauth' });
		expect(await accounts.open(granted).identity(ask)).toEqual({ username: 'sandbox' });
		// A code is good once.
		await expect(accounts.oauth.exchange(request, code, ask)).rejects.toBeInstanceOf(ProviderRefused);
	});

	it('does not for a code that came too late, nor without the program’s own key', async () => {
		const { sandbox, accounts } = await openSandbox();
		const request = await accounts.oauth.request(ask);
		const code = await codeOn(request.page);
		sandbox.expireTokens();
		await expect(accounts.oauth.exchange(request, code, ask)).rejects.toBeInstanceOf(ProviderRefused);
		const without = openAccounts(`${sandbox.url}/discogs`, {});
		await expect(without.oauth.request(ask)).rejects.toBeInstanceOf(CredentialsMissing);
		const wrong = openAccounts(`${sandbox.url}/discogs`, { ...application, secret: 'another-secret-of-ours' });
		const failure = await failureOf(wrong.oauth.request(ask));
		expect(failure).toBeInstanceOf(ProviderRefused);
		expect(failure.message).not.toContain('another-secret');
	});
});

describe.runIf(hasRecordings('discogs'))('recorded lists', () => {
	async function answering(name: string) {
		const server = stack.use(await startReplay());
		server.answer = readRecording('discogs', name);
		return openAccounts(server.url, {}).open(anybody);
	}

	it('a collection of 31 and a page of 101 wants', async () => {
		const account = await answering('ezienecker-ctl/collection.json');
		const { copies, items, hasNext } = await account.collection('frenchmvp', 1, { isOwner: false });
		expect([items, copies.length, hasNext]).toEqual([31, 31, false]);
		expect(copies[0]).toEqual({
			instanceId: 1880275113,
			folderId: null,
			rating: null,
			addedAt: new Date('2024-12-30T08:16:19Z'),
			notes: null,
			release: {
				discogsId: 29294428,
				masterId: 3279853,
				title: 'Burning Desire',
				year: 2023,
				artists: [{ discogsId: 5852757, name: 'Mike (408)', anv: null, join: '' }],
				labels: [{ name: '10K', catalogNumber: '10011LPC' }],
				formats: [{ name: 'Vinyl', qty: 2, text: 'Green, OBI', descriptions: ['LP', 'Album', 'Limited Edition'] }],
			},
		});
		const { wants, items: all } = await (await answering('ezienecker-ctl/wants.json')).wants('frenchmvp', 1, ask);
		expect([all, wants[0]?.release.discogsId, wants[0]?.release.masterId]).toEqual([101, 14622960, 1217180]);
	});

	it('a collection of 2026 and one of a client’s tests', async () => {
		const recent = await answering('by-hand-from-index/damidhagor_users_collection_releases_5134861.HTTP200.json');
		const { copies } = await recent.collection('x', 1, { isOwner: true });
		expect(copies[0]).toMatchObject({ instanceId: 2176897078, folderId: 9510072, notes: new Map() });
		const go = await answering('irlndts-go/collectionItemsByFolderJson.json');
		expect((await go.collection('x', 1, { isOwner: true })).copies.length).toBeGreaterThan(0);
	});
});
