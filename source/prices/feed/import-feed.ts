import type { Database } from '../../../db/client.ts';
import { type FileEncoding, inspectTextFile } from '../../csv/text-file.ts';
import { learnDecimalMark } from '../../money/parse-price.ts';
import { type SavedOffers, saveOffers } from '../../store/prices-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { toNewPrice } from '../check-prices.ts';
import { clearUnseen } from '../clear-unseen.ts';
import type { Listing, Offer } from '../offer.ts';
import type { ColumnMap } from './columns.ts';
import { type FeedRow, readRows } from './feed-rows.ts';
import { createRepeats } from './repeats.ts';
import { type FeedFacts, readListing } from './to-listing.ts';

export interface ImportTools {
	database: Database;
	clock: () => Date;
	/** How long the offers of a feed count as current, in milliseconds. */
	life: number;
	/** Finds what listings are offers of; those that are of nothing that is stored are left out. */
	place: (listings: readonly Listing[]) => Promise<Offer[]>;
}

export interface ImportOptions {
	path: string;
	/** Under which the feed is known: a newer file of the same name takes the place of this one. */
	name: string;
	/** ISO 3166-1: where it ships from; and to which countries, or `*`. */
	country: string;
	shipsTo: readonly string[];
	/** For rows that name no currency. */
	currency: string | null;
	columns: ColumnMap;
	delimiter: string | null;
	/** Reads and counts, and stores nothing. */
	isDryRun: boolean;
	signal: AbortSignal;
	/** A row that cannot be used, as it stands in the file; waited for, so that a slow disk slows the reading. */
	onBadRow: (row: { line: number; reason: string; text: string }) => void | Promise<void>;
	tell: (progress: ImportProgress) => void;
}

export interface ImportProgress {
	rows: number;
	bad: number;
	/** Share of the file, 0–1. */
	read: number;
}

export interface ImportSummary {
	encoding: FileEncoding;
	rows: number;
	bad: number;
	soldOut: number;
	/** Rows that can be bought. */
	listings: number;
	/** Of those: how many are offers of an album that is stored; null in a dry run. */
	placed: number | null;
	saved: Omit<SavedOffers, 'refused'>;
	/** Offers of an older file of the same name that this one does not list. */
	gone: number;
}

/** Prices are looked at over so many rows to learn how they are written. */
const sampleRows = 1000;
const listingsAtOnce = 500;

/**
 * Imports a file of offers, row by row: what is good is stored, what is not is handed to `onBadRow`. The same file again changes nothing but
 * the age of its offers; offers of an older file of this name are taken away at the end, and only when something of this one could be used.
 * Throws UsageError, StorageError, or the signal's reason; what was stored until then stays.
 */
export async function importFeed(tools: ImportTools, options: ImportOptions): Promise<ImportSummary> {
	const file = await inspectTextFile(options.path);
	const observedAt = tools.clock();
	let bytes = 0;
	const onBytes = (read: number) => {
		bytes = read;
	};
	const { columns, delimiter, signal } = options;
	const rows = readRows(file, { columns, delimiter, onBytes });
	const sample = await take(rows, sampleRows);
	const prices = sample.flatMap(({ fields, isNumber }) => (isNumber ? [] : (fields?.get('price') ?? [])));
	const { name, country, currency } = options;
	const facts: FeedFacts = { name, country, currency, decimalMark: learnDecimalMark(prices), observedAt };
	const isRepeated = createRepeats();
	const summary: ImportSummary = {
		...{ encoding: file.encoding, rows: 0, bad: 0, soldOut: 0, listings: 0 },
		placed: options.isDryRun ? null : 0,
		saved: { added: 0, changed: 0, same: 0 },
		gone: 0,
	};
	let batch: Listing[] = [];

	async function store(): Promise<void> {
		signal.throwIfAborted();
		if (!options.isDryRun) await storeBatch(tools, options, batch, summary);
		batch = [];
		options.tell({ rows: summary.rows, bad: summary.bad, read: file.bytes === 0 ? 1 : bytes / file.bytes });
	}

	for await (const row of concat(sample, rows)) {
		summary.rows += 1;
		const read = readListing(row, facts);
		const reason = reasonAgainst(read, isRepeated);
		if (read.kind === 'sold out') summary.soldOut += 1;
		if (read.kind === 'listing' && reason === null) batch.push(read.listing);
		if (reason !== null) {
			summary.bad += 1;
			await options.onBadRow({ line: row.line, reason, text: row.text });
		}
		if (batch.length >= listingsAtOnce) {
			summary.listings += batch.length;
			await store();
		} else if (summary.rows % sampleRows === 0) {
			signal.throwIfAborted();
		}
	}
	summary.listings += batch.length;
	await store();
	if (!options.isDryRun && summary.listings > 0) {
		const scope = { provider: 'feed', channel: name, country: null, of: null };
		summary.gone = await clearUnseen(tools, scope, observedAt);
	}
	return summary;
}

function reasonAgainst(read: ReturnType<typeof readListing>, isRepeated: (id: string) => boolean): string | null {
	if (read.kind === 'bad') return read.reason;
	if (read.kind === 'listing' && isRepeated(read.listing.listingId)) return 'the same offer as in an earlier row';
	return null;
}

async function storeBatch(
	{ database, clock, life, place }: ImportTools,
	{ shipsTo }: ImportOptions,
	listings: readonly Listing[],
	summary: ImportSummary,
): Promise<void> {
	const offers = await place(listings);
	const prices = shipsTo.flatMap((country) =>
		offers.map((offer) => toNewPrice(offer, { provider: 'feed', country, life })),
	);
	const saved = await writeAt(database, clock(), (store) => saveOffers(store, prices));
	summary.placed = (summary.placed ?? 0) + new Set(offers.map(({ listingId }) => listingId)).size;
	summary.saved.added += saved.added;
	summary.saved.changed += saved.changed;
	summary.saved.same += saved.same;
}

async function take(rows: AsyncGenerator<FeedRow>, count: number): Promise<FeedRow[]> {
	const taken: FeedRow[] = [];
	while (taken.length < count) {
		const { value, done } = await rows.next();
		if (done === true) break;
		taken.push(value);
	}
	return taken;
}

async function* concat(first: FeedRow[], rest: AsyncGenerator<FeedRow>): AsyncGenerator<FeedRow> {
	yield* first;
	yield* rest;
}
