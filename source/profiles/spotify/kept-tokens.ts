import { z } from 'zod';
import type { SpotifyTokens } from '../../integrations/spotify/login.ts';

/** The tokens of a listener as they are kept in the secret store. */
export interface KeptTokens {
	accessToken: string;
	/** Until when the access token is used. */
	until: Date;
	/** Good for one exchange. */
	refreshToken: string;
}

/** A token is not used in the last seconds of its life: the request with it would arrive too late. */
const spareSeconds = 60;

const keptSchema = z.object({ accessToken: z.string(), until: z.iso.datetime(), refreshToken: z.string() });

/** Tokens that were issued just now, as text for the secret store. */
export function formatTokens({ accessToken, seconds, refreshToken }: SpotifyTokens, now: Date): string {
	const until = new Date(now.getTime() + (seconds - spareSeconds) * 1000);
	return JSON.stringify({ accessToken, until: until.toISOString(), refreshToken });
}

/** Null for what is not the text of tokens. */
export function parseTokens(text: string): KeptTokens | null {
	try {
		const parsed = keptSchema.safeParse(JSON.parse(text));
		return parsed.success ? { ...parsed.data, until: new Date(parsed.data.until) } : null;
	} catch {
		return null;
	}
}
