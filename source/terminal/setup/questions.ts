import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { CANCEL_SYMBOL, log, password, select, text } from '@clack/prompts';
import { probeDatabase } from '../../../db/open.ts';
import type { Configuration } from '../../config.ts';
import { Cancelled, StorageError } from '../../errors.ts';
import { providerKeys, readKeyStates } from '../../ops/provider-keys.ts';
import { titleOf } from '../output/provider-titles.ts';
import { wrapWords } from '../output/widths.ts';
import type { ShownCheck } from './key-checks.ts';

/** Settings by name, as they are to be written. */
export type Changes = Record<string, string>;

/** The answer. Throws Cancelled for Ctrl-C. */
export function unlessCancelled<T>(answer: T | typeof CANCEL_SYMBOL): T {
	if (answer === CANCEL_SYMBOL) throw new Cancelled();
	return answer;
}

/** The text in lines that fit behind the wizard's own bar. */
export function fitBar(text: string): string {
	const columns = (process.stdout.columns || 80) - 4;
	return text
		.split('\n')
		.flatMap((line) => wrapWords(line, columns))
		.join('\n');
}

/** Which database to use; it is tried until one can be. Nothing is made or changed. */
export async function askDatabase(configuration: Configuration): Promise<Changes> {
	const { lines, settings } = configuration;
	const line = lines.find(({ name }) => name === 'DATABASE_URL');
	if (comesFirst(configuration, line?.origin)) {
		log.info(fitBar(`The database is set in ${line?.origin}, which comes first: ${line?.value}`));
		await isUsable(settings.databaseUrl);
		return {};
	}
	for (;;) {
		const kind = unlessCancelled(
			await select({
				message: 'Where is the database?',
				options: [
					{
						value: 'this',
						label: line?.value ?? '',
						hint: line?.origin === 'default' ? 'the default' : 'as it is now',
					},
					{ value: 'file', label: 'Another SQLite file', hint: 'needs nothing else' },
					{ value: 'server', label: 'Postgres', hint: 'to share it between machines' },
				],
			}),
		);
		const url = kind === 'this' ? settings.databaseUrl : kind === 'file' ? await askFile() : await askServer();
		if (await isUsable(url)) return kind === 'this' ? {} : { DATABASE_URL: url };
	}
}

async function askFile(): Promise<string> {
	const isPath = (value = '') => (/^\s*$|^[a-z][a-z0-9+.-]*:\/\/|^:memory:$/i.test(value) ? 'Give a path.' : undefined);
	const path = await text({ message: 'The path of the file (it is made where it is missing)', validate: isPath });
	// No shell reads this: a path from the home folder, or from here, is written as a whole.
	return resolve(
		unlessCancelled(path)
			.trim()
			.replace(/^~(?=\/)/, homedir()),
	);
}

/** A password that is not in the address is asked for without showing it. */
async function askServer(): Promise<string> {
	const address = unlessCancelled(
		await text({
			message: 'The address of an empty database, or of one that Vinilogy uses already',
			placeholder: 'postgres://user@localhost:5432/vinilogy',
			validate: (value = '') =>
				/^postgres(ql)?:\/\/\S+$/.test(value.trim()) && URL.canParse(value.trim())
					? undefined
					: 'It looks like postgres://user@localhost:5432/vinilogy.',
		}),
	);
	const url = new URL(address.trim());
	if (url.password === '') url.password = await askSecret('Its password (empty: none)');
	return url.href;
}

async function isUsable(url: string): Promise<boolean> {
	try {
		await probeDatabase(url);
		log.success(fitBar('The database can be used.'));
		return true;
	} catch (error) {
		if (!(error instanceof StorageError)) throw error;
		log.error(fitBar(`${error.message}\n${error.next}`));
		return false;
	}
}

/** Every key in turn: what it is for, where to get it; what is set already is shown masked and kept. */
export async function askKeys(configuration: Configuration): Promise<Changes> {
	const changes: Changes = {};
	for (const state of readKeyStates(configuration.lines)) {
		const { setting, also, provider, purpose, whereToGet, isSet, shown, origin } = state;
		const now = isSet ? `Now: ${shown}, from ${origin}` : `Get one at ${whereToGet}`;
		log.step(fitBar(`${titleOf(provider)}: ${purpose}.\n${now}`));
		if (isSet && comesFirst(configuration, origin)) continue;
		for (const name of [setting, ...also]) {
			const key = await askSecret(`${name} (empty: ${isSet ? 'keep it' : 'without'})`);
			if (key !== '') changes[name] = key;
			else if (!isSet) break;
		}
	}
	return changes;
}

/** The keys that were refused, once more; those that are left as they are, or are set elsewhere, are not among the changes. */
export async function askAgain(configuration: Configuration, checks: ShownCheck[]): Promise<Changes> {
	const changes: Changes = {};
	for (const { setting, state } of checks) {
		const origin = configuration.lines.find(({ name }) => name === setting)?.origin;
		if (state !== 'refused' || comesFirst(configuration, origin)) continue;
		const also = providerKeys.find((key) => key.setting === setting)?.also ?? [];
		for (const name of [setting, ...also]) {
			const key = await askSecret(`${name} again (empty: leave it so)`);
			if (key !== '') changes[name] = key;
		}
	}
	return changes;
}

/** What is typed is not shown; '' where nothing was. */
async function askSecret(message: string): Promise<string> {
	const isOneWord = (value = '') => (/^\s*[\x21-\x7e]*\s*$/.test(value) ? undefined : 'It has no spaces.');
	const answer = unlessCancelled<string | undefined>(await password({ message, validate: isOneWord }));
	return (answer ?? '').trim();
}

/** Whether a setting's value is from the environment or from `.env`, which come before the config file. */
function comesFirst({ file }: Configuration, origin: string | undefined): boolean {
	return origin !== undefined && origin !== 'default' && origin !== file;
}
