import { UsageError } from '../../errors.ts';
import { toMinor } from '../../money/currencies.ts';
import { findWatchedOffer } from '../../prices/alerts.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import type { ReleaseRow } from '../../store/releases-reader.ts';
import type { Watched } from '../../store/watches-reader.ts';
import { saveWatch } from '../../store/watches-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { explainMissingAlbum, findAlbumFor, readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, sayProblems } from '../answers.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';
import { readPlace } from './place.ts';
import { flattenWatch, formatNow, watchFields } from './watch-lines.ts';
import { describeWatch, nameWatched, toShownWatch } from './watch-words.ts';

export interface WatchOptions {
	mbid?: string;
	/** The most that is to be paid, with shipping, in units of the currency. */
	under?: number;
	country?: string;
	currency?: string;
	/** Discogs' number, where only this pressing will do. */
	release?: number;
	dropPercent: number;
	dropAmount: number;
	json: boolean;
}

/** `prices watch add`: waits for a price of an album or of one pressing. What the best offer costs now is where drops are counted from. */
export async function addWatch(words: (string | undefined)[], options: WatchOptions): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, 'prices watch add');
	await withContext(
		{ stopsOnInterrupt: true, check: (settings) => void readTerms(options, readPlace(options, settings)) },
		async (session) => {
			const { context, terminal, command } = session;
			const terms = readTerms(options, readPlace(options, context.settings));
			const found = await findAlbumFor(context, wanted);
			const { value: album, problems } = found;
			sayProblems(terminal, problems);
			if (album === null) {
				if (problems.length === 0)
					terminal.say(explainMissingAlbum(wanted, found, { command, subcommand: 'prices watch add' }));
				return exitCodeOfAnswer({ hasAnswer: false, problems });
			}
			const release = options.release === undefined ? null : await findPressing(session, album, options.release);
			return add(session, { album, release, terms }, options.json);
		},
	);
}

type Terms = ReturnType<typeof readTerms>;

/** What is waited for, in minor units. Throws UsageError for an amount that the currency does not have. */
function readTerms(
	{ under, dropPercent, dropAmount }: WatchOptions,
	{ country, currency }: { country: string; currency: string },
) {
	const underAmount = under === undefined ? null : readAmount(under, currency);
	return { country, currency, underAmount, dropPercent, dropAmount: readAmount(dropAmount, currency) };
}

function readAmount(amount: number, currency: string): number {
	const minor = toMinor(amount, currency);
	if (minor !== null) return minor;
	throw new UsageError(
		`${amount} is no amount of ${currency}.`,
		'Give it in whole units and as many decimals as the currency has: 25, 24.99.',
	);
}

async function findPressing({ context }: Session, album: AlbumRow, discogsId: number): Promise<ReleaseRow> {
	const { value: release } = await context.catalog.getOrCreateRelease({ discogsId });
	const isIts =
		release !== null &&
		(release.albumId === album.id || (album.discogsId !== null && release.masterId === album.discogsId));
	if (isIts) return release;
	throw new UsageError(
		`The pressing ${discogsId} is not one of this album.`,
		'Its number is in the column Discogs of `vinilogy show releases`.',
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
	const baselineAmount = best?.total.amount ?? null;
	const watch = await writeAt(database, now, (store) => saveWatch(store, { ...wanted, baselineAmount }));
	const watched: Watched = { watch, album, release };
	if (json) terminal.print(formatJson({ watch: toShownWatch(watched) }));
	else if (!terminal.isInteractive) terminal.print(formatTsv([flattenWatch(watched, best)], watchFields));
	else
		terminal.print(`Watch ${watch.id}: ${nameWatched(watched)}, ${describeWatch(watched)}.\nNow: ${formatNow(best)}.`);
	terminal.say(`You are told by: ${command} prices sync --watched`);
	return 0;
}
