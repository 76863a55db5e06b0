import { type Amazon, type AmazonQuestion, pageSize, whereToGetAmazonKeys } from '../../integrations/amazon/client.ts';
import type { AmazonItem, AmazonListing } from '../../integrations/amazon/map.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import { barcodeKey } from '../../matching/release-keys.ts';
import type { Listing } from '../offer.ts';
import type { PriceProvider, PriceSubject, Readiness } from '../provider.ts';
import { barcodesOf, cannotBeSearched, wordsOf } from '../search-terms.ts';
import { type SearchPage, searchThrough } from '../search-through.ts';
import type { PrepareMatch } from '../to-offer.ts';

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

	async function readPage(
		question: AmazonQuestion,
		page: number,
		subject: PriceSubject,
		ask: Ask,
	): Promise<SearchPage> {
		const answer = await amazon.search(question, page + 1, ask);
		const observedAt = clock();
		return {
			listings: answer.items.flatMap((item) => toListings(item, subject, observedAt)),
			total: answer.total,
		};
	}

	return {
		name: 'amazon',
		reach: 'country',
		costOf: (subject) => questionsFor(subject).length * mostPages + 1,
		readiness,
		async offersFor(subject, _country, ask) {
			const questions = questionsFor(subject);
			if (questions.length === 0) return cannotBeSearched;
			const limits = { pageSize, mostPages, album: subject.album, prepareMatch };
			return searchThrough(questions, (question, page) => readPage(question, page, subject, ask), limits);
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
