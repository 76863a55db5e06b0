import { z } from 'zod';
import { StorageError } from '../../errors.ts';
import type { DiscogsLogin } from '../../integrations/discogs/credentials.ts';
import { type SecretStore, secretName } from '../../secrets/secret-store.ts';

const kept = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('token'), token: z.string().min(1) }),
	z.object({ kind: z.literal('oauth'), token: z.string().min(1), tokenSecret: z.string().min(1) }),
]);

/** As whom a listener's lists at Discogs are read: with what is kept of them, else as anybody may. Throws StorageError. */
export async function readLogin(secrets: SecretStore, listener: string): Promise<DiscogsLogin> {
	const text = await secrets.read(secretName(listener, 'discogs'));
	if (text === null) return { kind: 'public' };
	const login = kept.safeParse(parse(text));
	if (login.success) return login.data;
	const next = 'Connect the account again with `vinilogy connect discogs`.';
	throw new StorageError(`What is kept of the Discogs account of ${listener} is not understood.`, next);
}

/** Keeps a listener's login; a public one leaves nothing behind. Throws StorageError. */
export async function keepLogin(secrets: SecretStore, listener: string, login: DiscogsLogin): Promise<void> {
	const name = secretName(listener, 'discogs');
	if (login.kind === 'public') return secrets.remove(name);
	return secrets.write(name, JSON.stringify(login));
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
