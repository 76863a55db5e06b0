import { createHash, randomBytes } from 'node:crypto';

/** What shows Spotify that the code comes back to whoever asked for it, and us that the answer is to our question. */
export interface Proof {
	/** Kept here until the code is exchanged. */
	verifier: string;
	/** Sent with the question: the SHA-256 of the verifier (RFC 7636, S256). */
	challenge: string;
	/** Comes back with the answer (RFC 6749, 10.12). */
	state: string;
}

/** A fresh secret for one sign-in: 43 characters of randomness, their SHA-256 as the challenge (RFC 7636, S256), and a state (RFC 6749, 10.12). */
export function createProof(): Proof {
	const verifier = randomBytes(32).toString('base64url');
	const challenge = createHash('sha256').update(verifier).digest('base64url');
	return { verifier, challenge, state: randomBytes(16).toString('base64url') };
}
