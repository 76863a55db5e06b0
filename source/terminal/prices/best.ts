import type { WantedAlbum } from '../../catalog/albums.ts';
import type { Problem } from '../../catalog/answer.ts';
import { nameCountry } from '../../countries.ts';
import { exitCodes } from '../../errors.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import type { PriceOutcome } from '../../prices/check-prices.ts';
import { countListings } from '../../prices/listing-key.ts';
import { type RankedAlbum, rankAlbum } from '../../prices/offers-for.ts';
import { refreshAlbumPrices } from '../../prices/refresh-prices.ts';
import { refreshRates } from '../../prices/refresh-rates.ts';
import { bargainThresholds, findBargain, valuePressing } from '../../prices/value.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import { type OfferOfAlbum, readHistoryOfRelease } from '../../store/prices-reader.ts';
import { cleanText } from '../../text.ts';
import { explainMissingAlbum, findAlbumFor, findStoredAlbum, readWantedAlbum } from '../album-question.ts';
import { exitCodeOfAnswer, listProblems, sayProblems } from '../answers.ts';
import { discogsNotice } from '../output/discogs-notice.ts';
import { formatJson } from '../output/json.ts';
import { nameProviders } from '../output/provider-titles.ts';
import { quoteForShell } from '../output/shell.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';
import { type BestView, formatBest, isFromDiscogs } from './best-view.ts';
import { describeOutcome, isNobodyReady, listFailures } from './outcomes.ts';
import { type Place, readPlace } from './place.ts';
import { listPlaced } from './placed.ts';
import { flattenOffer, offerFields, toShownOffer } from './shown-offer.ts';

export interface BestOptions {
	mbid?: string;
	country?: string;
	currency?: string;
	/** How many of the others are shown. */
	limit: number;
	/** Ask nobody: what is stored is the answer. */
	offline: boolean;
	json: boolean;
}

/** `prices best`: the cheapest copy of an album for a country, and why the others lost, as a view, TSV or JSON. */
export async function showBestPrice(words: (string | undefined)[], options: BestOptions): Promise<void> {
	const wanted = readWantedAlbum(words, options.mbid, 'prices best');
	await withContext(
		{ stopsOnInterrupt: true, check: (settings) => void readPlace(options, settings) },
		async (session) => show(session, wanted, readPlace(options, session.context.settings), options),
	);
}

async function show(session: Session, wanted: WantedAlbum, place: Place, options: BestOptions): Promise<number> {
	const { context, terminal, command } = session;
	const found = options.offline
		? { value: await findStoredAlbum(context, wanted), artist: null, similarTitles: [], problems: [] }
		: await findAlbumFor(context, wanted);
	const album = found.value;
	if (album === null) {
		if (options.json) terminal.print(formatJson({ ...emptyAnswer(place), problems: listProblems(found.problems) }));
		if (options.offline) terminal.say('No such album is stored.\nWithout --offline the sources are asked for it.');
		else if (found.problems.length === 0) {
			const answer = { cache: 'absent' as const, fetchedAt: null, ...found, value: null };
			terminal.say(explainMissingAlbum(wanted, answer, { command, subcommand: 'prices best' }));
		}
		sayProblems(terminal, found.problems);
		return exitCodeOfAnswer({ hasAnswer: false, problems: found.problems });
	}
	return showAlbum(session, album, place, options, found.problems);
}

async function showAlbum(
	session: Session,
	album: AlbumRow,
	place: Place,
	options: BestOptions,
	found: Problem[],
): Promise<number> {
	const { context, terminal } = session;
	const { outcomes, problems, ranked } = await findOffers(session, album, place, options.offline);
	const view = await readView(session, album, place, ranked, options.limit);
	const hasAnswer = view.placed[0]?.place === 1;
	if (options.json) {
		const said = outcomes.map((outcome) => ({ ...outcome, message: describeOutcome(outcome, context.clock()) }));
		const problemsShown = listProblems([...found, ...problems]);
		terminal.print(
			formatJson({ ...shapeAnswer(view, place), sources: said, calls: context.calls, problems: problemsShown }),
		);
	} else if (!terminal.isInteractive) {
		const rows = limitPlaced(view).map((placed) => flattenOffer(toShownOffer(placed, view.showing)));
		terminal.print(formatTsv(rows, offerFields));
	} else if (view.placed.length > 0) terminal.print(formatBest(view, terminal.columns()));
	if (!hasAnswer) terminal.say(explainNothing(session, album, place, options.offline));
	for (const outcome of outcomes) {
		const said = describeOutcome(outcome, context.clock());
		// A number that came is seen above; who gave none, or could not be asked, is to be known.
		const isSeen = hasAnswer && (outcome.state === 'asked' || outcome.state === 'fresh') && outcome.note === null;
		if (said !== null && !isSeen) terminal.say(said);
	}
	sayProblems(terminal, [...found, ...problems]);
	if (!hasAnswer && isNobodyReady(outcomes)) return exitCodes.credentials;
	return exitCodeOfAnswer({ hasAnswer, problems: [...found, ...problems, ...listFailures(outcomes)] });
}

