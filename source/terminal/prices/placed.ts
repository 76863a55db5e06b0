import type { Ranking, Reason } from '../../prices/ranking.ts';
import type { OfferOfAlbum } from '../../store/prices-reader.ts';

/** An offer with where it stands: the first place won, null is for those that do not compete. */
export interface Placed {
	offer: OfferOfAlbum;
	place: number | null;
	alike: number;
	rankEuro: number | null;
	reason: Reason | null;
}

/** Of those that do not compete, what a person can do something about comes first. */
const order: Reason['code'][] = ['doubtful', 'no-rate', 'expired', 'suggestion', 'bid', 'other-country'];

/** A ranking as one list: those that compete by place, then the others. */
export function listPlaced({ ranked, outside }: Ranking<OfferOfAlbum>): Placed[] {
	const others = outside.toSorted((a, b) => order.indexOf(a.reason.code) - order.indexOf(b.reason.code));
	return [
		...ranked.map(({ offer, alike, rankEuro, reason }, at) => ({ offer, place: at + 1, alike, rankEuro, reason })),
		...others.map(({ offer, reason }) => ({ offer, place: null, alike: 1, rankEuro: null, reason })),
	];
}

/** Whether Discogs told the number, or what pressing it is of. */
export function isFromDiscogs({ offer: { price, release } }: Placed): boolean {
	return price.provider === 'discogs' || release?.source === 'discogs';
}
