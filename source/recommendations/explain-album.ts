import type { Database } from '../../db/client.ts';
import { UsageError } from '../errors.ts';
import { convert } from '../money/convert.ts';
import { withVariety } from '../recommender/diversify.ts';
import { artistsToName, explain } from '../recommender/explain.ts';
import type { Parameters } from '../recommender/parameters.ts';
import type { Breakdown, Reason } from '../recommender/reasons.ts';
import { termsOf } from '../recommender/recommend.ts';
import { scoreAlbums } from '../recommender/score-albums.ts';
import { startChoosing } from '../recommender/variety.ts';
import { type AlbumRow, findAlbum } from '../store/albums-reader.ts';
import type { BestPrice } from '../store/best-prices.ts';
import { readRates } from '../store/fx-rates.ts';
import type { UserRow } from '../store/listeners/users-reader.ts';
import { type CreditedAlbum, readCreditedAlbums } from '../store/recommendations/candidates-reader.ts';
import { readCopies } from '../store/recommendations/copies-reader.ts';
import { readDismissalsOf } from '../store/recommendations/listener-reader.ts';
import { readArtistNamesById } from '../store/recommendations/names-reader.ts';
import { type Enriched, enrich } from './candidates.ts';
import type { Exclusion, OwnedRecord } from './exclusions.ts';
import { type Listener, type OwnedCopy, readListener } from './listener.ts';
import { readOffersNow } from './offers.ts';
import { mostEuroOf } from './price-limit.ts';
import { type RecommendTools, recommend } from './recommend.ts';
import type { RecommendationSet } from './recommendation.ts';

/** What an album would score for a listener, and why it is recommended or not. */
export interface AlbumExplanation {
	album: AlbumRow;
	score: number;
	breakdown: Breakdown;
	reasons: Reason[];
	/** As in `Recommendation`. */
	best: BestPrice | null;
	offers: number;
	isLocked: boolean;
	/** Its place in the set for these parameters; null: it is not in it. */
	rank: number | null;
	/** Why it is not in it: all that keeps it out by itself, else what is recommended instead. Empty where it is. */
	exclusions: Exclusion[];
}

/**
 * Explains any album that is stored, recommended or not, beside the set for the same parameters, which is made where there is none that
 * holds. Throws UsageError where there is no such album.
 */
export async function explainAlbum(
	tools: RecommendTools,
	user: UserRow,
	parameters: Parameters,
	albumId: number,
): Promise<AlbumExplanation> {
	const { database } = tools;
	const album = await findAlbum(database, albumId);
	if (album === undefined) {
		throw new UsageError(`There is no album ${albumId}.`, 'Find it with `vinilogy search TITLE`.');
	}
	const set = await recommend(tools, user, parameters, { isForced: false });
	const recommended = set.items.find((item) => item.album.id === albumId);
	if (recommended !== undefined) return { ...recommended, exclusions: [] };
	const now = tools.clock();
	const listener = await readListener(database, user.id, { isSeedsOnly: parameters.isSeedsOnly, now });
	const { country } = parameters;
	const [candidate] = await enrich(
		database,
		await readCreditedAlbums(database, [albumId]),
		country === null ? null : { country, now },
	);
	if (candidate === undefined) throw new Error(`album ${albumId} has no credited artist`);
	const credited = await readCreditedAlbums(
		database,
		set.items.map((item) => item.album.id),
	);
	const { breakdown, score } = scoreBeside(
		candidate,
		credited.flatMap(({ artistIds }) => artistIds),
		listener,
		parameters,
	);
	const names = await readArtistNamesById(database, artistsToName(candidate, listener.knowledge));
	const offer = (await readOffersNow(database, [albumId], { country, now })).get(albumId);
	const { best, offers } = offer ?? { best: null, offers: 0 };
	const excluded = [
		...(await excludeByListener(database, user.id, albumId, listener)),
		...excludeByKind(album, candidate),
		...(await excludeByPrice(database, parameters, best)),
	];
	return {
		...{ album, score, breakdown, best, offers, isLocked: listener.locked.has(albumId), rank: null },
		reasons: explain(candidate, breakdown, listener.knowledge, names),
		exclusions: excluded.length > 0 ? excluded : excludeByOthers(candidate, score, set, credited, parameters),
	};
}

