import type { ShopItem } from '../../../source/integrations/shops/shop-item.ts';
import type { KnownAlbum, KnownPressing } from '../../../source/matching/offer.ts';
import type { PriceSubject } from '../../../source/prices/provider.ts';
import type { ShopRow } from '../../../source/store/shops.ts';
import type { OpenShops } from '../../integrations/shops/open.ts';

/** One of the sandbox's shops as a person added it. */
export function shopAt(open: Pick<OpenShops, 'at'>, name: string, said: Partial<ShopRow> = {}): ShopRow {
	return {
		id: 1,
		url: open.at(name),
		name,
		platform: 'shopify',
		country: 'NL',
		shipsTo: ['NL'],
		currency: 'EUR',
		shippingAmount: null,
		addedAt: new Date('2026-11-01'),
		readAt: null,
		problem: null,
		...said,
	};
}

/** A record in the shop that says artist, title and barcode: "Artist - Title (LP)". */
export async function findRecord(open: OpenShops, name: string): Promise<ShopItem & { artist: string; album: string }> {
	const { items } = await open.shops.readPage({ url: open.at(name), platform: 'shopify' }, 1, {});
	for (const item of items) {
		const [, artist, album] = /^([^-:(]+) - ([^-:([]+) \(LP\)$/.exec(item.title) ?? [];
		if (artist !== undefined && album !== undefined && item.barcode !== null) return { ...item, artist, album };
	}
	throw new Error(`${name} has no record that says what it is`);
}

export function subjectOf(artist: string, title: string, pressings: Partial<KnownPressing>[]): PriceSubject {
	const album: KnownAlbum = {
		albumId: 7,
		title,
		artists: [artist],
		year: null,
		pressings: pressings.map((pressing, at) => ({
			releaseId: 70 + at,
			title,
			barcode: null,
			label: null,
			catalogNumber: null,
			year: null,
			country: null,
			format: 'LP',
			formatText: null,
			descriptions: [],
			...pressing,
		})),
	};
	return { album, release: null, discogsIds: new Map(), masterId: null };
}
