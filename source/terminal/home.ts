import { type Overview, readOverview } from '../ops/overview.ts';
import { type KeyState, readKeyStates } from '../ops/provider-keys.ts';
import { readCommandTable } from './command-line/command-table.ts';
import { formatHome } from './home/card.ts';
import { type Suggestion, suggestNext } from './home/suggestions.ts';
import { flatten } from './output/flatten.ts';
import { formatJson } from './output/json.ts';
import { formatTsv } from './output/tsv.ts';
import { withContext } from './with-context.ts';

/** Everything that the home screen tells. */
export interface Home extends Overview {
	keys: KeyState[];
	next: Suggestion[];
}

/** `vinilogy` alone: what there is, what runs or is due, and what to do next; as a card, TSV (name, value) or JSON. */
export async function showHome({ json }: { json: boolean }, commands: URL): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async ({ context, configuration, terminal, command }) => {
		const overview = await readOverview(context.database, context.clock());
		const keys = readKeyStates(configuration.lines);
		const table = await readCommandTable(commands);
		const known = new Set(table.map(({ words }) => words.join(' ')));
		const next = suggestNext(overview, keys, { command, isCommand: (words) => known.has(words) });
		const home = { ...overview, keys, next };
		const now = context.clock();
		if (json) terminal.print(formatJson(pickShown(home)));
		else if (terminal.isInteractive) terminal.print(formatHome(home, { now, columns: terminal.columns() }));
		else terminal.print(formatTsv(flatten(pickShown(home)), ['name', 'value']));
		return 0;
	});
}

/** Lanes and keys by their names, for machines. */
function pickShown({ lanes, keys, next, ...home }: Home) {
	return {
		...home,
		lanes: Object.fromEntries(lanes.map(({ lane, ...state }) => [lane, state])),
		keys: Object.fromEntries(
			keys.map(({ setting, provider, isSet, origin, whereToGet }) => [
				setting,
				{ provider, isSet, origin, whereToGet },
			]),
		),
		next,
	};
}
