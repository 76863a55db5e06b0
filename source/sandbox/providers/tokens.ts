import { hash } from '../world/random.ts';

/** Access tokens that a service gave out. */
export interface Tokens {
	issue(): string;
	/** Whether a request's `Authorization` header holds one that is still good. */
	accepts(authorization: string | undefined): boolean;
	/** Ends all that were given out. */
	expire(): void;
}

/** Tokens that begin with `prefix`; each is good for so many seconds. */
export function createTokens(prefix: string, seconds: number): Tokens {
	const issued = new Map<string, number>();
	return {
		issue() {
			const token = `${prefix}${hash(prefix, issued.size, Date.now()).toString(36)}${issued.size}`;
			issued.set(token, Date.now() + seconds * 1000);
			return token;
		},
		accepts(authorization) {
			const [, token = ''] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
			return (issued.get(token) ?? 0) > Date.now();
		},
		expire() {
			for (const token of issued.keys()) issued.set(token, 0);
		},
	};
}
