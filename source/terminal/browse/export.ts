import { constants } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { UsageError } from '../../errors.ts';
import { normalizeName } from '../../matching/names.ts';
import { toDecimal } from '../../money/currencies.ts';
import { formatJson } from '../output/json.ts';
import { currentPrice, type ListedPrice } from './prices/priced.ts';
import { type Level, selectedAlbum, selectedArtist } from './state.ts';

/** In characters of up to four bytes: file systems take 255 bytes. */
const longestName = 50;

/** A file name for the list in focus: "slowdive-souvlaki-pressings.csv". */
export function nameExport(level: Level): string {
	const artist = selectedArtist(level)?.name ?? '';
	const words = {
		artists: level.place.kind === 'similar' ? [level.place.to.name, 'similar artists'] : ['artists'],
		albums: [artist, 'albums'],
		pressings:
			level.place.kind === 'label'
				? [level.place.label, 'pressings']
				: [artist, selectedAlbum(level)?.title ?? '', 'pressings'],
	}[level.focus];
	const [kind = '', ...whose] = [...words].reverse();
	const name = [...hyphenate(whose.reverse().join(' '))].slice(0, longestName).join('');
	return `${hyphenate(`${name} ${kind}`)}.csv`;
}

/** The rows that the focused list shows, as they are written: an artist's counts are columns like all others, and so is a price. */
export function listExport({ focus, artists, albums, pressings }: Level, now: Date): readonly object[] {
	if (focus === 'albums') return (albums?.list.shown ?? []).map((row) => withPriceColumns(row, now));
	if (focus === 'pressings') return (pressings?.list.shown ?? []).map((row) => withPriceColumns(row, now));
	return artists.list.shown.map(({ counts, score, normalizedName: _, ...line }) => ({
		...line,
		...(score === null ? {} : { score }),
		...(counts ?? { albums: null, pressings: null, fetchedAt: null }),
	}));
}

/** A row with what its price is made of, as it is offered; empty where nothing is on offer now. */
function withPriceColumns<Row extends { price: ListedPrice | null }>(row: Row, now: Date): object {
	const { price: _, ...rest } = row;
	const offer = currentPrice(row, now);
	const money = (amount: number | null) =>
		offer === null || amount === null ? null : toDecimal({ currency: offer.currency, amount });
	return {
		...rest,
		priceAmount: money(offer?.amount ?? null),
		priceCurrency: offer?.currency ?? null,
		priceShipping: money(offer?.shippingAmount ?? null),
		priceTotal: money(offer?.totalAmount ?? null),
		priceKind: offer?.kind ?? null,
		priceProvider: offer?.provider ?? null,
		priceObservedAt: offer?.fetchedAt ?? null,
		priceUrl: offer?.url ?? null,
	};
}

function hyphenate(text: string): string {
	return normalizeName(text)
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}

/**
 * Writes rows to a new file (`~/` is the home folder), as CSV or, where the name ends in `.json`, as JSON. Lists inside a row
 * are JSON in CSV, times ISO 8601; what a spreadsheet would take for a formula is written as text. Throws UsageError where the file exists or
 * cannot be written: nothing is ever overwritten.
 */
export async function exportRows(path: string, rows: readonly object[]): Promise<void> {
	const isJson = path.toLowerCase().endsWith('.json');
	if (!isJson && !path.toLowerCase().endsWith('.csv')) {
		throw new UsageError(`"${path}" is neither .csv nor .json.`, 'End the name of the file with one of them.');
	}
	const text = isJson ? formatJson([...rows]) : formatCsv(rows);
	try {
		await writeFile(path.replace(/^~(?=\/)/, homedir()), text, {
			flag: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
		});
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
		if (code === 'EEXIST') throw new UsageError(`${path} is there already.`, 'Press e again and choose another name.');
		if (code === 'ENOENT')
			throw new UsageError(`There is no folder ${dirname(path)}.`, 'Press e again and choose another.');
		throw new UsageError(`${path} cannot be written (${code}).`, 'Press e again and choose another folder.');
	}
}

function formatCsv(rows: readonly object[]): string {
	return stringify([...rows], {
		header: true,
		escape_formulas: true,
		cast: {
			date: (value) => value.toISOString(),
			object: (value) => JSON.stringify(value),
			boolean: String,
		},
	});
}
