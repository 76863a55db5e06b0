import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openDatabase } from '../db/open.ts';
import type { Listing } from '../source/prices/offer.ts';
import { placeListings } from '../source/prices/place-listings.ts';
import { dice } from '../source/sandbox/world/random.ts';
import { createFullSizeDatabase } from './full-size-database.ts';
import { type Metric, measure, median } from './metric.ts';

/** As many as `placeListings` looks for in one go. */
const batch = 250;
const batches = 8;
/** Of a shop's records so many are of albums that are not stored. */
const strangers = 0.2;

interface Row {
	albumId: number;
	artist: string;
	title: string;
	barcode: string | null;
	year: number;
}

/** How long a batch of a shop's listings takes over the full-size database, and how many come to their album. */
export async function measurePlacing(): Promise<Metric[]> {
	const folder = mkdtempSync(join(tmpdir(), 'vinilogy-bench-'));
	const file = join(folder, 'bench.sqlite');
	await createFullSizeDatabase(file);
	const shop = readShop(file);
	const database = await openDatabase(file);
	const times: number[] = [];
	let [right, wrong] = [0, 0];
	for (let at = 0; at < batches; at += 1) {
		const part = shop.slice(at * batch, (at + 1) * batch);
		const from = performance.now();
		const { offers } = await placeListings(
			database,
			part.map(({ listing }) => listing),
		);
		times.push(performance.now() - from);
		const albumOf = new Map(part.map(({ listing, albumId }) => [listing.listingId, albumId]));
		const certain = offers.filter(({ matched }) => matched.confidence >= 0.9);
		right += certain.filter(({ listingId, albumId }) => albumOf.get(listingId) === albumId).length;
		wrong += certain.filter(({ listingId, albumId }) => albumOf.get(listingId) !== albumId).length;
	}
	await database.close();
	rmSync(folder, { recursive: true, force: true });
	const known = shop.filter(({ albumId }) => albumId !== null).length;
	const figure = (metric: string, value: number, unit: string, baseline: number, aim: string) =>
		measure({ bench: 'offers', metric: `placing: ${metric}`, value, unit, baseline, aim });
	return [
		figure(`${batch} listings, 500,000 pressings`, median(times), 'ms', 1000, '<= 1000 ms'),
		figure('certain of the right album, of those stored', right, 'listings', known, ''),
		figure('certain of another album, of all', wrong, 'listings', shop.length, '<= 0.01'),
	];
}

/** A shop that has some of the stored albums and some others; it writes as shops do, and knows every other barcode. */
function readShop(file: string): { listing: Listing; albumId: number | null }[] {
	const database = new BetterSqlite3(file, { readonly: true });
	const rows = database
		.prepare<[number], Row>(
			`select a.id as albumId, a.credit as artist, a.title, r.barcode, r.year from albums a
			join releases r on r.id = (select min(id) from releases where album_id = a.id)
			order by a.id * 7919 % 50021, a.id limit ?`,
		)
		.all(batch * batches);
	database.close();
	const roll = dice('shop');
	return rows.map(({ albumId, artist, title, barcode, year }, at) => {
		const isStored = !roll.chance(strangers);
		const name = isStored ? title : `${title} ${roll.pick(['Nights', 'Machine', 'Volume 3', 'Revisited'])}`;
		const heading = roll.pick([
			`${artist} - ${name} (180g LP)`,
			`${artist} – ${name} [NEW SEALED] 2LP`,
			`${name.toUpperCase()} -COLOURED-`,
			name,
			`${artist} ${name} LP ${year}`,
		]);
		const record = {
			...{
				title: heading,
				artist: heading.includes(artist) ? null : artist.toUpperCase(),
				format: 'LP',
				shelf: ['Vinyl'],
			},
			...{ barcode: isStored && roll.chance(0.5) ? barcode : null, label: null, catalogNumber: null, year: null },
		};
		const listing: Listing = {
			...{ listingId: String(at), channel: 'shop.example', kind: 'ask', condition: null, sleeveCondition: null },
			...{ currency: 'EUR', amount: 2995, shipping: null, copies: null, shipsFrom: null, seller: null },
			...{ url: `https://shop.example/${at}`, observedAt: new Date(0), record },
		};
		return { listing, albumId: isStored ? albumId : null };
	});
}
