import type { Recommendation, RecommendationSet } from '../../recommendations/recommendation.ts';
import { describeReason } from '../../recommender/describe-reason.ts';
import type { UserRow } from '../../store/listeners/users-reader.ts';
import { convertForShowing, type Showing } from '../prices/amounts.ts';
import { toShownMoney } from '../prices/shown-offer.ts';
import { noticeOf } from './notice.ts';

/** An album with what speaks for it: a recommendation, or one that is explained. */
type Judged = Pick<Recommendation, 'album' | 'score' | 'breakdown' | 'reasons' | 'best' | 'offers' | 'isLocked'>;

/** The set as `--json` shows it; its keys are the same whether there is anything to recommend or not. */
export function toShownSet(set: RecommendationSet, user: UserRow, showing: Showing) {
	const { id, generatedAt, expiresAt, isStored, parameters, items, change, shortage } = set;
	return {
		...{ user: user.name, set: id, generatedAt, expiresAt, isStored, parameters },
		recommendations: items.map((item) => toShownRecommendation(item, showing)),
		...{ change, shortage },
		notice: items.map(noticeOf).find((notice) => notice !== null) ?? null,
	};
}

/** A recommendation as `--json` shows it. */
export function toShownRecommendation(item: Recommendation, showing: Showing) {
	return { rank: item.rank, ...toShownJudgement(item, showing), isNew: item.isNew };
}

/** An album with what speaks for it as `--json` shows it. Points to a thousandth; money in minor units and as a decimal. */
export function toShownJudgement(judged: Judged, showing: Showing) {
	const { album, score, breakdown, reasons, offers, isLocked } = judged;
	const { id, mbid, discogsId, artistId, credit, title, firstReleaseYear, coverUrl, coverSource } = album;
	return {
		album: { id, mbid, discogsId, artistId, artist: credit, title, year: firstReleaseYear, coverUrl, coverSource },
		score: round(score),
		breakdown: Object.fromEntries(Object.entries(breakdown).map(([signal, points]) => [signal, round(points)])),
		reasons: reasons.map((reason) => ({ ...reason, text: describeReason(reason) })),
		best: toShownBest(judged, showing),
		...{ offers, isLocked },
	};
}

function toShownBest({ best }: Judged, showing: Showing) {
	if (best === null) return null;
	const { priceId, releaseId, provider, kind, country, isShippingKnown, url, fetchedAt, expiresAt } = best;
	const total = { currency: best.currency, amount: best.totalAmount };
	const converted = convertForShowing(total, showing);
	return {
		...{ priceId, releaseId, provider, kind, shipsTo: country },
		total: toShownMoney(total),
		isShippingKnown,
		converted: converted === null ? null : { ...toShownMoney(converted), day: converted.day },
		...{ url, fetchedAt, expiresAt },
	};
}

/** A recommendation as a line of TSV: flat, amounts as decimals, reasons in words. */
export function flattenRecommendation({ album, best, reasons, ...rest }: ReturnType<typeof toShownRecommendation>) {
	return {
		...album,
		...rest,
		albumId: album.id,
		total: best?.total.decimal,
		currency: best?.total.currency,
		isShippingKnown: best?.isShippingKnown,
		convertedTotal: best?.converted?.decimal,
		convertedCurrency: best?.converted?.currency,
		rateDay: best?.converted?.day,
		shipsTo: best?.shipsTo,
		provider: best?.provider,
		kind: best?.kind,
		fetchedAt: best?.fetchedAt,
		url: best?.url,
		reasons: reasons.map(({ text }) => text).join('; '),
	};
}

/** The columns of a recommendation in TSV. */
export const recommendationFields: string[] = [
	...['rank', 'artist', 'title', 'year', 'score', 'total', 'currency', 'isShippingKnown', 'convertedTotal'],
	...['convertedCurrency', 'rateDay', 'shipsTo', 'offers', 'provider', 'kind', 'fetchedAt', 'reasons', 'isLocked'],
	...['isNew', 'breakdown', 'mbid', 'discogsId', 'albumId', 'url'],
];

function round(points: number): number {
	return Number(points.toFixed(3));
}
