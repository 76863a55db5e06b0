import { nameCountry } from '../../countries.ts';
import { exitCodes } from '../../errors.ts';
import { describeExclusion } from '../../recommendations/describe-exclusion.ts';
import { type AlbumExplanation, explainAlbum } from '../../recommendations/explain-album.ts';
import { describeReason } from '../../recommender/describe-reason.ts';
import type { Parameters } from '../../recommender/parameters.ts';
import { cleanText } from '../../text.ts';
import { readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, listProblems } from '../answers.ts';
import { findListener } from '../listener.ts';
import { type Field, formatCard } from '../output/card.ts';
import { flatten } from '../output/flatten.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import type { Showing } from '../prices/amounts.ts';
import { type Session, withContext } from '../with-context.ts';
import type { AskedOptions } from './asked.ts';
import { drawBar, drawLoss } from './bars.ts';
import { findMeantAlbum } from './meant-album.ts';
import { noticeOf } from './notice.ts';
import { describeBest } from './offer-words.ts';
import { formatPoints, listParts } from './points.ts';
import { readParameters, readShowing } from './recs.ts';
import { toShownJudgement } from './shown.ts';
import { nameAlbum } from './state.ts';

export interface ExplainOptions extends AskedOptions {
	user: string;
	mbid?: string;
	json: boolean;
}

/** `recs explain`: what speaks for and against an album, as a card, TSV (name, value) or JSON. One that is not stored is asked for. */
export async function explainRecommendation(words: (string | undefined)[], options: ExplainOptions): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, 'recs explain');
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal } = session;
		const { user, profile } = await findListener(session, options.user);
		const parameters = await readParameters(session, { user, profile }, options);
		const { album, problems } = await findMeantAlbum(session, wanted, 'recs explain');
		if (album === null) {
			if (options.json)
				terminal.print(formatJson({ ...nothing(user.name, parameters), problems: listProblems(problems) }));
			return exitCodeOfAnswer({ hasAnswer: false, problems });
		}
		const explanation = await explainAlbum(context, user, parameters, album.id);
		const showing = await readShowing(session, parameters);
		const shown = {
			...nothing(user.name, parameters),
			...toShownExplanation(explanation, showing),
			problems: listProblems(problems),
		};
		if (options.json) terminal.print(formatJson(shown));
		else if (!terminal.isInteractive) terminal.print(formatTsv(flatten(shown), ['name', 'value']));
		else terminal.print(formatExplanation(explanation, parameters, showing, session.terminal));
		return problems.length === 0 ? exitCodes.done : exitCodes.partly;
	});
}

/** The keys of `recs explain --json`, the same whether there is such an album or not. */
function nothing(user: string, parameters: Parameters) {
	return {
		...{ user, parameters, album: null, score: null, breakdown: null, reasons: [], best: null, offers: 0 },
		...{ isLocked: false, rank: null, exclusions: [], notice: null },
	};
}

function toShownExplanation(explanation: AlbumExplanation, showing: Showing) {
	return {
		...toShownJudgement(explanation, showing),
		rank: explanation.rank,
		exclusions: explanation.exclusions.map((exclusion) => ({ ...exclusion, text: describeExclusion(exclusion) })),
		notice: noticeOf(explanation),
	};
}

const barWidth = 24;

function formatExplanation(
	explanation: AlbumExplanation,
	{ country, limit }: Parameters,
	showing: Showing,
	{ columns, hasBlocks }: Session['terminal'],
): string {
	const { album, score, rank, reasons, exclusions, isLocked, breakdown } = explanation;
	const year = album.firstReleaseYear === null ? '' : ` (${album.firstReleaseYear})`;
	const place = rank === null ? 'not among' : `number ${rank} of`;
	const parts = listParts(breakdown);
	const greatest = Math.max(...parts.map(({ points }) => Math.abs(points)));
	const fields: Field[] = [
		...exclusions.map((exclusion, at): Field => [at === 0 ? 'why not' : '', cleanText(describeExclusion(exclusion))]),
		...reasons.map((reason, at): Field => [at === 0 ? 'why' : '', cleanText(describeReason(reason))]),
		['costs', describeBest(explanation, country, showing)],
		['kept', isLocked ? 'by you: it stays whatever is computed' : null],
		...parts.map(({ signal, points }): Field => {
			const draw = points < 0 ? drawLoss : drawBar;
			// A space that no line is broken at.
			return [
				signal,
				`${formatPoints(points).padStart(5, '\u2007')} ${draw(Math.abs(points) / greatest, barWidth, hasBlocks)}`,
			];
		}),
		['in all', `${formatPoints(score)} points`],
		['', noticeOf(explanation)],
	];
	const to = country === null ? '' : ` to ${nameCountry(country)}`;
	const heading = `${nameAlbum(explanation)}${year}: ${place} the ${limit} recommended${to}`;
	return formatCard(cleanText(heading), fields, columns());
}
