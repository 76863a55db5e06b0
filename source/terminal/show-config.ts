import { readOwnConfiguration } from '../config.ts';
import { loadKeyring, openSecretStore } from '../secrets/open-secret-store.ts';
import { formatJson } from './output/json.ts';
import { formatTable } from './output/table.ts';
import { formatTsv } from './output/tsv.ts';
import { openTerminal } from './terminal.ts';
import { paint } from './theme.ts';

/** `config`: every setting with its effective value (secrets masked), where it came from, and where tokens are kept (never one), as a table, TSV or JSON. */
export async function showConfig({ json }: { json: boolean }): Promise<void> {
	const terminal = openTerminal(process);
	const { lines, warnings, file, settings } = readOwnConfiguration();
	const secrets = await openSecretStore(settings.secrets, loadKeyring).describe();
	if (json) {
		terminal.print(formatJson({ file, secrets, settings: lines, warnings }));
	} else if (terminal.isInteractive) {
		const table = formatTable(
			lines,
			[
				{ title: 'Setting', value: ({ name }) => name, importance: 1, narrowest: 24 },
				{ title: 'Value', value: ({ value }) => value, importance: 1, narrowest: 8 },
				{ title: 'From', value: ({ origin }) => origin, importance: 1 },
				{ title: 'What it takes', value: ({ help }) => help, importance: 3, narrowest: 40 },
			],
			terminal.columns(),
		);
		terminal.print(`${table}\n${paint.faint(`Config file: ${file}\nTokens of accounts are kept in ${secrets}`)}\n`);
	} else {
		terminal.print(formatTsv(lines, ['name', 'value', 'origin', 'help']));
	}
	for (const warning of warnings) terminal.say(warning);
}
