import { UsageError } from '../../errors.ts';
import { parsePrice } from '../../money/parse-price.ts';
import { findWatchedOffer } from '../../prices/alerts.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import type { ReleaseRow } from '../../store/releases-reader.ts';
import type { Watched } from '../../store/watches-reader.ts';
import { saveWatch } from '../../store/watches-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { cleanText } from '../../text.ts';
import { explainMissingAlbum, findAlbumFor, readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, sayProblems } from '../answers.ts';
import { findPressing } from '../find-pressing.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';
import { checkPlace, findPlace, type PlaceOptions } from './place.ts';
import { flattenWatch, formatNow, watchFields } from './watch-lines.ts';
import { describeWatch, nameWatched, toShownWatch } from './watch-words.ts';

export interface WatchOptions extends PlaceOptions {
	mbid?: string;
	/** The most that is to be paid, with shipping: "25", "19,99". */
	under?: string;
	/** Discogs' number, where only this pressing will do. */
	release?: number;
	dropPercent: number;
	dropAmount: string;
	json: boolean;
}

/** `prices watch add`: waits for a price of an album or of one pressing. What the best offer costs now is where drops are counted from. */
export async function addWatch(words: (string | undefined)[], options: WatchOptions): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, 'prices watch add');
	await withContext({ stopsOnInterrupt: true, check: () => checkPlace(options) }, async (session) => {
		const { context, terminal, command } = session;
		const terms = readTerms(options, await findPlace(session, options));
		const found = await findAlbumFor(context, wanted);
		const { value: album, problems } = found;
		sayProblems(terminal, problems);
		if (album === null) {
			if (problems.length === 0)
				terminal.say(explainMissingAlbum(wanted, found, { command, subcommand: 'prices watch add' }));
			return exitCodeOfAnswer({ hasAnswer: false, problems });
		}
		const release = options.release === undefined ? null : await findPressing(context, album, options.release);
		return add(session, { album, release, terms }, options.json);
	});
}

type Terms = ReturnType<typeof readTerms>;

/** What is waited for, in minor units. Throws UsageError for an amount that the currency does not have. */
function readTerms(
	{ under, dropPercent, dropAmount }: WatchOptions,
	{ country, currency }: { country: string; currency: string },
) {
	const underAmount = under === undefined ? null : readLimit(under, currency);
	return { country, currency, underAmount, dropPercent, dropAmount: readAmount(dropAmount, currency) };
}

/** Nothing is free: a limit of 0 would never be told. */
function readLimit(text: string, currency: string): number {
	const amount = readAmount(text, currency);
	if (amount > 0) return amount;
	throw new UsageError('Nothing is sold for 0.', 'Give the most that you would pay, for example --under 25.');
}

function readAmount(text: string, currency: string): number {
	// A drop of any amount.
	if (/^0+([.,]0+)?$/.test(text.trim())) return 0;
	const parsed = parsePrice(text, { currency, decimalMark: null });
	if (parsed.ok) return parsed.money.amount;
	throw new UsageError(
		`"${cleanText(text)}" is not understood: ${parsed.reason}.`,
		`Give it with as many decimals as ${currency} has, for example --under 25.`,
	);
}

async function add(
	{ context: { database, clock }, terminal, command }: Session,
	{ album, release, terms }: { album: AlbumRow; release: ReleaseRow | null; terms: Terms },
	json: boolean,
): Promise<number> {
	const now = clock();
	const wanted = { ...terms, albumId: album.id, releaseId: release?.id ?? null };
	const draft = { ...wanted, id: 0, baselineAmount: null, alertedAt: null, createdAt: now };
	const best = await findWatchedOffer(database, { watch: draft, album, release }, now);
	const baselineAmount = best?.judged.amount ?? null;
	const watch = await writeAt(database, now, (store) => saveWatch(store, { ...wanted, baselineAmount }));
	const watched: Watched = { watch, album, release };
	if (json) terminal.print(formatJson({ watch: toShownWatch(watched) }));
	else if (!terminal.isInteractive) terminal.print(formatTsv([flattenWatch(watched, best)], watchFields));
	else
		terminal.print(`Watch ${watch.id}: ${nameWatched(watched)}, ${describeWatch(watched)}.\nNow: ${formatNow(best)}.`);
	terminal.say(`You are told by: ${command} prices sync --watched`);
	return 0;
}
