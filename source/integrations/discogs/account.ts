import { AccountNotServed, ProviderRefused } from '../../errors.ts';
import { cleanText } from '../../text.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import {
	type DiscogsCopy,
	type DiscogsWant,
	mapCollection,
	mapFields,
	mapFolders,
	mapWant,
	mapWants,
} from './account-map.ts';
import { collectionAnswer, fieldsAnswer, foldersAnswer, want, wantsAnswer } from './account-schema.ts';
import type { DiscogsLogin } from './credentials.ts';
import type { DiscogsPage } from './map.ts';
import { identityAnswer } from './marketplace-schema.ts';
import type { DiscogsOauth } from './oauth.ts';

/**
 * Lists of users, read and changed with a listener's own credentials. Throw ProviderNotFound for users that do not exist, AccountNotServed
 * for lists that are private and for credentials that are not (or no longer) good.
 */
export interface DiscogsAccount {
	/** The name of whoever the credentials are of. Public reading has none: AccountNotServed. */
	identity(ask: Ask): Promise<{ username: string }>;
	/** A page of a hundred copies, the latest added first; `isOwner` says whether the credentials are `user`'s. */
	collection(
		user: string,
		page: number,
		options: Ask & { isOwner: boolean },
	): Promise<DiscogsPage & { copies: DiscogsCopy[] }>;
	/** Names of the folders by their numbers; strangers are told none. */
	folders(user: string, ask: Ask): Promise<Map<number, string>>;
	/** Names of what a person notes of copies ("Media Condition", …), by their numbers. */
	fields(user: string, ask: Ask): Promise<Map<number, string>>;
	/** A page of a hundred releases, the latest added first. */
	wants(user: string, page: number, ask: Ask): Promise<DiscogsPage & { wants: DiscogsWant[] }>;
	/** Puts a release on the wantlist; one that is there stays as it is. */
	addWant(user: string, releaseId: number, ask: Ask): Promise<DiscogsWant>;
	/** Takes a release off the wantlist. Throws ProviderNotFound when it is not there. */
	removeWant(user: string, releaseId: number, ask: Ask): Promise<void>;
}

const perPage = 100;

/** The lists as `login` may see them. */
export function createAccount({
	http,
	oauth,
	login,
}: {
	http: ProviderHttp;
	oauth: DiscogsOauth;
	login: DiscogsLogin;
}): DiscogsAccount {
	/** A refusal is about this listener, and no reason to stop asking for others. */
	function asking<Request extends Ask>(ask: Request, endpoint: string) {
		const authorization = authorizationOf(login, oauth);
		return {
			...ask,
			endpoint,
			mayBeRefused: true,
			...(authorization === null ? {} : { headers: { authorization } }),
		};
	}

	const newestFirst = { sort: 'added', sort_order: 'desc', per_page: perPage };
	const pathOf = (user: string) => `/users/${encodeURIComponent(user)}`;

	return {
		async identity(ask) {
			const request = { ...asking(ask, 'oauth/identity'), schema: identityAnswer };
			const { username } = await explained(login, http.getJson('/oauth/identity', request));
			return { username: cleanText(username) };
		},
		async collection(user, page, { isOwner, ...ask }) {
			const answer = await explained(
				login,
				http.getJson(`${pathOf(user)}/collection/folders/0/releases`, {
					...asking(ask, 'users/{user}/collection'),
					query: { ...newestFirst, page },
					schema: collectionAnswer,
					notFound: `no user ${user}`,
				}),
			);
			return mapCollection(answer, isOwner);
		},
		async folders(user, ask) {
			const request = { ...asking(ask, 'users/{user}/collection/folders'), schema: foldersAnswer };
			return mapFolders(await explained(login, http.getJson(`${pathOf(user)}/collection/folders`, request)));
		},
		async fields(user, ask) {
			const request = { ...asking(ask, 'users/{user}/collection/fields'), schema: fieldsAnswer };
			return mapFields(await explained(login, http.getJson(`${pathOf(user)}/collection/fields`, request)));
		},
		async wants(user, page, ask) {
			const answer = await explained(
				login,
				http.getJson(`${pathOf(user)}/wants`, {
					...asking(ask, 'users/{user}/wants'),
					query: { ...newestFirst, page },
					schema: wantsAnswer,
					notFound: `no user ${user}`,
				}),
			);
			return mapWants(answer);
		},
		async addWant(user, releaseId, ask) {
			const request = { ...asking(ask, 'users/{user}/wants/{id}'), method: 'PUT' as const, schema: want };
			const notFound = `no release ${releaseId}`;
			const answer = http.getJson(`${pathOf(user)}/wants/${releaseId}`, { ...request, notFound });
			return mapWant(await explained(login, answer));
		},
		async removeWant(user, releaseId, ask) {
			const request = { ...asking(ask, 'users/{user}/wants/{id}'), method: 'DELETE' as const };
			const notFound = `release ${releaseId} is not on the wantlist`;
			await explained(login, http.send(`${pathOf(user)}/wants/${releaseId}`, { ...request, notFound }));
		},
	};
}

/** Null: as the program asks for everything else. */
function authorizationOf(login: DiscogsLogin, oauth: DiscogsOauth): string | null {
	if (login.kind === 'public') return null;
	return login.kind === 'token' ? `Discogs token=${login.token}` : oauth.authorize(login);
}

async function explained<T>(login: DiscogsLogin, answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		if (!(error instanceof ProviderRefused)) throw error;
		const { provider, endpoint, status } = error;
		const origin = { provider, endpoint, ...(status === undefined ? {} : { status }) };
		// Nothing of one's own is private to oneself: then the credentials are nobody's, or somebody else's.
		if (login.kind !== 'public') {
			const next = 'Connect the account again with `vinilogy connect discogs`.';
			throw new AccountNotServed(origin, 'it does not take the credentials of this account', next);
		}
		const next = 'Its owner can make it public at https://www.discogs.com/settings/privacy, or connect with a token.';
		throw new AccountNotServed(origin, 'this list is private', next);
	}
}
