import { nameCountry } from '../../../countries.ts';
import { formatMoney } from '../../../money/format-money.ts';
import type { Parameters } from '../../../recommender/parameters.ts';
import { formatAge } from '../../output/ages.ts';
import { cell, widthOfCell } from '../../output/cell.ts';
import { paint } from '../../theme.ts';
import { describeChange } from '../changes.ts';
import type { RecsState } from '../state.ts';
import { whyNot } from '../why-not.ts';

/** "Vinilogy › recommendations for me", and at the right what the prices are told for. */
export function drawTitle({ listener, parameters, size: { columns } }: RecsState): string {
	const title = `Vinilogy › recommendations for ${listener}`;
	const notes = describePrices(parameters);
	const note = notes.find((each) => widthOfCell(title) + leastBetween + widthOfCell(each) <= columns);
	if (note === undefined) return paint.heading(cell(title, columns));
	return paint.heading(cell(title, columns - widthOfCell(note))) + paint.faint(cell(note, widthOfCell(note)));
}

const leastBetween = 3;

/** Where to, in which currency and up to what price, in many words or in few. */
function describePrices({ country, currency, maxPrice }: Parameters): string[] {
	const limit = maxPrice === null ? '' : `up to ${formatMoney({ currency, amount: maxPrice })}`;
	if (country === null) return ['no country: no prices'];
	return [[`to ${nameCountry(country)} in ${currency}`, limit], [`to ${country}`, limit], [`to ${country}`]].map(
		(parts) => parts.filter(Boolean).join(', '),
	);
}

/** The dial, how old the set is and what changed: as much of it as there is room for. */
export function drawAbout(state: RecsState): string {
	const { parameters, set, showing, size } = state;
	const age = `made ${formatAge(set.generatedAt, showing.now)}`;
	const change =
		set.change === null
			? ''
			: describeChange(set.change, showing.now) + (whyNot(state, 'changes') === null ? ' (d)' : '');
	const seeds = parameters.isSeedsOnly ? 'seeds only' : '';
	const dial = [drawDial(parameters.discover, state.hasBlocks), `discovery ${parameters.discover.toFixed(1)}`];
	const ways = [
		[...dial.slice(0, 1), seeds, age, change],
		[...dial.slice(1), seeds, age, change],
		[...dial.slice(1), change],
		[...dial.slice(1)],
	].map((parts) => parts.filter(Boolean).join(' · '));
	const about = ways.find((each) => widthOfCell(each) <= size.columns) ?? ways.at(-1) ?? '';
	return paint.faint(cell(about, size.columns));
}

const dialWidth = 11;

/** "familiar ──────●──── discovery 0.6". */
function drawDial(discover: number, hasBlocks: boolean): string {
	const [line, knob] = hasBlocks ? ['─', '●'] : ['-', 'o'];
	const at = Math.round(discover * (dialWidth - 1));
	const dial = Array.from({ length: dialWidth }, (_, place) => (place === at ? knob : line)).join('');
	return `familiar ${dial} discovery ${discover.toFixed(1)}`;
}
