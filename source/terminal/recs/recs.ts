import { exitCodes } from '../../errors.ts';
import { parametersFor } from '../../recommendations/parameters-for.ts';
import { recommend } from '../../recommendations/recommend.ts';
import type { Recommendation, RecommendationSet } from '../../recommendations/recommendation.ts';
import { describeReason } from '../../recommender/describe-reason.ts';
import type { Parameters } from '../../recommender/parameters.ts';
import { readRates } from '../../store/fx-rates.ts';
import { cleanText } from '../../text.ts';
import { findListener, type Listener } from '../listener.ts';
import { formatAge, formatWait } from '../output/ages.ts';
import { formatJson } from '../output/json.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { wrapWords } from '../output/widths.ts';
import type { Showing } from '../prices/amounts.ts';
import { openTerminal } from '../terminal.ts';
import { paint } from '../theme.ts';
import { type Session, withContext } from '../with-context.ts';
import { type AskedOptions, readAsked } from './asked.ts';
import { describeChange } from './changes.ts';
import { noticeOf } from './notice.ts';
import { formatShortPrice } from './offer-words.ts';
import { flattenRecommendation, recommendationFields, toShownRecommendation, toShownSet } from './shown.ts';
import { isNewcomer, nameAlbum } from './state.ts';

export interface RecsOptions extends AskedOptions {
	user: string;
	/** Computes it anew, also where a stored set is valid. */
	refresh: boolean;
	json: boolean;
}

/** `recs`: what a listener should buy next, and why: on a full screen in a terminal, else as TSV or JSON. Asks nobody. */
export async function showRecommendations(options: RecsOptions): Promise<void> {
	const isOnScreen = !options.json && openTerminal(process).hasScreen;
	await withContext({ stopsOnInterrupt: !isOnScreen }, async (session) => {
		const { context } = session;
		const listener = await findListener(session, options.user);
		const parameters = await readParameters(session, listener, options);
		const set = await recommend(context, listener.user, parameters, { isForced: options.refresh });
		const showing = await readShowing(session, parameters);
		if (!isOnScreen || set.items.length === 0) return print(session, listener, set, showing, options.json);
		// Ink and React are loaded only by those who see them.
		const { showRecs } = await import('./show-recs.tsx');
		return showRecs(session, { user: listener.user, set, showing });
	});
}

/** What is asked for: by the options, else the profile, else the settings. Throws UsageError. */
export async function readParameters(
	{ context: { database, settings } }: Session,
	{ user, profile }: Listener,
	options: AskedOptions,
): Promise<Parameters> {
	const { country, currency } = settings;
	return parametersFor(database, user, readAsked(options, profile, settings), { country, currency });
}

/** How the prices of an answer are told. */
export async function readShowing({ context }: Session, { currency }: Parameters): Promise<Showing> {
	return { currency, rates: await readRates(context.database), now: context.clock() };
}

function print(
	{ terminal }: Session,
	{ user }: Listener,
	set: RecommendationSet,
	showing: Showing,
	json: boolean,
): number {
	const { items, shortage } = set;
	const columns = terminal.columns();
	if (json) {
		terminal.print(formatJson(toShownSet(set, user, showing)));
	} else if (!terminal.isInteractive) {
		const rows = items.map((item) => flattenRecommendation(toShownRecommendation(item, showing)));
		terminal.print(formatTsv(rows, recommendationFields));
	} else if (items.length > 0) {
		terminal.print(formatTable(items, columnsFor(set, showing), columns));
		const notice = items.map(noticeOf).find((each) => each !== null) ?? null;
		if (notice !== null) terminal.print(wrapWords(notice, columns).map(paint.faint).join('\n'));
	}
	if (items.length > 0) terminal.say(describeSet(set, showing.now));
	if (shortage !== null) terminal.say(`${shortage.message}\n${shortage.next}`);
	return items.length > 0 ? exitCodes.done : exitCodes.failed;
}

/** "Made 3 hours ago, made anew in 21 h 0 min; 3 new, 2 gone since 18 Nov." */
function describeSet({ generatedAt, expiresAt, change }: RecommendationSet, now: Date): string {
	const left = formatWait((expiresAt.getTime() - now.getTime()) / 1000);
	const changed = change === null ? '' : `; ${describeChange(change, now)}`;
	return `Made ${formatAge(generatedAt, now)}, made anew in ${left} or with --refresh${changed}.`;
}

function columnsFor(set: RecommendationSet, showing: Showing): Column<Recommendation>[] {
	return [
		{ title: '#', value: ({ rank }) => rank, align: 'right', importance: 1 },
		{ title: 'Album', value: (item) => cleanText(nameAlbum(item)), importance: 1, narrowest: 16, cutAfter: 5 },
		{ title: 'Year', value: ({ album }) => album.firstReleaseYear, importance: 5 },
		{
			title: 'Is',
			value: (item) => [item.isLocked ? 'kept' : '', isNewcomer(item, set) ? 'new' : ''].filter(Boolean).join(', '),
			importance: 4,
		},
		{ title: 'Price', value: (item) => formatShortPrice(item, showing), align: 'right', importance: 1 },
		{ title: 'Score', value: ({ score }) => score.toFixed(1), align: 'right', importance: 3 },
		{
			title: 'Why',
			value: ({ reasons }) => cleanText(reasons.map(describeReason).join('; ')),
			importance: 2,
			narrowest: 20,
		},
	];
}
