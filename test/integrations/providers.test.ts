import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { ProviderRefused, ProviderWaiting } from '../../source/errors.ts';
import {
	type ProviderName,
	type ProviderSettings,
	providerNames,
	publishedProviders,
	type Rate,
} from '../../source/integrations/http/provider-names.ts';
import { createProviders, type ProviderSetup } from '../../source/integrations/providers.ts';
import { failureOf, type LocalServer, startReplay } from './local-server.ts';

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

const fast = { requests: 1000, seconds: 1 };

/** All providers below one server, each under its own path. */
function movedTo(server: LocalServer, rates: Partial<Record<ProviderName, Rate>> = {}): ProviderSetup['providers'] {
	const entries = providerNames.map((name): [ProviderName, ProviderSettings] => [
		name,
		{ baseUrl: `${server.url}/${name}`, rate: rates[name] ?? fast, moved: true },
	]);
	return Object.assign({ ...unmoved() }, Object.fromEntries(entries));
}

function unmoved(): ProviderSetup['providers'] {
	const entries = providerNames.map((name): [ProviderName, ProviderSettings] => {
		const { baseUrl, rate } = publishedProviders[name];
		return [name, { baseUrl, rate, moved: false }];
	});
	return Object.assign(Object.create(null), Object.fromEntries(entries));
}

async function open(keys: ProviderSetup['keys'] = {}, rates: Partial<Record<ProviderName, Rate>> = {}) {
	const server = stack.use(await startReplay());
	const calls: [ProviderName, string][] = [];
	const providers = createProviders(
		{ providers: movedTo(server, rates), keys, amazon: { marketplace: '', partnerTag: '' } },
		{
			version: '1.2.3',
			contact: 'https://example.org/me',
			onCall: (provider, endpoint) => calls.push([provider, endpoint]),
		},
	);
	stack.defer(() => providers.close());
	return { server, providers, calls };
}

const release = JSON.stringify({ id: 1, title: 'x' });

describe('all providers', () => {
	it('send one User-Agent with the version and the contact, and count their calls by name', async () => {
		const { server, providers, calls } = await open();
		server.answer = { status: 200, headers: {}, body: release };
		await providers.discogs.release(1);
		expect(server.requests[0]).toMatchObject({
			path: '/discogs/releases/1',
			headers: { 'user-agent': 'Vinilogy/1.2.3 (+https://example.org/me)' },
		});
		expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
		expect(calls).toEqual([['discogs', 'releases/{id}']]);
		expect(providers.gates.discogs.state()).toMatchObject({ sent: 1, limited: 0 });
		expect(providers.gates.lastfm.state().sent).toBe(0);
	});

	it("ListenBrainz's token goes to its own host only, and one that is not valid is a refusal", async () => {
		const { server, providers } = await open({ listenbrainzToken: 'T0KEN' });
		server.answer = { status: 200, headers: {}, body: '{"code":200,"valid":true}' };
		await providers.listenbrainz.checkToken();
		expect(server.requests[0]).toMatchObject({
			path: '/listenbrainz/validate-token',
			headers: { authorization: 'Token T0KEN' },
		});
		server.answer = { status: 200, headers: {}, body: '[]' };
		await providers.listenbrainz.similarArtists('a74b1b7f-71a5-4011-9441-d0b5e4122711');
		expect(server.requests[1]?.headers).not.toHaveProperty('authorization');
		server.answer = { status: 200, headers: {}, body: '{"code":200,"message":"Token invalid.","valid":false}' };
		await expect(providers.listenbrainz.checkToken()).rejects.toThrow(ProviderRefused);
		await expect((await open()).providers.listenbrainz.checkToken()).rejects.toThrow('needs LISTENBRAINZ_TOKEN');
	});

	it.each([
		[{ discogsToken: 'T0KEN' }, 'Discogs token=T0KEN'],
		[{ discogsKey: 'KEY', discogsSecret: 'S3CRET' }, 'Discogs key=KEY, secret=S3CRET'],
	])('credentials of Discogs go to Discogs, in the header and never in the address', async (keys, header) => {
		const { server, providers } = await open(keys);
		server.answer = { status: 200, headers: {}, body: release };
		expect(providers.discogs.authenticated).toBe(true);
		await providers.discogs.release(1);
		await failureOf(providers.deezer.artist(1));
		expect(server.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
			['/discogs/releases/1', header],
			['/deezer/artist/1', undefined],
		]);
		expect(server.requests[0]?.query.size).toBe(0);
	});

	it('guess short waits where they were moved and may be asked fast', async () => {
		const { server, providers } = await open({ discogsToken: 'T' }, { discogs: { requests: 6000, seconds: 60 } });
		server.answer = { status: 429, headers: {}, body: '{"message":"You are making requests too quickly."}' };
		const before = Date.now();
		const error = await failureOf(providers.discogs.release(1));
		if (!(error instanceof ProviderWaiting)) throw error;
		const wait = error.until.getTime() - before;
		// A hundred times faster than 60 a minute: 60 s become 0.6 s.
		expect(wait).toBeGreaterThanOrEqual(600);
		expect(wait).toBeLessThan(10_000);
	});

	it('trust a picture on a moved provider, take its turn at the gate of who serves it, and no other local picture', async () => {
		const { server, providers, calls } = await open();
		server.answer = { status: 404, headers: {}, body: '' };
		const commons = providers.wikidata.pictureUrl('X.jpg');
		await expect(providers.inspectPicture(commons)).resolves.toMatchObject({ ok: false, reason: 'HTTP 404' });
		await expect(providers.inspectPicture(`${server.url}/pictures/x.jpg`)).resolves.toMatchObject({
			reason: 'HTTP 404',
		});
		await expect(providers.inspectPicture('http://127.0.0.1:9/x.jpg')).resolves.toMatchObject({ reason: 'not https' });
		expect(calls).toEqual([['commons', 'picture']]);
		expect(server.requests[0]?.headers['user-agent']).toBe(
			'Mozilla/5.0 (compatible; Vinilogy/1.2.3; +https://example.org/me)',
		);
		providers.gates.commons.close(new Date(Date.now() + 60_000), 'a minute');
		await expect(providers.inspectPicture(commons)).rejects.toBeInstanceOf(ProviderWaiting);
	});

	it('load no HTTP library before the first call, and do not keep the process alive', () => {
		const script = `
			import { createRequire } from 'node:module';
			import { createProviders } from ${JSON.stringify(new URL('../../source/integrations/providers.ts', import.meta.url).href)};
			const setup = { keys: {}, amazon: { marketplace: '', partnerTag: '' }, providers: ${JSON.stringify(unmoved())} };
			createProviders(setup, { version: '1', contact: 'x' });
			const loaded = Object.keys(createRequire(import.meta.url).cache);
			process.stdout.write(JSON.stringify(loaded.filter((path) => path.includes('/undici/'))));
		`;
		const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
			cwd: fileURLToPath(new URL('../..', import.meta.url)),
			encoding: 'utf8',
			timeout: 20_000,
		});
		expect(child).toMatchObject({ status: 0, stdout: '[]' });
	});
});
