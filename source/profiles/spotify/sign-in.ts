import type { Providers } from '../../integrations/providers.ts';
import type { SpotifyTokens } from '../../integrations/spotify/login.ts';
import { openCallback } from './open-callback.ts';
import { createProof } from './proof.ts';

/** What a person is to do: open the address and agree there. */
export interface SignInRequest {
	address: string;
	/** Takes the address that Spotify led to, from a browser that cannot reach this machine. Throws UsageError when it is another one. */
	paste(text: string): void;
}

/** Who let us in. */
export interface SignedIn {
	/** Spotify's id of them, and the name that they show. */
	id: string;
	name: string;
	tokens: SpotifyTokens;
}

export interface SignInOptions {
	/** That Spotify's answer is listened for on; 0 is any that is free. */
	port: number;
	/** Milliseconds in which a person is to answer. */
	patience: number;
	signal: AbortSignal;
	ask(request: SignInRequest): void;
}

/**
 * Lets a person sign in at Spotify in their browser, and waits for the answer. Throws CredentialsMissing without a client id, UsageError when
 * the person says no or nothing, AccountNotServed when Spotify does not serve them, and the signal's reason. Nothing is kept here.
 */
export async function signInToSpotify(
	{ spotify, spotifyLogin }: Pick<Providers, 'spotify' | 'spotifyLogin'>,
	{ port, patience, signal, ask }: SignInOptions,
): Promise<SignedIn> {
	const { verifier, challenge, state } = createProof();
	await using callback = await openCallback({ state, port, patience, signal });
	const { redirectUri } = callback;
	const address = spotifyLogin.addressFor({ redirectUri, state, challenge });
	ask({ address, paste: callback.take });
	const code = await callback.code;
	const tokens = await spotifyLogin.exchangeCode({ code, verifier, redirectUri }, { signal });
	return { ...(await spotify.readListener(tokens.accessToken, { signal })), tokens };
}
