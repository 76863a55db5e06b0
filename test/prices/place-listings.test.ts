import { expect, test } from 'vitest';
import type { OfferedRecord } from '../../source/matching/offer.ts';
import type { Listing } from '../../source/prices/offer.ts';
import { placeListings } from '../../source/prices/place-listings.ts';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import type { Writable } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { offered } from '../matching/offered.ts';
import { createStores, listed, mbidOf, monday } from '../store/stored.ts';

let listings = 0;

function listing(title: string, more: Partial<OfferedRecord> = {}): Listing {
	listings += 1;
	return {
		...{ listingId: `l${listings}`, channel: 'shop.example', kind: 'ask', condition: null, sleeveCondition: null },
		...{ currency: 'EUR', amount: 2995, shipping: null, copies: null, shipsFrom: null, seller: null },
		...{ url: `https://shop.example/${listings}`, observedAt: monday },
		record: offered(title, more),
	};
}

/** Albums of artists, each with the Discogs master of its number. */
async function fill(store: Writable, discography: [artist: string, title: string, year: number][]) {
	const ids: number[] = [];
	for (const [at, [artist, title, year]] of discography.entries()) {
		const artistNumber = discography.findIndex(([name]) => name === artist);
		const { album } = await saveAlbum(store, {
			...{ mbid: mbidOf(1000 + at), title, disambiguation: null, firstReleaseDate: `${year}`, firstReleaseYear: year },
			...{ primaryType: 'Album', secondaryTypes: [], isStudio: true, discogsId: 500 + at },
			credit: [{ mbid: mbidOf(artistNumber + 1), artistName: artist, creditedAs: artist, joinPhrase: '' }],
		});
		ids.push(album.id);
	}
	return ids;
}

const discography: Parameters<typeof fill>[1] = [
	['Pink Floyd', 'Animals', 1977],
	['Pink Floyd', 'The Wall', 1979],
	['Weezer', 'Weezer', 1994],
	['Weezer', 'Weezer', 2001],
	['Sigur Rós', 'Takk…', 2005],
	['Maroon 5', 'Animals', 2014],
	['Herbie Hancock', "Maiden's Voyage", 1967],
	['The The', 'Soul Mining', 1983],
];

describeEachEngine('placing listings', (engine) => {
	const createStore = createStores(engine);

	async function createShop() {
		const { database, write } = await createStore();
		const ids = await write(async (store) => {
			const albums = await fill(store, discography);
			await saveReleases(store, 'discogs', [
				listed(1, { albumId: albums[0] ?? null, masterId: 500, barcode: '5 099902 895123', catalogNumber: 'SHVL 815' }),
				listed(2, { albumId: albums[0] ?? null, masterId: 500, year: 2018, barcode: null, catalogNumber: 'PFRLP28' }),
				listed(3, { albumId: null, masterId: 501, barcode: '074646393628', catalogNumber: 'SHDW 411' }),
			]);
			return albums;
		});
		const place = async (...given: Listing[]) => {
			const placed = await placeListings(database, given);
			const found = new Map(placed.offers.map((offer) => [offer.listingId, offer]));
			return given.map(({ listingId }) => {
				const offer = found.get(listingId);
				if (offer === undefined) return null;
				const isCertain = offer.matched.confidence >= 0.9;
				return `${isCertain ? '' : 'perhaps '}${ids.indexOf(offer.albumId ?? 0)} by ${offer.matched.method}`;
			});
		};
		return { database, ids, place };
	}

	test('finds albums by name, however the shop writes them', async () => {
		const { place } = await createShop();
		const found = await place(
			listing('Animals', { artist: 'Pink Floyd', format: 'LP' }),
			listing('WALL -2LP/BLACK VINYL-', { artist: 'FLOYD, PINK', format: 'LP (2)' }),
			listing('Pink Floyd – The Wall (180g) [NEW SEALED]', { format: 'Vinyl' }),
			listing('Pink Floyd The Wall LP 1979 UK Harvest'),
			listing('SIGUR ROS - TAKK LP'),
			listing('MAIDEN S VOYAGE', { artist: 'HANCOCK, HERBIE', format: 'LP' }),
			listing('Soul Mining', { artist: 'The The', shelf: ['Vinyl'] }),
			listing('Maroon 5 - Animals LP'),
		);
		expect(found).toEqual([0, 1, 1, 1, 4, 6, 7, 5].map((album) => `${album} by title`));
	});

	test('finds them by barcode and by catalogue number, those of a master too', async () => {
		const { place } = await createShop();
		const found = await place(
			listing('Animals', { artist: 'Pink Floyd', barcode: '05099902895123' }),
			listing('The Wall', { artist: 'Pink Floyd', barcode: '0074646393628', format: 'LP' }),
			listing('Animals (Remixed)', { artist: 'Pink Floyd', format: 'LP', label: 'Harvest', catalogNumber: 'shvl815' }),
			listing('Ys', { artist: 'Joanna Newsom', barcode: '5099902895123', format: 'LP' }),
		);
		expect(found).toEqual(['0 by barcode', '1 by barcode', 'perhaps 0 by catalogue number', 'perhaps 0 by barcode']);
	});

	test('leaves alone what is no record, of nobody that is known, or of too many', async () => {
		const { database } = await createShop();
		const placed = await placeListings(database, [
			listing('Animals', { artist: 'Pink Floyd', format: 'CD' }),
			listing('Pink Floyd - Animals T-Shirt'),
			listing('Animals', { artist: 'Somebody Else', format: 'LP' }),
			listing('Animals', { format: 'LP' }),
			listing('', { format: 'LP' }),
			listing('Gift card'),
		]);
		expect(placed).toEqual({ offers: [], unmatched: 6 });
		expect(await placeListings(database, [])).toEqual({ offers: [], unmatched: 0 });
	});

	test('one that fits two albums waits for a person, unless the year tells them apart', async () => {
		const { place } = await createShop();
		const of = (year: number | null) => listing('Weezer', { artist: 'Weezer', format: 'LP', year });
		expect(await place(of(null), of(1994), of(2001))).toEqual(['perhaps 2 by title', '2 by title', '3 by title']);
	});

	test('keeps the listing, and says how it was found', async () => {
		const { database, ids } = await createShop();
		const given = listing('Animals', { artist: 'Pink Floyd', barcode: '5099902895123' });
		const { offers } = await placeListings(database, [given]);
		expect(offers).toEqual([
			{
				...given,
				albumId: ids[0],
				matched: {
					...{ method: 'barcode', confidence: expect.any(Number), releaseId: expect.any(Number), candidates: [] },
					evidence: expect.arrayContaining([expect.objectContaining({ signal: 'barcode', verdict: 'agrees' })]),
				},
			},
		]);
	});

	test('takes more than one batch', async () => {
		const { database } = await createShop();
		const many = Array.from({ length: 601 }, () => listing('Animals', { artist: 'Pink Floyd', format: 'LP' }));
		expect((await placeListings(database, many)).offers).toHaveLength(601);
	});
});
