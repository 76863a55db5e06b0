import { AccountNotServed, ProviderNotFound, ProviderRefused, UsageError } from '../../errors.ts';
import { type DiscogsLogin, whereToGetAToken } from '../../integrations/discogs/credentials.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import { keepLogin } from '../../profiles/discogs/login.ts';
import { readUserName } from '../../profiles/user-name.ts';
import { askCode, askToken } from '../typed-secret.ts';
import { type Session, withContext } from '../with-context.ts';
import { noteAccount } from './note-account.ts';
import { readUsername } from './typed-username.ts';

export interface ConnectDiscogsOptions {
	user: string;
	/** Ask for a token, whatever DISCOGS_TOKEN says. */
	token: boolean;
	oauth: boolean;
	/** Whose lists to read as anybody may. */
	public?: string;
}

/**
 * `connect discogs`: notes who a listener is at Discogs and keeps what their lists are read with, once Discogs has taken it: a personal token
 * (typed unseen, piped in, or DISCOGS_TOKEN), what they granted through OAuth, or nothing for a collection that is public.
 */
export async function connectDiscogs(options: ConnectDiscogsOptions): Promise<void> {
	checkOptions(options);
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal } = session;
		const ask: Ask = { signal: context.signal };
		const login = await obtainLogin(session, options, ask);
		const username = await confirm(session, login, options.public, ask);
		const listener = readUserName(options.user);
		await keepLogin(context.secrets, listener, login);
		await noteAccount(session, { user: options.user, provider: 'discogs', username });
		if (login.kind !== 'public') terminal.say(`The credentials are kept in ${await context.secrets.describe()}.`);
		return 0;
	});
}

function checkOptions({ token, oauth, public: name }: ConnectDiscogsOptions): void {
	if ([token, oauth, name !== undefined].filter(Boolean).length <= 1) return;
	throw new UsageError('That is more than one way to connect.', 'Take one of --token, --oauth and --public NAME.');
}

async function obtainLogin(session: Session, options: ConnectDiscogsOptions, ask: Ask): Promise<DiscogsLogin> {
	if (options.public !== undefined) return { kind: 'public' };
	if (options.oauth) return grant(session, ask);
	const { discogsToken } = session.context.settings.keys;
	if (discogsToken !== undefined && !options.token) {
		session.terminal.say('DISCOGS_TOKEN is used; with --token another one is asked for.');
		return { kind: 'token', token: discogsToken };
	}
	if (process.stdin.isTTY === true) session.terminal.say(`A personal token is made at ${whereToGetAToken}`);
	return { kind: 'token', token: await askToken('Your personal token for Discogs (it is not shown)') };
}

/** The person allows the program on Discogs' page, and gives the code that they see there. */
async function grant({ context, terminal }: Session, ask: Ask): Promise<DiscogsLogin> {
	const { oauth } = context.providers.discogsAccounts;
	const request = await oauth.request(ask);
	terminal.say(`Open this page, allow Vinilogy, and copy the code (within 15 minutes):\n${request.page}`);
	const code = await askCode('The code');
	try {
		return await oauth.exchange(request, code, ask);
	} catch (error) {
		if (!(error instanceof ProviderRefused)) throw error;
		throw new UsageError(
			'Discogs does not take this code.',
			'Run the command again: every code is good once, for 15 minutes.',
		);
	}
}

/** Where a token is not taken, the same command would take the same one again from DISCOGS_TOKEN. */
function explainToken(login: DiscogsLogin): (error: unknown) => never {
	return (error) => {
		if (!(error instanceof AccountNotServed) || login.kind !== 'token') throw error;
		const next = `Copy it from ${whereToGetAToken}, or make another there, and give it with \`vinilogy connect discogs --token\`.`;
		throw new AccountNotServed(
			{ provider: 'discogs', endpoint: 'oauth/identity' },
			'it does not take this token',
			next,
		);
	};
}

/** The name at Discogs, which must be known there. */
async function confirm(
	{ context }: Session,
	login: DiscogsLogin,
	named: string | undefined,
	ask: Ask,
): Promise<string> {
	const account = context.providers.discogsAccounts.open(login);
	if (named === undefined) return (await account.identity(ask).catch(explainToken(login))).username;
	const username = readUsername(named);
	try {
		await account.collection(username, 1, { ...ask, isOwner: false });
		return username;
	} catch (error) {
		if (error instanceof AccountNotServed) {
			throw new UsageError(
				`The collection of ${username} is private.`,
				'Connect with a token: vinilogy connect discogs',
			);
		}
		if (!(error instanceof ProviderNotFound)) throw error;
		throw new UsageError(
			`Discogs has no user "${username}".`,
			'Give the name at the end of the page: https://www.discogs.com/user/NAME',
		);
	}
}