/** What is stored when something of it is current; else the sources are asked first, about the pressings too where none are known. */
async function findOffers(
	{ context, terminal }: Session,
	album: AlbumRow,
	{ country }: Place,
	isOffline: boolean,
): Promise<{ outcomes: PriceOutcome[]; problems: Problem[]; ranked: RankedAlbum }> {
	const rank = () => rankAlbum(context.database, { album, release: null }, { country, now: context.clock() });
	const stored = await rank();
	if (isOffline || stored.ranking.ranked.length > 0) return { outcomes: [], problems: [], ranked: stored };
	const { problems } = await context.catalog.releasesOf(album);
	const ask: Ask = { priority: 'interactive', signal: context.signal };
	const { database, clock, providers } = context;
	const [outcomes, rates] = await Promise.all([
		refreshAlbumPrices(context.prices, album.id, { ...ask, country, isForced: false }),
		refreshRates({ database, clock, ecb: providers.ecb }, ask),
	]);
	if (rates.problem !== null) terminal.say(nameProviders(rates.problem));
	return { outcomes, problems, ranked: await rank() };
}

async function readView(
	{ context }: Session,
	album: AlbumRow,
	{ country, currency }: Place,
	{ offers, ranking, terms }: RankedAlbum,
	limit: number,
): Promise<BestView> {
	const winner = ranking.ranked[0]?.offer;
	const known = winner === undefined ? null : await readKnownPrices(context.database, winner, offers);
	return {
		album,
		country,
		placed: listPlaced(ranking),
		counts: { offers: offers.length, listings: countListings(offers.map(({ price }) => price)) },
		value: known === null ? null : valuePressing(known, terms),
		bargain: known === null || winner === undefined ? null : findBargain(winner.price, known, terms),
		showing: { currency, rates: terms.rates, now: terms.now },
		limit,
	};
}

/** What is known of the prices of an offer's pressing; null where no single pressing is certain. */
async function readKnownPrices(
	database: Session['context']['database'],
	{ release }: OfferOfAlbum,
	offers: OfferOfAlbum[],
) {
	if (release === null) return null;
	const prices = offers.map(({ price }) => price).filter(({ releaseId }) => releaseId === release.id);
	return { releaseId: release.id, prices, events: await readHistoryOfRelease(database, release.id) };
}

function limitPlaced({ placed, limit }: BestView) {
	const winners = placed[0]?.place === 1 ? 1 : 0;
	return placed.slice(0, winners + limit);
}

/** The keys of `--json`, the same whether there is an answer or not. */
function emptyAnswer({ country, currency }: Place) {
	return {
		...{ album: null, country, currency, best: null, others: [], counts: { offers: 0, listings: 0 } },
		...{ value: null, bargain: null, bargainThresholds, notice: null, sources: [], calls: {} },
	};
}

function shapeAnswer(view: BestView, place: Place) {
	const { id, mbid, title, credit, discogsId } = view.album;
	const [first, ...others] = limitPlaced(view).map((placed) => toShownOffer(placed, view.showing));
	const hasBest = first?.place === 1;
	const isOfDiscogs = limitPlaced(view).some(({ offer }) => isFromDiscogs(offer));
	return {
		...emptyAnswer(place),
		album: { id, mbid, title, credit, discogsId },
		best: hasBest ? first : null,
		others: hasBest || first === undefined ? others : [first, ...others],
		counts: view.counts,
		value: view.value,
		bargain: view.bargain,
		notice: isOfDiscogs ? discogsNotice(discogsId === null ? '' : `master/${discogsId}`) : null,
	};
}

function explainNothing({ command }: Session, album: AlbumRow, { country }: Place, isOffline: boolean): string {
	const name = cleanText(`${album.credit} – ${album.title}`);
	const nothing = `No current offer of ${name} to ${nameCountry(country)} is known.`;
	const words = `${quoteForShell(cleanText(album.credit))} ${quoteForShell(cleanText(album.title))}`;
	return isOffline
		? `${nothing}\nAsk the sources: ${command} prices best ${words} --country ${country}`
		: `${nothing}\nBe told when there is one: ${command} prices watch add ${words} --country ${country} --under 25`;
}
