import { createHash, randomBytes } from 'node:crypto';
import { sandboxKeys } from '../environment.ts';
import { type Answer, json, type Question, redirect } from '../exchange.ts';
import { refuseGrant } from './spotify-errors.ts';

/** What a token lets its bearer do. */
export interface SpotifyGrant {
	clientId: string;
	scopes: string[];
}

/** Who signs in at accounts.spotify.com. */
export interface SpotifyAccounts {
	answer(question: Question, path: string): Answer;
	/** What a request's `Authorization` header allows; undefined where it is not good (any more). */
	grantOf(authorization: string | undefined): SpotifyGrant | undefined;
	expireTokens(): void;
}

interface Code extends SpotifyGrant {
	redirectUri: string;
	challenge: string;
	until: number;
}

const tokenSeconds = 3600;
const codeMilliseconds = 600_000;
const clients: string[] = [sandboxKeys.spotifyId, sandboxKeys.spotifyFreeId];

/**
 * The page that asks the listener answers as if they had agreed at once. Codes and refresh tokens are good once; a refresh token that was
 * used is revoked.
 */
export function createSpotifyAccounts(): SpotifyAccounts {
	const codes = new Map<string, Code>();
	const refreshTokens = new Map<string, SpotifyGrant>();
	const accessTokens = new Map<string, SpotifyGrant & { until: number }>();

	function authorize({ query }: Question): Answer {
		const clientId = query.get('client_id') ?? '';
		const redirectUri = query.get('redirect_uri') ?? '';
		if (!clients.includes(clientId)) return page('INVALID_CLIENT: Invalid client');
		if (!isRegistered(redirectUri)) return page('INVALID_CLIENT: Insecure redirect URI');
		const back = (found: Record<string, string>) => {
			const target = new URL(redirectUri);
			const state = query.get('state');
			for (const [name, value] of Object.entries(found)) target.searchParams.set(name, value);
			if (state !== null) target.searchParams.set('state', state);
			return redirect(target.href, 303);
		};
		const challenge = query.get('code_challenge') ?? '';
		if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' });
		if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
			return back({ error: 'invalid_request', error_description: 'code_challenge_method must be S256' });
		const code = newToken('AQ');
		const scopes = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
		codes.set(code, { clientId, scopes, redirectUri, challenge, until: Date.now() + codeMilliseconds });
		return back({ code });
	}

	function giveToken({ body }: Question): Answer {
		const form = new URLSearchParams(body);
		if (!clients.includes(form.get('client_id') ?? '')) return refuseGrant('invalid_client', 'Invalid client');
		if (form.get('grant_type') === 'authorization_code') return exchange(form);
		if (form.get('grant_type') === 'refresh_token') return refresh(form);
		return refuseGrant('unsupported_grant_type', 'grant_type parameter is missing');
	}

	function exchange(form: URLSearchParams): Answer {
		const given = form.get('code') ?? '';
		const code = codes.get(given);
		codes.delete(given);
		if (code === undefined || code.until < Date.now() || code.clientId !== form.get('client_id'))
			return refuseGrant('invalid_grant', 'Invalid authorization code');
		if (code.redirectUri !== form.get('redirect_uri')) return refuseGrant('invalid_grant', 'Invalid redirect URI');
		const hashed = createHash('sha256')
			.update(form.get('code_verifier') ?? '')
			.digest('base64url');
		if (hashed !== code.challenge) return refuseGrant('invalid_grant', 'code_verifier was incorrect');
		return issue(code);
	}

	function refresh(form: URLSearchParams): Answer {
		const given = form.get('refresh_token') ?? '';
		const grant = refreshTokens.get(given);
		refreshTokens.delete(given);
		if (grant === undefined || grant.clientId !== form.get('client_id'))
			return refuseGrant('invalid_grant', 'Refresh token revoked');
		return issue(grant);
	}

	function issue({ clientId, scopes }: SpotifyGrant): Answer {
		const [access, refreshToken] = [newToken('BQ'), newToken('AQ')];
		accessTokens.set(access, { clientId, scopes, until: Date.now() + tokenSeconds * 1000 });
		refreshTokens.set(refreshToken, { clientId, scopes });
		return json({
			access_token: access,
			token_type: 'Bearer',
			expires_in: tokenSeconds,
			refresh_token: refreshToken,
			scope: scopes.join(' '),
		});
	}

	return {
		answer(question, path) {
			if (path === '/authorize' && question.method === 'GET') return authorize(question);
			if (path === '/api/token' && question.method === 'POST') return giveToken(question);
			return page('Not found', 404);
		},
		grantOf(authorization) {
			const [, token = ''] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
			const grant = accessTokens.get(token);
			return grant !== undefined && grant.until > Date.now() ? grant : undefined;
		},
		expireTokens: () => accessTokens.clear(),
	};
}

/** `http://127.0.0.1/callback` is registered: with it any port, but no name of the machine. */
function isRegistered(redirectUri: string): boolean {
	return /^http:\/\/127\.0\.0\.1(:\d+)?\/callback$/.test(redirectUri);
}

function page(text: string, status = 400): Answer {
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<html><body>${text}</body></html>` };
}

function newToken(prefix: string): string {
	return `${prefix}${randomBytes(24).toString('base64url')}`;
}
