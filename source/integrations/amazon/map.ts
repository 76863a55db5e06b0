import type { z } from 'zod';
import { isCurrency, type Money, toMinor } from '../../money/currencies.ts';
import { toCount, toText } from '../http/fields.ts';
import type { AmazonItemAnswer, AmazonListingAnswer, searchAnswer } from './schema.ts';

/** One seller's offer of an item. What sending it costs is never said. */
export interface AmazonListing {
	price: Money;
	condition: string | null;
	merchant: string | null;
	merchantId: string | null;
}

export interface AmazonItem {
	asin: string;
	title: string;
	artist: string | null;
	label: string | null;
	/** EANs and UPCs as Amazon has them. */
	barcodes: string[];
	/** "Vinyl", "Audio CD" … in the site's language. */
	binding: string | null;
	/** "Music". */
	group: string | null;
	/** https; it names the partner, as Amazon's terms ask. */
	url: string;
	listings: AmazonListing[];
}

export interface AmazonPage {
	items: AmazonItem[];
	/** How many Amazon says there are in all; 0 past the last page; null where it shows some and does not say. */
	total: number | null;
}

const longestTitle = 500;

/** Items with a heading and an address; their listings are those that can be bought now at a price that may be shown. */
export function mapSearch({ searchResult }: z.output<typeof searchAnswer>): AmazonPage {
	const shown = searchResult?.items ?? [];
	const total = toCount(searchResult?.totalResultCount) ?? (shown.length === 0 ? 0 : null);
	return { items: shown.flatMap((item) => mapItem(item) ?? []), total };
}

function mapItem({ asin, detailPageURL, itemInfo, offersV2 }: AmazonItemAnswer): AmazonItem | null {
	const title = toText(itemInfo?.title?.displayValue?.slice(0, longestTitle));
	const url = URL.parse(detailPageURL ?? '');
	if (title === null || url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
	const { byLineInfo, classifications, externalIds } = itemInfo ?? {};
	const artists = (byLineInfo?.contributors ?? []).filter(({ role }) => /^(artist|performer)$/i.test(role ?? ''));
	return {
		asin: toText(asin) ?? '',
		title,
		artist: toText(artists[0]?.name),
		label: toText(byLineInfo?.manufacturer?.displayValue),
		barcodes: [externalIds?.eans, externalIds?.upcs].flatMap((ids) => ids?.displayValues.flatMap(toTexts) ?? []),
		binding: toText(classifications?.binding?.displayValue),
		group: toText(classifications?.productGroup?.displayValue),
		url: url.href,
		listings: (offersV2?.listings ?? []).flatMap((listing) => mapListing(listing) ?? []),
	};
}

function mapListing({
	price,
	availability,
	condition,
	merchantInfo,
	violatesMAP,
}: AmazonListingAnswer): AmazonListing | null {
	const { amount, currency } = price?.money ?? {};
	const minor = amount == null || !currency || !isCurrency(currency) ? null : toMinor(amount, currency);
	const isSold = /OUT_OF_STOCK|UNAVAILABLE|UNKNOWN/i.test(availability?.type ?? '');
	if (!currency || minor === null || minor === 0 || isSold || violatesMAP === true) return null;
	return {
		price: { currency, amount: minor },
		condition: toText(condition?.value),
		merchant: toText(merchantInfo?.name),
		merchantId: toText(merchantInfo?.id),
	};
}

function toTexts(value: string): string[] {
	return toText(value) === null ? [] : [value.trim()];
}
