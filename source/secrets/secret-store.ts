/**
 * Where tokens of accounts are kept: the keychain of the system where there is one, else a file that only its owner may read.
 * Never the database. `name` is one of `secretName`'s.
 */
export interface SecretStore {
	/** Null when there is none. Throws StorageError when the place cannot be read. */
	read(name: string): Promise<string | null>;
	/** Takes the place of what was kept under the name. Throws StorageError when nothing can be kept. */
	write(name: string, secret: string): Promise<void>;
	/** Does nothing when there is none. */
	remove(name: string): Promise<void>;
	/**
	 * Runs a task while no other one runs in its turn, in this process or another: for what reads a secret, exchanges it for a new one
	 * elsewhere and writes that. Turns are not taken inside turns.
	 */
	inTurn<T>(task: () => Promise<T>): Promise<T>;
	/** For a person: "the keychain", or the path of the file. */
	describe(): Promise<string>;
}

/** Under what an account's secret is kept: one a listener and provider. */
export function secretName(listener: string, provider: string): string {
	return `${provider} of ${listener}`;
}
