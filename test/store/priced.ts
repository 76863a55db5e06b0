import { and, eq } from 'drizzle-orm';
import { decimalsOf } from '../../source/money/currencies.ts';
import type { AlbumRow } from '../../source/store/albums-reader.ts';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { recomputeBestPrices } from '../../source/store/best-prices.ts';
import type { NewPrice } from '../../source/store/prices-writer.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import type { Writable } from '../../source/store/writable.ts';
import { listed, mbidOf } from './stored.ts';

/** Albums with pressings, to which prices are given. Pressing 0 is of album 0, 1 of 1 and so on, again and again; none has a master. */
export interface Shelf {
	albumIds: number[];
	releaseIds: number[];
	discogsIds: number[];
	readAlbum(store: Writable, at: number): Promise<AlbumRow>;
	/** Units of the currency per euro from now on; null: there is no rate any more. */
	setRate(store: Writable, currency: string, rate: number | null): Promise<void>;
}

/** The first two albums share a master with pressing 0 and 1, as separate volumes do. */
export async function createShelf(store: Writable, size: { albums: number; pressings: number }): Promise<Shelf> {
	const { albums, releases, fxRates } = store.tables;
	const credit = [{ mbid: mbidOf(1), artistName: 'Deerhunter', creditedAs: 'Deerhunter', joinPhrase: '' }];
	const albumIds: number[] = [];
	for (let at = 0; at < size.albums; at += 1) {
		const { album } = await saveAlbum(store, {
			mbid: mbidOf(100 + at),
			title: `Album ${at}`,
			disambiguation: null,
			firstReleaseDate: null,
			firstReleaseYear: null,
			primaryType: 'Album',
			secondaryTypes: [],
			isStudio: true,
			discogsId: at < 2 ? 500 : null,
			credit,
		});
		albumIds.push(album.id);
	}
	const discogsIds = Array.from({ length: size.pressings }, (_, at) => 9000 + at);
	await saveReleases(
		store,
		'discogs',
		discogsIds.map((id, at) =>
			listed(id, { albumId: albumIds[at % size.albums] ?? null, masterId: at < 2 ? 500 : null }),
		),
	);
	const rows = await store.read.select({ id: releases.id, discogsId: releases.discogsId }).from(releases);
	const shelf: Shelf = {
		albumIds,
		discogsIds,
		releaseIds: discogsIds.map((id) => rows.find(({ discogsId }) => discogsId === id)?.id ?? 0),
		async readAlbum(inside, at) {
			const [row] = await inside.read
				.select()
				.from(albums)
				.where(eq(albums.id, albumIds[at] ?? 0));
			if (row === undefined) throw new Error(`album ${at} is missing`);
			return row;
		},
		async setRate(inside, currency, rate) {
			await inside.write.delete(fxRates).where(and(eq(fxRates.currency, currency)));
			if (rate !== null) {
				const euroCents = 100 / (rate * 10 ** decimalsOf(currency));
				await inside.write.insert(fxRates).values({
					...{ currency, rate, euroCents, day: '2026-11-19', source: 'ecb', isCurrent: true },
					fetchedAt: inside.now,
				});
			}
			await recomputeBestPrices(inside);
		},
	};
	await shelf.setRate(store, 'USD', 1.1);
	await shelf.setRate(store, 'JPY', 160);
	return shelf;
}

/** An offer that was seen at `now` and holds for a day, with what a test says of it. */
export function offerOf(now: Date, told: Partial<NewPrice> & Pick<NewPrice, 'releaseId' | 'albumId'>): NewPrice {
	return {
		candidates: [],
		provider: 'ebay',
		channel: 'ebay',
		listingId: 'v1|1|0',
		country: 'ES',
		kind: 'ask',
		condition: null,
		sleeveCondition: null,
		currency: 'EUR',
		amount: 2000,
		shippingAmount: 500,
		copies: null,
		shipsFrom: null,
		seller: null,
		title: null,
		url: 'https://example.com/1',
		method: 'title',
		confidence: 1,
		fetchedAt: now,
		expiresAt: new Date(now.getTime() + 86_400_000),
		...told,
	};
}
