import type { Keyring } from '../../source/secrets/keychain.ts';

/** A keychain in memory, and how it was asked. */
export interface TestKeyring {
	secrets: Map<string, string>;
	loads: number;
	/** From now on it is there and refuses, as one that is locked. */
	isLocked: boolean;
	load(): Promise<Keyring>;
}

export function createKeyring({ hasService }: { hasService: boolean }): TestKeyring {
	const keyring: TestKeyring = {
		secrets: new Map(),
		loads: 0,
		isLocked: false,
		async load() {
			keyring.loads += 1;
			return { AsyncEntry };
		},
	};

	class AsyncEntry {
		readonly #key: string;

		constructor(service: string, name: string, { linux }: { linux: { store: string } }) {
			if (!hasService) throw new Error(`no ${linux.store}`);
			this.#key = `${service}: ${name}`;
		}

		async getPassword() {
			this.#answer();
			return keyring.secrets.get(this.#key) ?? null;
		}

		async setPassword(secret: string) {
			this.#answer(secret);
			keyring.secrets.set(this.#key, secret);
		}

		async deletePassword() {
			this.#answer();
			return keyring.secrets.delete(this.#key);
		}

		#answer(secret = '') {
			if (keyring.isLocked) throw new Error(`locked, so ${secret} was not taken`);
		}
	}

	return keyring;
}
