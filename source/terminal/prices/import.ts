import { basename, resolve } from 'node:path';
import { exitCodes, UsageError } from '../../errors.ts';
import { type ColumnMap, readColumnOption } from '../../prices/feed/columns.ts';
import { type ImportOptions, type ImportProgress, importFeed } from '../../prices/feed/import-feed.ts';
import { placeListings } from '../../prices/place-listings.ts';
import { cleanText } from '../../text.ts';
import { formatJson } from '../output/json.ts';
import { formatCount, formatShare } from '../output/numbers.ts';
import { formatTsv } from '../output/tsv.ts';
import { readDestinations } from '../shops/destinations.ts';
import type { Terminal } from '../terminal.ts';
import { withContext } from '../with-context.ts';
import { describeImport, importFields } from './import-words.ts';
import { readCurrency } from './place.ts';
import { openRejects } from './rejects.ts';

export interface ImportFileOptions {
	country?: string;
	shipsTo?: string;
	currency?: string;
	name?: string;
	columns?: string;
	delimiter?: string;
	rejects?: string;
	dryRun: boolean;
	json: boolean;
}

/** More lines than a person reads; the rest is in the file of rejects. */
const shownBadRows = 20;
const progressMilliseconds = 2000;

/**
 * `prices import`: stores the offers in a file. Lines that cannot be used are named on stderr and, all of them, in the file of `--rejects`.
 * Exit code 3 when there were some, 1 when nothing could be used.
 */
export async function importFile(path: string, options: ImportFileOptions): Promise<void> {
	const said = readOptions(path, options);
	const check = (settings: Parameters<typeof readDestinations>[1]) => void readDestinations(options, settings);
	await withContext({ stopsOnInterrupt: true, check }, async ({ context, terminal }) => {
		const { database, clock, settings, signal, prices } = context;
		await using rejects = await openRejects(options.rejects);
		let shown = 0;
		const summary = await importFeed(
			{
				database,
				clock,
				life: prices.lives.feed,
				place: async (listings) => (await placeListings(database, listings)).offers,
			},
			{
				...said,
				...readDestinations(options, settings),
				signal,
				onBadRow: async (row) => {
					shown += 1;
					if (shown <= shownBadRows) terminal.say(`${path} line ${row.line}: ${cleanText(row.reason)}`);
					await rejects.write(row);
				},
				tell: createProgress(terminal),
			},
		);
		if (summary.bad > shownBadRows) {
			const all =
				options.rejects === undefined ? 'all of them with --rejects FILE' : `all of them in ${options.rejects}`;
			terminal.say(`… and ${formatCount(summary.bad - shownBadRows)} more lines that cannot be used: ${all}`);
		}
		if (options.json) terminal.print(formatJson({ feed: said.name, dryRun: options.dryRun, ...summary }));
		else if (!terminal.isInteractive) {
			terminal.print(formatTsv([{ feed: said.name, ...summary, ...summary.saved }], importFields));
		} else terminal.print(describeImport(said.name, summary));
		if (summary.listings === 0 && summary.soldOut === 0) return exitCodes.failed;
		return summary.bad > 0 ? exitCodes.partly : exitCodes.done;
	});
}

function readOptions(path: string, options: ImportFileOptions) {
	const { rejects, currency, columns, delimiter, dryRun } = options;
	if (rejects !== undefined && resolve(rejects) === resolve(path)) {
		throw new UsageError('--rejects names the file that is imported.', 'Name another file: it is written anew.');
	}
	const known: ColumnMap = columns === undefined ? new Map() : readColumnOption(columns);
	const name =
		cleanText(options.name).slice(0, 100) || basename(path).replace(/(\.(csv|tsv|txt|jsonl?|ndjson|gz))+$/i, '');
	return {
		path,
		name,
		currency: currency === undefined ? null : readCurrency(currency),
		columns: known,
		delimiter: delimiter === undefined ? null : readDelimiter(delimiter),
		isDryRun: dryRun,
	} satisfies Partial<ImportOptions>;
}

/** One character; a tab can be typed as `\t`. */
function readDelimiter(text: string): string {
	const sign = text === '\\t' || text === 'tab' ? '\t' : text;
	if ([...sign].length === 1 && !/["\r\n]/.test(sign)) return sign;
	throw new UsageError(
		`--delimiter: "${cleanText(text)}" is not one character.`,
		'For example: --delimiter ";" or --delimiter "\\t"',
	);
}

/** A line now and then for a person who waits. */
function createProgress(terminal: Terminal): (progress: ImportProgress) => void {
	let last = Date.now();
	return ({ rows, bad, read }) => {
		if (!terminal.hasReader || Date.now() - last < progressMilliseconds) return;
		last = Date.now();
		terminal.say(
			`${formatCount(rows)} rows (${formatShare(read)} of the file), ${formatCount(bad)} of them cannot be used`,
		);
	};
}
