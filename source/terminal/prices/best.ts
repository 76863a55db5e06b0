import type { WantedAlbum } from '../../catalog/albums.ts';
import type { Problem } from '../../catalog/answer.ts';
import { nameCountry } from '../../countries.ts';
import { exitCodes } from '../../errors.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import { cleanText } from '../../text.ts';
import { explainMissingAlbum, findAlbumFor, findStoredAlbum, readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, listProblems, sayProblems } from '../answers.ts';
import { formatJson } from '../output/json.ts';
import { nameProviders } from '../output/provider-titles.ts';
import { quoteForShell } from '../output/shell.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';
import { answerBest, type BestAnswer } from './best-answer.ts';
import { emptyBest, listOthers, shapeBest } from './best-json.ts';
import { formatBest } from './best-view.ts';
import { describeCheck, describeOutcome, isNobodyReady, listFailures } from './outcomes.ts';
import { checkPlace, findPlace, type Place, type PlaceOptions } from './place.ts';
import { flattenOffer, offerFields, toShownOffer } from './shown-offer.ts';

export interface BestOptions extends PlaceOptions {
	mbid?: string;
	/** How many of the others are shown. */
	limit: number;
	/** Ask nobody: what is stored is the answer. */
	offline: boolean;
	json: boolean;
}

/** `prices best`: the cheapest copy of an album for a country, and why the others lost, as a view, TSV or JSON. */
export async function showBestPrice(words: (string | undefined)[], options: BestOptions): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, 'prices best');
	await withContext({ stopsOnInterrupt: true, check: () => checkPlace(options) }, async (session) => {
		const place = await findPlace(session, options);
		const stored = await findStoredAlbum(session.context, wanted);
		if (stored !== null) return show(session, stored, place, options, []);
		return options.offline ? sayNotStored(session, place, options) : fetchAndShow(session, wanted, place, options);
	});
}

function sayNotStored({ context, terminal }: Session, place: Place, { json }: BestOptions): number {
	if (json) terminal.print(formatJson(emptyBest(place, context.calls)));
	terminal.say('No such album is stored.\nWithout --offline the sources are asked for it.');
	return exitCodes.failed;
}

async function fetchAndShow(
	session: Session,
	wanted: WantedAlbum,
	place: Place,
	options: BestOptions,
): Promise<number> {
	const { context, terminal, command } = session;
	const found = await findAlbumFor(context, wanted);
	const { value: album, problems } = found;
	if (album !== null) return show(session, album, place, options, problems);
	if (options.json) {
		terminal.print(formatJson({ ...emptyBest(place, context.calls), problems: listProblems(problems) }));
	}
	if (problems.length === 0) terminal.say(explainMissingAlbum(wanted, found, { command, subcommand: 'prices best' }));
	sayProblems(terminal, problems);
	return exitCodeOfAnswer({ hasAnswer: false, problems });
}

async function show(
	session: Session,
	album: AlbumRow,
	place: Place,
	options: BestOptions,
	found: Problem[],
): Promise<number> {
	const { context, terminal } = session;
	const { limit } = options;
	const answer = await answerBest(context, album, place, options.offline);
	const problems = [...found, ...answer.problems];
	const { best, showing } = answer;
	if (options.json) {
		const shaped = shapeBest(answer, place, context.calls, limit);
		terminal.print(formatJson({ ...shaped, problems: listProblems(problems) }));
	} else if (!terminal.isInteractive) {
		const lines = [...(best === null ? [] : [best]), ...listOthers(answer, limit)];
		const rows = lines.map((placed) => flattenOffer(toShownOffer(placed, showing)));
		terminal.print(formatTsv(rows, offerFields));
	} else if (answer.placed.length > 0) {
		terminal.print(formatBest(answer, limit, terminal.columns()));
	}
	if (best === null) terminal.say(explainNothing(session, answer, options.offline));
	sayOutcomes(session, answer);
	sayProblems(terminal, problems);
	if (best === null && isNobodyReady(answer.outcomes)) return exitCodes.credentials;
	const failures = [...problems, ...listFailures(answer.outcomes)];
	return exitCodeOfAnswer({ hasAnswer: best !== null, problems: failures });
}

/**
 * Whose numbers are seen in the answer needs no line, and with an answer nor does who is left out for want of a key; who waits, fails or has
 * a note is told, unless the view says so.
 */
function sayOutcomes({ terminal }: Session, { outcomes, best, ratesProblem, showing }: BestAnswer): void {
	for (const outcome of outcomes) {
		const hasAnswered = outcome.state === 'asked' || outcome.state === 'fresh';
		const isSeen = hasAnswered && (terminal.isInteractive || outcome.note === null);
		const isNoise = best !== null && (isSeen || outcome.state === 'skipped');
		if (!isNoise) terminal.say(describeOutcome(outcome, showing.now));
	}
	if (ratesProblem !== null) terminal.say(`${nameProviders(ratesProblem)}\nStored exchange rates are used.`);
}

function explainNothing(
	{ command }: Session,
	{ album, country, checks, showing }: BestAnswer,
	isOffline: boolean,
): string {
	const name = cleanText(`${album.credit} – ${album.title}`);
	const nothing = `No current offer of ${name} to ${nameCountry(country)} is known.`;
	const words = `${quoteForShell(cleanText(album.credit))} ${quoteForShell(cleanText(album.title))}`;
	return isOffline
		? [
				nothing,
				...checks.map((check) => describeCheck(check, showing.now)),
				`Ask the sources: ${command} prices best ${words} --country ${country}`,
			].join('\n')
		: `${nothing}\nBe told when there is one: ${command} prices watch add ${words} --country ${country} --under 25`;
}
