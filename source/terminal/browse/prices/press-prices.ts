import { formatMoney } from '../../../money/format-money.ts';
import { cleanText } from '../../../text.ts';
import { commandOf, priceKeys } from '../../keys.ts';
import { only, type Pressed } from '../effects.ts';
import { pageRows } from '../layout.ts';
import type { BrowseState, Mode } from '../state.ts';
import { chosenIn, linesOf, moveChosen, offerOf } from './lines.ts';
import type { PricedOffer } from './priced.ts';
import { nameCondition, nameKind, nameSeller } from './words.ts';

/** A key in the price pane. */
export function pressInPrices(state: BrowseState, mode: Extract<Mode, { kind: 'prices' }>, key: string): Pressed {
	const command = commandOf(priceKeys, key);
	const lines = linesOf(state, mode);
	const offer = offerOf(chosenIn(lines, mode.chosen));
	switch (command) {
		case 'back':
			return only({ ...state, mode: { kind: 'lists' } });
		case 'refresh':
			return { state, effects: [{ type: 'ask-prices', pressing: mode.pressing }] };
		case 'web':
			return offer === null ? noOffer(state) : { state, effects: [{ type: 'open-page', url: offer.url }] };
		case 'copy':
			return offer === null ? noOffer(state) : { state, effects: [{ type: 'copy', text: copyOf(offer) }] };
		default: {
			const chosen = moveChosen(lines, mode.chosen, command, pageRows(state));
			return only(chosen === null ? state : { ...state, mode: { ...mode, chosen } });
		}
	}
}

function noOffer(state: BrowseState): Pressed {
	return only({ ...state, message: { text: 'This line is no offer.', tone: 'warning' } });
}

/** The offer in words, and its address. */
function copyOf(offer: PricedOffer): string {
	const { currency, amount, title, url } = offer;
	const words = [
		title,
		nameKind(offer),
		formatMoney({ currency, amount }),
		nameCondition(offer),
		nameSeller(offer),
		url,
	];
	return cleanText(words.filter(Boolean).join(' '));
}
