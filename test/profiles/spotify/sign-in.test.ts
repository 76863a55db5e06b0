import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountNotServed, Cancelled, UsageError } from '../../../source/errors.ts';
import { createSpotify } from '../../../source/integrations/spotify/client.ts';
import { createSpotifyJudge, judgeSpotifyLogin } from '../../../source/integrations/spotify/errors.ts';
import { createSpotifyLogin } from '../../../source/integrations/spotify/login.ts';
import { openCallback } from '../../../source/profiles/spotify/open-callback.ts';
import { type SignInOptions, type SignInRequest, signInToSpotify } from '../../../source/profiles/spotify/sign-in.ts';
import { type Sandbox, sandboxKeys, startSandbox } from '../../../source/sandbox/server.ts';
import { failureOf, openHttp } from '../../integrations/local-server.ts';

let stack = new AsyncDisposableStack();
let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ limits: false });
	stack.defer(() => sandbox.close());
});
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

/** Signs in, with `person` in place of who reads the address and looks at it. */
function signIn(
	person: (request: SignInRequest) => unknown,
	options: Partial<SignInOptions> = {},
	clientId: string = sandboxKeys.spotifyId,
) {
	const judge = createSpotifyJudge(() => new Date());
	const api = stack.use(openHttp('spotify', `${sandbox.url}/spotify/v1`, { judge }));
	const baseUrl = `${sandbox.url}/spotify/accounts`;
	const login = stack.use(openHttp('spotifyLogin', baseUrl, { judge: judgeSpotifyLogin }));
	const providers = {
		spotify: createSpotify({ http: api.http }),
		spotifyLogin: createSpotifyLogin({ http: login.http, baseUrl, clientId }),
	};
	return signInToSpotify(providers, {
		port: 0,
		patience: 5000,
		signal: new AbortController().signal,
		ask: (request) => void person(request),
		...options,
	});
}

/** Where the page of the question sends the browser, with something changed on the way. */
async function answerOf({ address }: SignInRequest, change: (url: URL) => void = () => undefined): Promise<string> {
	const page = await fetch(address, { redirect: 'manual' });
	const url = new URL(page.headers.get('location') ?? '');
	change(url);
	return url.href;
}

const browse = async (address: string) => {
	const page = await fetch(address);
	return { status: page.status, text: await page.text() };
};

describe('signing in at Spotify', () => {
	it('a browser that follows where it is sent lets us in', async () => {
		let seen: Awaited<ReturnType<typeof browse>> | undefined;
		const { id, name, tokens } = await signIn(async ({ address }) => {
			seen = await browse(address);
		});
		expect([id, name]).toEqual(['sandbox', 'Sandbox Listener']);
		expect(tokens).toEqual({
			accessToken: expect.stringMatching(/^BQ/),
			seconds: 3600,
			refreshToken: expect.stringMatching(/^AQ/),
		});
		await expect.poll(() => seen).toMatchObject({ status: 200, text: expect.stringContaining('Close this page') });
	});

	it('an address that was pasted does as well; another one is refused and waited on', async () => {
		const refused: unknown[] = [];
		const { id } = await signIn(async (request) => {
			const answer = await answerOf(request);
			for (const wrong of ['', 'hello', request.address, answer.replace(/state=\w/, 'state=!')]) {
				try {
					request.paste(wrong);
				} catch (error) {
					refused.push(error);
				}
			}
			request.paste(`  ${answer}\n`);
		});
		expect(id).toBe('sandbox');
		expect(refused).toHaveLength(4);
		for (const error of refused) expect(error).toBeInstanceOf(UsageError);
	});

	it('answers that are not ours are refused plainly, and the right one is taken after them, once', async () => {
		const seen: { status: number; text: string }[] = [];
		const { promise, resolve } = Promise.withResolvers<void>();
		await signIn(async (request) => {
			const answer = await answerOf(request);
			const { origin } = new URL(answer);
			const wrongState = await answerOf(request, (url) => url.searchParams.set('state', 'guessed'));
			const noState = await answerOf(request, (url) => url.searchParams.delete('state'));
			const elsewhere = answer.replace('/callback', '/favicon.ico');
			for (const wrong of [wrongState, noState, elsewhere, origin]) seen.push(await browse(wrong));
			const posted = await fetch(answer, { method: 'POST' });
			seen.push({ status: posted.status, text: await posted.text() });
			seen.push(await browse(answer));
			resolve();
		});
		await promise;
		expect(seen.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 200]);
		expect(seen[0]?.text).toBe('This is not the answer that Vinilogy waits for.\n');
	});

	it('who says no is told that nothing was changed', async () => {
		const error = await failureOf(
			signIn(async (request) => {
				const answer = await answerOf(request, (url) => {
					url.searchParams.delete('code');
					url.searchParams.set('error', 'access_denied');
				});
				await browse(answer);
			}),
		);
		expect(error).toBeInstanceOf(UsageError);
		expect(error).toMatchObject({ next: expect.stringContaining('Nothing was changed') });
	});

	it('a code of somebody else is not exchanged', async () => {
		const error = await failureOf(
			signIn(async (request) => {
				await browse(await answerOf(request, (url) => url.searchParams.set('code', 'AQstolen')));
			}),
		);
		expect(error).toBeInstanceOf(AccountNotServed);
		expect(`${error.stack}`).not.toContain('AQstolen');
	});

	it('without Premium at the owner of the app it says so', async () => {
		const error = await failureOf(signIn(({ address }) => browse(address), {}, sandboxKeys.spotifyFreeId));
		expect(error).toBeInstanceOf(AccountNotServed);
		expect(error).toMatchObject({ next: expect.stringContaining('Premium') });
	});

	it('Ctrl-C ends it, and nobody listens any more', async () => {
		const stop = new AbortController();
		let address = '';
		const error = await failureOf(
			signIn(
				(request) => {
					address = new URL(request.address).searchParams.get('redirect_uri') ?? '';
					stop.abort(new Cancelled());
				},
				{ signal: stop.signal },
			),
		);
		expect(error).toBeInstanceOf(Cancelled);
		await expect(fetch(address)).rejects.toThrow();
		const before = signIn(() => undefined, { signal: AbortSignal.abort(new Cancelled()) });
		expect(await failureOf(before)).toBeInstanceOf(Cancelled);
	});

	it('nobody is waited for without end', async () => {
		const error = await failureOf(signIn(() => undefined, { patience: 50 }));
		expect(error).toBeInstanceOf(UsageError);
		expect(error.message).toContain('no answer within');
	});

	it('a port that is taken is named', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		stack.defer(() => new Promise((resolve) => other.close(() => resolve())));
		await new Promise<void>((resolve) => other.once('listening', () => resolve()));
		const address = other.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		const error = await failureOf(signIn(() => undefined, { port }));
		expect(error).toBeInstanceOf(UsageError);
		expect(error.message).toContain(`${port}`);
		expect(error).toMatchObject({ next: expect.stringContaining('free one') });
	});
});

it('the answer is listened for on 127.0.0.1 only', async () => {
	const signal = new AbortController().signal;
	await using callback = await openCallback({ state: 's', port: 0, patience: 1000, signal });
	const { hostname, port } = new URL(callback.redirectUri);
	expect(hostname).toBe('127.0.0.1');
	await expect(fetch(`http://[::1]:${port}/callback?state=s&code=c`)).rejects.toThrow();
});