/** Its points, and what variety takes after all that is recommended. */
function scoreBeside(
	candidate: Enriched,
	chosenArtists: number[],
	{ knowledge }: Listener,
	parameters: Parameters,
): { breakdown: Breakdown; score: number } {
	const terms = termsOf(parameters);
	const before = startChoosing([...candidate.artistIds, ...chosenArtists], knowledge.affinities);
	for (const id of chosenArtists) before.add(id);
	const [scored] = scoreAlbums([candidate], knowledge, terms);
	if (scored === undefined) throw new Error('a candidate was not scored');
	return withVariety(scored, before, terms.weights.variety);
}

async function excludeByListener(
	database: Database,
	userId: number,
	albumId: number,
	{ owned }: Listener,
): Promise<Exclusion[]> {
	const copies = owned.get(albumId) ?? [];
	const dismissals = await readDismissalsOf(database, userId, albumId);
	return [
		...(copies.length === 0 ? [] : [{ kind: 'owned' as const, copies: await readRecords(database, copies) }]),
		...dismissals.map((dismissal) => ({ kind: 'dismissed' as const, ...dismissal })),
	];
}

async function readRecords(database: Database, copies: OwnedCopy[]): Promise<OwnedRecord[]> {
	const known = new Map(copies.map((copy) => [copy.copyId, copy]));
	const rows = await readCopies(database, [...known.keys()]);
	return rows.map(({ id, discogsId, addedAt, described: { artist, title, format } }) => {
		const { how, confidence } = known.get(id) ?? { how: 'name', confidence: 0 };
		return { discogsId, artist, title, format, addedAt, how, confidence };
	});
}

function excludeByKind({ isStudio }: AlbumRow, { isOnVinyl }: Enriched): Exclusion[] {
	return [
		...(isStudio ? [] : [{ kind: 'not studio' as const }]),
		...(isOnVinyl === false ? [{ kind: 'no vinyl' as const }] : []),
	];
}

/** By the same rule as `candidates.ts`; the amounts are told in the currency that was asked for. */
async function excludeByPrice(
	database: Database,
	parameters: Parameters,
	best: BestPrice | null,
): Promise<Exclusion[]> {
	const { country, currency, maxPrice } = parameters;
	const mostEuro = await mostEuroOf(database, parameters);
	if (mostEuro === null || country === null || maxPrice === null) return [];
	if (best === null) return [{ kind: 'no price', country }];
	if (best.totalEuro <= mostEuro) return [];
	const total = { currency: best.currency, amount: best.totalAmount };
	const limit = { currency, amount: maxPrice };
	return [{ kind: 'too dear', total: convert(total, currency, await readRates(database)) ?? total, limit }];
}

/** What is recommended instead. */
function excludeByOthers(
	{ artistIds }: Enriched,
	score: number,
	{ items, shortage }: RecommendationSet,
	credited: CreditedAlbum[],
	{ perArtist }: Parameters,
): Exclusion[] {
	const last = items.at(-1);
	if (last === undefined) return [{ kind: 'nothing recommended', message: shortage?.message ?? '' }];
	const isByThem = (id: number) =>
		credited.some(({ albumId, artistIds: theirs }) => albumId === id && theirs.some((one) => artistIds.includes(one)));
	const better = items.filter(({ album }) => isByThem(album.id)).map(({ album: { id, title } }) => ({ id, title }));
	if (better.length >= perArtist) return [{ kind: 'enough of its artist', perArtist, better }];
	return [score > last.score ? { kind: 'not looked at' } : { kind: 'fell behind', last: last.score }];
}
