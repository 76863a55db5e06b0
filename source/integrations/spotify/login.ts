import type { z } from 'zod';
import { CredentialsMissing } from '../../errors.ts';
import type { Ask, ProviderHttp } from '../http/provider-http.ts';
import { GrantEnded, readLoginRefusal } from './errors.ts';
import { firstTokenAnswer, tokenAnswer } from './schema.ts';

export interface SpotifyTokens {
	accessToken: string;
	/** How long it is good for, from now. */
	seconds: number;
	/** Takes the place of the one before, which is not taken any more. */
	refreshToken: string;
}

/**
 * Signing in at Spotify: the authorization code with PKCE, which needs no secret of ours (RFC 7636). Every call throws CredentialsMissing
 * without a client id, GrantEnded when a code or a refresh token is not taken (any more), AccountNotServed when the client id is not.
 */
export interface SpotifyLogin {
	/** The setting that is still missing, or null. */
	missing: string | null;
	/** The page where a person lets us in; it sends them to `redirectUri` with a code, or with what went wrong. */
	addressFor(request: { redirectUri: string; state: string; challenge: string }): string;
	exchangeCode(request: { code: string; verifier: string; redirectUri: string }, ask: Ask): Promise<SpotifyTokens>;
	refresh(refreshToken: string, ask: Ask): Promise<SpotifyTokens>;
	/** Whether Spotify knows the client id: that a token is no good it only says to one that it knows. */
	checkId(ask: Ask): Promise<void>;
}

const whereToGetSpotifyId =
	'https://developer.spotify.com/dashboard (for an app with the redirect URI http://127.0.0.1/callback)';

/** What we ask to see: nothing can be changed with it. */
const scopes = ['user-top-read', 'user-library-read', 'user-read-recently-played'];

export function createSpotifyLogin(options: {
	http: ProviderHttp;
	/** Of the accounts host. */
	baseUrl: string;
	clientId: string | undefined;
}): SpotifyLogin {
	const { http, baseUrl, clientId } = options;
	const missing = clientId === undefined ? 'SPOTIFY_CLIENT_ID' : null;

	function knownId(): string {
		if (clientId !== undefined) return clientId;
		const origin = { provider: 'spotify', endpoint: 'authorize' };
		throw new CredentialsMissing(origin, 'SPOTIFY_CLIENT_ID', whereToGetSpotifyId);
	}

	async function askForTokens<Schema extends z.ZodType>(
		form: Record<string, string>,
		schema: Schema,
		ask: Ask,
	): Promise<z.output<Schema>> {
		try {
			return await http.getJson('/api/token', {
				...ask,
				endpoint: 'api/token',
				body: { form: { ...form, client_id: knownId() } },
				schema,
				// A refusal is about one listener.
				mayBeRefused: true,
			});
		} catch (error) {
			throw readLoginRefusal(error);
		}
	}

	return {
		missing,
		addressFor({ redirectUri, state, challenge }) {
			const query = new URLSearchParams({
				response_type: 'code',
				client_id: knownId(),
				scope: scopes.join(' '),
				redirect_uri: redirectUri,
				state,
				code_challenge_method: 'S256',
				code_challenge: challenge,
			});
			return `${baseUrl.replace(/\/$/, '')}/authorize?${query}`;
		},
		async exchangeCode({ code, verifier, redirectUri }, ask) {
			const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
			const { access_token, expires_in, refresh_token } = await askForTokens(form, firstTokenAnswer, ask);
			return { accessToken: access_token, seconds: expires_in, refreshToken: refresh_token };
		},
		async refresh(refreshToken, ask) {
			const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
			const { access_token, expires_in, refresh_token } = await askForTokens(form, tokenAnswer, ask);
			return { accessToken: access_token, seconds: expires_in, refreshToken: refresh_token ?? refreshToken };
		},
		async checkId(ask) {
			try {
				await askForTokens({ grant_type: 'refresh_token', refresh_token: 'none' }, tokenAnswer, ask);
			} catch (error) {
				if (!(error instanceof GrantEnded)) throw error;
			}
		},
	};
}
