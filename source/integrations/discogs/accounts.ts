import type { Clock } from '../http/gate.ts';
import type { ProviderHttp } from '../http/provider-http.ts';
import { createAccount, type DiscogsAccount } from './account.ts';
import type { DiscogsCredentials, DiscogsLogin } from './credentials.ts';
import { createOauth, type DiscogsOauth } from './oauth.ts';

/** Accounts of listeners: how one is connected, and what it may see. */
export interface DiscogsAccounts {
	/** Asks a person for the right to act for them. */
	oauth: DiscogsOauth;
	/** Users' lists as a listener may see them. */
	open(login: DiscogsLogin): DiscogsAccount;
}

/** `credentials` are the program's: its key and secret are what OAuth needs. `authorizePage` is where a person allows it to act for them. */
export function createDiscogsAccounts(options: {
	http: ProviderHttp;
	credentials: DiscogsCredentials;
	authorizePage: string;
	clock: Clock;
}): DiscogsAccounts {
	const { http, credentials, authorizePage: page, clock } = options;
	const oauth = createOauth({ http, credentials, page, clock });
	return { oauth, open: (login) => createAccount({ http, oauth, login }) };
}
