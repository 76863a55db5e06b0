import { type Amazon, type AmazonQuestion, pageSize, whereToGetAmazonKeys } from '../../integrations/amazon/client.ts';
import type { AmazonItem, AmazonListing } from '../../integrations/amazon/map.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import { barcodeKey } from '../../matching/release-keys.ts';
import type { Listing } from '../offer.ts';
import type { PriceProvider, PriceSubject, Readiness } from '../provider.ts';
import { barcodesOf, cannotBeSearched, wordsOf } from '../search-terms.ts';
import { type PrepareMatch, toOffers } from '../to-offer.ts';

/** Fifty items are more than Amazon has of most albums; a call a second is all it allows. */
const mostPages = 5;
const longestQuestion = 200;

/**
 * Offers from one of Amazon's sites: prices only, for it never says what sending costs. Off until a site is set, and off for the rest of
 * the run once Amazon says that it does not serve the account.
 */
export function createAmazonOffers(options: {
	amazon: Amazon;
	prepareMatch: PrepareMatch;
	clock: () => Date;
}): PriceProvider {
	const { amazon, prepareMatch, clock } = options;

	function readiness(): Readiness {
		if (amazon.marketplace === '') return { state: 'off', reason: 'AMAZON_MARKETPLACE is not set' };
		if (amazon.missing !== null) return { state: 'no-key', setting: amazon.missing, whereToGet: whereToGetAmazonKeys };
		const reason = amazon.refusal();
		return reason === null ? { state: 'ready' } : { state: 'off', reason };
	}

	function questionsFor(subject: PriceSubject): AmazonQuestion[] {
		const { album } = subject;
		const artist = wordsOf({ ...album, title: '' }, longestQuestion);
		const title = wordsOf({ ...album, artists: [] }, longestQuestion);
		const byWords = artist === '' && title === '' ? [] : artist === '' ? [{ keywords: title }] : [{ artist, title }];
		return [...barcodesOf(subject).map((keywords) => ({ keywords })), ...byWords];
	}

	async function readAll(question: AmazonQuestion, subject: PriceSubject, ask: Ask) {
		const listings: Listing[] = [];
		let total = 0;
		for (let page = 1; page <= mostPages && (page === 1 || (page - 1) * pageSize < total); page += 1) {
			const answer = await amazon.search(question, page, ask);
			const observedAt = clock();
			listings.push(...answer.items.flatMap((item) => toListings(item, subject, observedAt)));
			total = answer.total ?? answer.items.length;
		}
		return { listings, total };
	}

	return {
		name: 'amazon',
		reach: 'country',
		costOf: (subject) => questionsFor(subject).length * mostPages + 1,
		readiness,
		async offersFor(subject, _country, ask) {
			const questions = questionsFor(subject);
			if (questions.length === 0) return cannotBeSearched;
			const found = new Map<string, Listing>();
			let unread = 0;
			for (const question of questions) {
				const { listings, total } = await readAll(question, subject, ask);
				for (const listing of listings) {
					if (!found.has(listing.listingId)) found.set(listing.listingId, listing);
				}
				unread += Math.max(0, total - mostPages * pageSize);
			}
			return {
				offers: toOffers(found.values(), subject.album, prepareMatch),
				isComplete: unread === 0,
				note: unread === 0 ? null : `${unread} items beyond the first ${mostPages * pageSize} were not looked at`,
			};
		},
	};
}

function toListings(item: AmazonItem, subject: PriceSubject, observedAt: Date): Listing[] {
	return item.listings.map((listing) => ({
		listingId: [item.asin, listing.merchantId, listing.condition].filter((part) => part !== null).join('/'),
		channel: 'amazon',
		kind: 'ask',
		condition: listing.condition,
		sleeveCondition: null,
		...moneyOf(listing),
		copies: null,
		shipsFrom: null,
		seller: listing.merchant,
		url: item.url,
		observedAt,
		record: {
			title: item.title,
			artist: item.artist,
			barcode: barcodeOf(item, subject),
			label: item.label,
			catalogNumber: null,
			format: item.binding,
			year: null,
			shelf: item.group === null ? [] : [item.group],
		},
	}));
}

function moneyOf({ price }: AmazonListing): Pick<Listing, 'currency' | 'amount' | 'shipping'> {
	return { ...price, shipping: null };
}

/** Of several barcodes the one of a pressing of the album, when one is; else the first. */
function barcodeOf({ barcodes }: AmazonItem, { album }: PriceSubject): string | null {
	const known = new Set(album.pressings.map(({ barcode }) => barcodeKey(barcode ?? '')));
	return barcodes.find((barcode) => known.has(barcodeKey(barcode))) ?? barcodes[0] ?? null;
}
