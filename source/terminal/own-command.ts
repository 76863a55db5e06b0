import type { Configuration } from '../config.ts';
import { quoteForShell } from './output/shell.ts';
import { nameProgram } from './program-name.ts';

/**
 * How this program is called, so that commands it prints work when they are copied: by its name, and a database file that was named in the environment is named again.
 */
export function describeOwnCommand(
	script: string,
	{ lines, settings }: Pick<Configuration, 'lines' | 'settings'>,
): string {
	const command = nameProgram(script);
	const origin = lines.find(({ name }) => name === 'DATABASE_URL')?.origin;
	// A server's address may hold a password: whoever set it knows it.
	const isFile = !/^postgres/.test(settings.databaseUrl);
	return origin === 'environment' && isFile
		? `DATABASE_URL=${quoteForShell(settings.databaseUrl)} ${command}`
		: command;
}
