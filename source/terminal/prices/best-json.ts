import type { Context } from '../../context.ts';
import { bargainThresholds } from '../../prices/value.ts';
import { discogsNotice } from '../output/discogs-notice.ts';
import type { BestAnswer } from './best-answer.ts';
import { describeOutcome } from './outcomes.ts';
import type { Place } from './place.ts';
import { isFromDiscogs, type Placed } from './placed.ts';
import { toShownOffer } from './shown-offer.ts';

/** The keys of `prices best --json`, the same whether there is an answer or not. */
export function emptyBest({ country, currency }: Place, calls: Context['calls']) {
	return {
		...{ album: null, country, currency, best: null, others: [], counts: { offers: 0, listings: 0 } },
		...{ value: null, bargain: null, bargainThresholds, notice: null, checks: [], sources: [], calls, problems: [] },
	};
}

/** The answer as `--json` shows it, with at most `limit` of those that lost. */
export function shapeBest(answer: BestAnswer, place: Place, calls: Context['calls'], limit: number) {
	const { id, mbid, title, credit, discogsId } = answer.album;
	const { best, showing } = answer;
	const others = listOthers(answer, limit);
	const isOfDiscogs = [best, ...others].some((placed) => placed !== null && isFromDiscogs(placed));
	return {
		...emptyBest(place, calls),
		album: { id, mbid, title, credit, discogsId },
		best: best === null ? null : toShownOffer(best, showing),
		others: others.map((placed) => toShownOffer(placed, showing)),
		counts: answer.counts,
		value: answer.value,
		bargain: answer.bargain,
		notice: isOfDiscogs ? discogsNotice(discogsId === null ? '' : `master/${discogsId}`) : null,
		checks: answer.checks.map(({ provider, country, found, note, checkedAt, expiresAt }) => ({
			...{ provider, country, found, note, checkedAt, expiresAt },
		})),
		sources: answer.outcomes.map((outcome) => ({ ...outcome, message: describeOutcome(outcome, showing.now) })),
	};
}

/** At most so many of those that lost or did not compete, in their order. */
export function listOthers({ placed, best }: BestAnswer, limit: number): Placed[] {
	return placed.filter((one) => one !== best).slice(0, limit);
}
