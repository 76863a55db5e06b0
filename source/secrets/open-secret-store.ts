import { once } from '../once.ts';
import { inTurn } from './in-turn.ts';
import { type Keychain, type Keyring, openKeychain } from './keychain.ts';
import { createSecretFile } from './secret-file.ts';
import type { SecretStore } from './secret-store.ts';

/** Where secrets go: `file` takes them where there is no keychain, or `isKeychainUsed` is false. */
export interface SecretPlace {
	file: string;
	isKeychainUsed: boolean;
}

/**
 * The store of this machine. Nothing is loaded or opened before the first secret is asked for.
 *
 * A secret in the file is always the newest: it got there when there was no keychain (over ssh, say), and writing to the keychain removes it.
 */
export function openSecretStore(
	{ file, isKeychainUsed }: SecretPlace,
	loadKeyring: () => Promise<Keyring>,
): SecretStore {
	const inFile = createSecretFile(file);
	const opened = once(() => (isKeychainUsed ? openKeychain(loadKeyring) : Promise.resolve<Keychain | null>(null)));
	return {
		async read(name) {
			return (await inFile.read(name)) ?? (await opened())?.read(name) ?? null;
		},
		async write(name, secret) {
			const keychain = await opened();
			if (keychain === null) return inFile.write(name, secret);
			await keychain.write(name, secret);
			await inFile.remove(name);
		},
		async remove(name) {
			await inFile.remove(name);
			await (await opened())?.remove(name);
		},
		inTurn: (task) => inTurn(`${file}.turn`, task),
		describe: async () => ((await opened()) === null ? file : 'the keychain'),
	};
}

/** The library that speaks to keychains, which is native code: only what needs it loads it. */
export async function loadKeyring(): Promise<Keyring> {
	return import('@napi-rs/keyring');
}
