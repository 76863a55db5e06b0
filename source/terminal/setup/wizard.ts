import { confirm, intro, log, outro } from '@clack/prompts';
import { openDatabase } from '../../../db/open.ts';
import { type Configuration, readChangedConfiguration } from '../../config.ts';
import { Cancelled, exitCodes } from '../../errors.ts';
import { writeSettings } from '../../ops/config-file.ts';
import { leave } from '../fail.ts';
import { titleOf } from '../output/provider-titles.ts';
import { exitCodeOfChecks, type ShownCheck, tryKeys } from './key-checks.ts';
import { askAgain, askDatabase, askKeys, type Changes, fitBar, unlessCancelled } from './questions.ts';

const showCursor = '\u001b[?25h';
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Asks for the database and every key, tries them, and writes the config file when the person agrees. Until then nothing is
 * made or changed, so that leaving at any moment leaves everything as it was. Returns the exit code.
 */
export async function runWizard(configuration: Configuration, command: string): Promise<number> {
	const stop = () => {
		process.stderr.write(`${showCursor}\nNothing was written.\n`);
		leave(exitCodes.cancelled);
	};
	for (const signal of signals) process.once(signal, stop);
	try {
		return await ask(configuration, command);
	} catch (error) {
		if (!(error instanceof Cancelled)) throw error;
		outro('Nothing was written.');
		return exitCodes.cancelled;
	} finally {
		for (const signal of signals) process.off(signal, stop);
	}
}

async function ask(configuration: Configuration, command: string): Promise<number> {
	intro('Vinilogy setup');
	log.info(fitBar('Ctrl-C leaves everything as it is.'));
	const asked: Changes = { ...(await askDatabase(configuration)), ...(await askKeys(configuration)) };
	const { changes, checks } = await settleKeys(configuration, asked, command);
	const changed = readChangedConfiguration(changes);
	const lines = changed.lines.filter(({ name }) => name in changes);
	if (lines.length === 0) {
		outro(`Nothing to write. Next: ${command}`);
		return exitCodeOfChecks(checks);
	}
	log.info(fitBar(['To be written:', ...lines.map(({ name, value }) => `  ${name} = ${value}`)].join('\n')));
	if (!unlessCancelled(await confirm({ message: `Write ${configuration.file}?` }))) throw new Cancelled();
	await writeSettings(configuration.file, changes);
	const database = await openDatabase(changed.settings.databaseUrl);
	await database.close();
	outro(`Written, and the database is ready. Next: ${command}`);
	return exitCodeOfChecks(checks);
}

/** Tries all keys, and asks anew for those that are refused, until none is or the person leaves it so. */
async function settleKeys(
	configuration: Configuration,
	asked: Changes,
	command: string,
): Promise<{ changes: Changes; checks: ShownCheck[] }> {
	log.step(fitBar('Asking every provider whether it takes its key …'));
	const checks = await tryKeys(readChangedConfiguration(asked), command);
	for (const check of checks) sayCheck(check);
	const again = await askAgain(configuration, checks);
	if (Object.keys(again).length === 0) return { changes: asked, checks };
	return settleKeys(configuration, { ...asked, ...again }, command);
}

function sayCheck({ setting, provider, state, message, next }: ShownCheck): void {
	if (state === 'ok') log.success(fitBar(`${setting} is good: ${titleOf(provider)} takes it.`));
	else if (state === 'refused') log.error(fitBar(`${setting} is refused. ${message}\n${next}`));
	else if (state === 'unreachable') log.warn(fitBar(`${setting}: ${message}\n${next}`));
}
