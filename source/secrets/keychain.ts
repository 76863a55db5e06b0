import { StorageError } from '../errors.ts';

/** The keychain of the system: macOS' Keychain, Windows' Credential Manager, the Secret Service of a Linux desktop. */
export interface Keychain {
	read(name: string): Promise<string | null>;
	write(name: string, secret: string): Promise<void>;
	remove(name: string): Promise<void>;
}

/** What is used of @napi-rs/keyring. */
interface Entry {
	getPassword(): Promise<string | null>;
	setPassword(secret: string): Promise<void>;
	deletePassword(): Promise<boolean>;
}
export interface Keyring {
	AsyncEntry: new (service: string, name: string, options: { linux: { store: 'secret-service' } }) => Entry;
}

const service = 'vinilogy';

/**
 * Null where there is none: its library cannot be loaded on this system, or no Secret Service answers, as on a server or in a container.
 * The keyring of the Linux kernel, which the library would take instead, forgets when the machine restarts. One that is there and
 * refuses (locked, a question that was declined) throws StorageError when it is used: nothing moves to a file behind a person's back.
 */
export async function openKeychain(load: () => Promise<Keyring>): Promise<Keychain | null> {
	const { AsyncEntry } = await load().catch(() => ({ AsyncEntry: null }));
	if (AsyncEntry === null) return null;
	const entry = (name: string) => new AsyncEntry(service, name, { linux: { store: 'secret-service' } });
	try {
		entry('anything');
	} catch {
		return null;
	}
	return {
		read: async (name) => (await ask(() => entry(name).getPassword(), 'read')) ?? null,
		write: (name, secret) => ask(() => entry(name).setPassword(secret), 'written'),
		async remove(name) {
			await ask(() => entry(name).deletePassword(), 'changed');
		},
	};
}

/** The library's own words are left out, and no cause is kept: nobody promises that they hold no secret. */
async function ask<T>(question: () => Promise<T>, what: string): Promise<T> {
	try {
		return await question();
	} catch {
		throw new StorageError(
			`The keychain cannot be ${what}.`,
			'Unlock it and try again, or set VINILOGY_SECRETS to a file that takes its place.',
		);
	}
}
