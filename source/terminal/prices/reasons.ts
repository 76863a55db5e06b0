import { nameCountry } from '../../countries.ts';
import { ranking } from '../../money/ranking.ts';
import type { Reason } from '../../prices/ranking.ts';
import { formatAge } from '../output/ages.ts';
import { type Showing, showEuro } from './amounts.ts';

/** Why an offer lost or does not compete, for a person: "€3.20 dearer". */
export function describeReason(reason: Reason, showing: Showing): string {
	const allowance = showEuro(ranking.shippingAllowance, showing);
	switch (reason.code) {
		case 'dearer':
			return `${showEuro(reason.euroCents, showing)} dearer${reason.isEstimated ? ` if the first ships for ${allowance}` : ''}`;
		case 'shipping-unknown':
			return `shipping unknown: as ${allowance}, ${showEuro(reason.euroCents, showing)} dearer`;
		case 'same-total-shipping-unknown':
			return `same total, shipping unknown: as ${allowance}`;
		case 'same-total-floor':
			return 'same total, the lowest of several';
		case 'same-total-later':
			return 'same total, found later';
		case 'bid':
			return 'an auction, not a price';
		case 'suggestion':
			return 'a suggestion by condition, not an offer';
		case 'other-country':
			return `ships only to ${nameCountry(reason.country)}`;
		case 'expired':
			return `expired ${formatAge(reason.expiresAt, showing.now)}`;
		case 'doubtful':
			return 'match not certain (waits for review)';
		case 'no-rate':
			return `no exchange rate for ${reason.currency}`;
	}
}
