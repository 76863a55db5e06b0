import { type Bargain, bargainThresholds, type PressingValue } from '../../prices/value.ts';
import { formatAge } from '../output/ages.ts';
import { formatCounted } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import { type Showing, showEuro } from './amounts.ts';

/** What such a pressing usually brings, from what that is known, and from how much. */
export function describeValue(value: PressingValue, showing: Showing): string {
	if (value.basis === 'suggestions') {
		const grades = value.byGrade.map(({ grade, valueEuro }) => `${grade} ${showEuro(valueEuro, showing)}`);
		return `${grades.join(', ')} (what ${titleOf(value.provider)} suggests for this pressing, ${formatAge(value.fetchedAt, showing.now)})`;
	}
	const prices = formatCounted(value.prices, 'price');
	const since = value.since.toISOString().slice(0, 10);
	return `${showEuro(value.medianEuro, showing)} (the middle of ${prices} of this pressing since ${since}, without shipping)`;
}

/** That an offer is a bargain, against what, and what counts as one. */
export function describeBargain({ against, belowEuro, belowPercent, valueEuro }: Bargain, showing: Showing): string {
	const reference =
		against.basis === 'suggestions'
			? `what is suggested for this pressing in ${against.grade}`
			: `the middle of ${formatCounted(against.prices, 'price')} of this pressing in the same or a worse condition`;
	const threshold = `${bargainThresholds.percent} % and ${showEuro(bargainThresholds.euroCents, showing)}`;
	return `a bargain: ${showEuro(belowEuro, showing)} (${Math.floor(belowPercent)} %) below ${reference}, ${showEuro(valueEuro, showing)} (${threshold} are needed)`;
}
