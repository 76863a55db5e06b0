import type { AccountRow, AccountSource } from './accounts.ts';
import { discogsAccount } from './discogs/source.ts';
import { lastfmSource } from './lastfm/source.ts';
import { listenbrainzSource } from './listenbrainz/source.ts';
import { spotifySource } from './spotify/source.ts';
import type { ConnectedAccount } from './sync.ts';

/** Everybody who can read accounts. */
export const accountSources: readonly AccountSource[] = [
	discogsAccount,
	lastfmSource,
	listenbrainzSource,
	spotifySource,
];

/** Accounts with who reads them; one that only a newer program can read is left out. */
export function withSources(accounts: readonly AccountRow[]): ConnectedAccount[] {
	return accounts.flatMap((account) => {
		const source = accountSources.find(({ provider }) => provider === account.provider);
		return source === undefined ? [] : [{ source, account }];
	});
}
