import { readOwnConfiguration } from '../config.ts';
import { UsageError } from '../errors.ts';
import { formatJson } from './output/json.ts';
import { formatTsv } from './output/tsv.ts';
import { nameProgram } from './program-name.ts';
import { exitCodeOfChecks, formatChecks, tryKeys } from './setup/key-checks.ts';
import { openTerminal } from './terminal.ts';

/** `setup`: asks for the database and the keys and tries them; with `check` it only tries the keys that are set. */
export async function setup({ check, json }: { check: boolean; json: boolean }): Promise<void> {
	const terminal = openTerminal(process);
	const configuration = readOwnConfiguration();
	const command = nameProgram(process.argv[1] ?? '');
	if (check) {
		const checks = await tryKeys(configuration, command);
		if (json) terminal.print(formatJson({ keys: checks }));
		else if (terminal.isInteractive) terminal.print(formatChecks(checks, terminal.columns()));
		else terminal.print(formatTsv(checks, ['setting', 'provider', 'state', 'message', 'next']));
		process.exitCode = exitCodeOfChecks(checks);
		return;
	}
	if (json || !terminal.hasScreen) {
		throw new UsageError(
			'`setup` asks questions, so it needs a terminal.',
			`Without one, write the settings to ${configuration.file} (\`${command} config\` lists them), then run \`${command} setup --check\`.`,
		);
	}
	// The questions' library is loaded only by those who are asked.
	const { runWizard } = await import('./setup/wizard.ts');
	process.exitCode = await runWizard(configuration, command);
}
