import { ProviderRefused } from '../../errors.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import { GrantEnded } from '../../integrations/spotify/errors.ts';
import type { SpotifyLogin } from '../../integrations/spotify/login.ts';
import { type SecretStore, secretName } from '../../secrets/secret-store.ts';
import { formatTokens, type KeptTokens, parseTokens } from './kept-tokens.ts';

/** Asking Spotify in the name of one listener. */
export interface SpotifySession {
	/**
	 * Runs `call` with an access token; where Spotify refuses it (401: it can end early), once more with another. Throws GrantEnded when only
	 * the listener can let us in again, StorageError when tokens cannot be kept.
	 */
	use<T>(ask: Ask, call: (token: string) => Promise<T>): Promise<T>;
}

const origin = { provider: 'spotify', endpoint: 'api/token' };

/** What a listener may ask of Spotify, with tokens that are renewed in turns (see `SecretStore.inTurn`). Where none are kept, `use` throws GrantEnded. */
export function createSpotifySession(
	{ login, secrets, clock }: { login: SpotifyLogin; secrets: SecretStore; clock: () => Date },
	listener: string,
): SpotifySession {
	const name = secretName(listener, 'spotify');

	async function readKept(): Promise<KeptTokens> {
		const kept = parseTokens((await secrets.read(name)) ?? '');
		if (kept === null) throw new GrantEnded(origin, 'nothing is kept of the connection');
		return kept;
	}

	function isGood({ accessToken, until }: KeptTokens, refused: string | null): boolean {
		return accessToken !== refused && clock() < until;
	}

	/** Somebody else may have got another one while this waited for its turn. */
	async function tokenBeside(refused: string | null, ask: Ask): Promise<string> {
		const kept = await readKept();
		if (isGood(kept, refused)) return kept.accessToken;
		return secrets.inTurn(async () => {
			const latest = await readKept();
			return isGood(latest, refused) ? latest.accessToken : renew(latest, ask);
		});
	}

	/** Turns are taken per config folder, the keychain is everybody's: who was refused looks once whether somebody was faster. */
	async function renew(kept: KeptTokens, ask: Ask): Promise<string> {
		try {
			return await refresh(kept, ask);
		} catch (error) {
			if (!(error instanceof GrantEnded)) throw error;
			const replaced = await readKept();
			if (replaced.refreshToken === kept.refreshToken) throw error;
			return isGood(replaced, null) ? replaced.accessToken : refresh(replaced, ask);
		}
	}

	/**
	 * A refresh token is good once: what takes its place is kept before anything is done with the rest. So nobody stops an exchange once it is
	 * asked for: the answer would be lost, and the connection with it.
	 */
	async function refresh({ refreshToken }: KeptTokens, { signal, ...ask }: Ask): Promise<string> {
		signal?.throwIfAborted();
		const tokens = await login.refresh(refreshToken, ask);
		await secrets.write(name, formatTokens(tokens, clock()));
		return tokens.accessToken;
	}

	return {
		async use(ask, call) {
			const token = await tokenBeside(null, ask);
			try {
				return await call(token);
			} catch (error) {
				if (!isRefusedToken(error)) throw error;
			}
			const another = await tokenBeside(token, ask);
			try {
				return await call(another);
			} catch (error) {
				throw isRefusedToken(error) ? new GrantEnded(origin, 'a new token was refused as well') : error;
			}
		},
	};
}

function isRefusedToken(error: unknown): boolean {
	return error instanceof ProviderRefused && error.status === 401;
}
