import { decimalsOf, type Money } from '../../../money/currencies.ts';
import { formatMoney } from '../../../money/format-money.ts';
import { formatAge, formatWait } from '../../output/ages.ts';
import { formatCounted } from '../../output/numbers.ts';
import { nameSource } from '../../prices/offer-words.ts';
import { currentPrice, isCurrent, type ListedPrice, type PricedOffer } from './priced.ts';
import { mayBeAny } from './view.ts';

/** "€22", and "€22+" where nobody says what shipping costs. */
export function formatRoundTotal({ landed, shippingAmount }: Pick<PricedOffer, 'landed' | 'shippingAmount'>): string {
	return formatRound(landed) + (shippingAmount === null ? '+' : '');
}

/** Rounded to the unit ("€22"); cents only where there is nothing else. */
function formatRound({ currency, amount }: Money): string {
	const unit = 10 ** decimalsOf(currency);
	if (amount < unit) return formatMoney({ currency, amount });
	return formatMoney({ currency, amount: Math.round(amount / unit) * unit }).replace(/\.0+$/, '');
}

/** The same to the cent. */
export function formatTotal(offer: PricedOffer): string {
	return formatMoney(offer.landed) + (isShippingOpen(offer) ? '+' : '');
}

/** Something is to be paid for shipping, and nobody says how much. What is only suggested is not sent. */
export function isShippingOpen({ kind, shippingAmount }: PricedOffer): boolean {
	return kind !== 'suggestion' && shippingAmount === null;
}

/** What the number is: "asking", "auction", "lowest of 14", "suggested for VG+". */
export function nameKind({ kind, copies, condition }: Pick<PricedOffer, 'kind' | 'copies' | 'condition'>): string {
	switch (kind) {
		case 'bid':
			return 'auction';
		case 'floor':
			return copies === null ? 'lowest' : `lowest of ${copies}`;
		case 'suggestion':
			return condition === null ? 'suggested' : `suggested for ${shortenCondition(condition)}`;
		default:
			return copies === null || copies < 2 ? 'asking' : `asking, ${copies} copies`;
	}
}

/** Of the record, and of its sleeve where that is graded too: "NM / VG+". */
export function nameCondition({ kind, condition, sleeveCondition }: PricedOffer): string {
	if (kind === 'suggestion') return '';
	return [condition, sleeveCondition]
		.filter((grade) => grade !== null)
		.map(shortenCondition)
		.join(' / ');
}

/** "NM" for "Near Mint (NM or M-)", as collectors write it; what has no such sign stays. */
function shortenCondition(condition: string): string {
	return /\(([A-Z]{1,2}\+?)(?: or [^)]*)?\)/.exec(condition)?.[1] ?? condition;
}

/** "US$4.00", "free", or "unknown", which is not nothing. */
export function nameShipping(offer: PricedOffer): string {
	const { currency, shippingAmount } = offer;
	if (shippingAmount === null) return isShippingOpen(offer) ? 'unknown' : '';
	return shippingAmount === 0 ? 'free' : formatMoney({ currency, amount: shippingAmount });
}

/** "fits 3 pressings": an offer that is not certain to be of this one. */
export function nameFit(offer: PricedOffer): string {
	const { releaseId, candidates, confidence } = offer;
	if (mayBeAny(offer)) return 'any of the album';
	return releaseId === null ? `fits ${formatCounted(candidates.length, 'pressing')}` : `${formatSure(confidence)} sure`;
}

function formatSure(confidence: number): string {
	return `${Math.round(confidence * 100)} %`;
}

/** Who sells it: the seller, or the shop or feed within the provider. */
export function nameSeller({ seller, channel, provider }: PricedOffer): string {
	return seller ?? (channel === provider ? '' : channel);
}

/** A price with where it comes from, as it stands alone: "€22.50 + shipping from eBay, 3 hours ago, ships from DE". */
export function describePrice(offer: PricedOffer, now: Date): string {
	const kind = nameKind(offer);
	return [
		`${formatMoney(offer.landed)}${isShippingOpen(offer) ? ' + shipping' : ''} from ${nameSource(offer)}`,
		...(kind === 'asking' ? [] : [kind]),
		formatAge(offer.fetchedAt, now),
		...(offer.shipsFrom === null ? [] : [`ships from ${offer.shipsFrom}`]),
	].join(', ');
}

/** The cheapest in a list, with how many offers there are; null where nobody was ever asked. */
export function describeListed(row: { price: ListedPrice | null }, now: Date): string | null {
	const offer = currentPrice(row, now);
	if (offer === null) return row.price === null ? null : 'nothing on offer now';
	const offers = row.price?.offers ?? null;
	return describePrice(offer, now) + (offers === null || offers < 2 ? '' : ` · ${formatCounted(offers, 'offer')}`);
}

/** All that is known of an offer, the most important first, for the band below the list. */
export function describeOffer(offer: PricedOffer, now: Date): string[] {
	const { currency, amount, rateDay, title, method, confidence, releaseId, url } = offer;
	const asked = `${nameKind(offer)} ${formatMoney({ currency, amount })}`;
	const together = offer.shippingAmount ? `, together ${formatMoney({ currency, amount: offer.totalAmount })}` : '';
	const shipping = nameShipping(offer) === '' ? '' : `shipping ${nameShipping(offer)}${together}`;
	const matched = `matched by ${method}, ${formatSure(confidence)} sure`;
	return [
		describePrice(offer, now),
		title ?? '',
		[asked, shipping, rateDay === null ? '' : `${formatTotal(offer)} at the rate of ${rateDay}`]
			.filter(Boolean)
			.join(' · '),
		[nameCondition(offer), nameSeller(offer)].filter(Boolean).join(' · '),
		releaseId === null ? `${matched} · ${nameFit(offer)}` : matched,
		describeLife(offer, now),
		url,
	].filter(Boolean);
}

function describeLife(offer: PricedOffer, now: Date): string {
	if (!isCurrent(offer, now)) return `no longer current since ${formatAge(offer.expiresAt, now)}`;
	return `current for ${formatWait((offer.expiresAt.getTime() - now.getTime()) / 1000)} more`;
}
