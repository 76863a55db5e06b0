import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, StorageError } from '../errors.ts';
import { changePrivateFile } from '../private-file.ts';
import { inTurn } from './in-turn.ts';

/** Secrets by name in a file of JSON that its owner alone may read. */
export interface SecretFile {
	read(name: string): Promise<string | null>;
	write(name: string, secret: string): Promise<void>;
	remove(name: string): Promise<void>;
}

const secretsText = z.string().transform((text, context) => {
	try {
		const parsed: unknown = text === '' ? {} : JSON.parse(text);
		return parsed;
	} catch {
		context.addIssue('not JSON');
		return z.NEVER;
	}
});
const secretsSchema = secretsText.pipe(z.record(z.string(), z.string()));

/**
 * The file need not exist: reading makes none. Changes are made in turns, so that two processes lose nothing of each other's. All throw
 * StorageError, which never quotes what is in the file.
 */
export function createSecretFile(file: string): SecretFile {
	function parse(text: string): Map<string, string> {
		const parsed = secretsSchema.safeParse(text);
		if (parsed.success) return new Map(Object.entries(parsed.data));
		throw new StorageError(`${file} does not hold what Vinilogy wrote.`, 'Remove it, then connect the accounts again.');
	}

	async function change(edit: (secrets: Map<string, string>) => void): Promise<void> {
		await inTurn(`${file}.lock`, () =>
			changePrivateFile(file, (text) => {
				const secrets = parse(text);
				edit(secrets);
				return `${JSON.stringify(Object.fromEntries(secrets), null, '\t')}\n`;
			}),
		).catch((error: unknown) => {
			if (error instanceof StorageError) throw error;
			throw new StorageError(
				`${file} cannot be written: ${messageOf(error)}.`,
				'Check its permissions and the space on the disk, or set VINILOGY_SECRETS to another file.',
				{ cause: error },
			);
		});
	}

	async function readAll(): Promise<Map<string, string>> {
		try {
			return parse(await readFile(file, 'utf8'));
		} catch (error) {
			if (error instanceof StorageError) throw error;
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			if (code === 'ENOENT' || code === 'ENOTDIR') return new Map();
			throw new StorageError(`${file} cannot be read: ${messageOf(error)}.`, 'Check its permissions.', {
				cause: error,
			});
		}
	}

	return {
		read: async (name) => (await readAll()).get(name) ?? null,
		write: (name, secret) => change((secrets) => secrets.set(name, secret)),
		async remove(name) {
			if ((await readAll()).has(name)) await change((secrets) => secrets.delete(name));
		},
	};
}
