import { normalizeName, normalizeTitle } from '../../source/matching/names.ts';
import { type Dice, dice } from '../../source/sandbox/world/random.ts';
import { coin } from '../full-size-names.ts';
import { type Album, albumAt, albumInBlock, artistAt, block, catalogNumberOf, pickLabel, placeOf } from './world.ts';

/** As SQLite stores it: booleans are 0 and 1, times (columns that end in `_at`) are milliseconds. */
export type Value = string | number | null;

/** A table with what a block (by its number from 0 on) adds to it. */
export interface Filled {
	name: string;
	columns: readonly string[];
	rowsOf(blockAt: number): Iterable<Value[]>;
}

/** The tables of a store that dumps were read into, parents first; all that is in them was written at `now` (milliseconds). */
export function fillingsAt(now: number): Filled[] {
	const albumsOf = createAlbums();
	return [
		{
			name: 'artists',
			columns: [
				...['id', 'mbid', 'discogs_id', 'name', 'normalized_name', 'type', 'country', 'listeners', 'source'],
				...['created_at', 'updated_at'],
			],
			*rowsOf(blockAt) {
				for (const place of placesOf(blockAt, block.artists)) {
					const { id, discogsId, name, isVisited } = artistAt(place);
					const listeners = isVisited ? Math.round(4_000_000 / (1 + (place % block.artists)) ** 0.7) : null;
					yield [
						...[id, isVisited ? uuidOf(1, id) : null, discogsId, name, normalizeName(name)],
						...[isVisited ? 'Group' : null, isVisited ? 'GB' : null, listeners, 'discogs', now, now],
					];
				}
			},
		},
		{
			name: 'artist_names',
			columns: ['artist_id', 'name', 'normalized_name', 'source'],
			*rowsOf(blockAt) {
				for (const place of placesOf(blockAt, block.artists)) {
					const roll = dice('other name', place);
					if (!roll.chance(0.4)) continue;
					const { id, name } = artistAt(place);
					const other = `${name.split(' ')[0]} ${coin(roll)}`;
					yield [id, other, normalizeName(other), 'discogs'];
				}
			},
		},
		{
			name: 'artist_similars',
			columns: ['artist_id', 'similar_artist_id', 'score', 'source', 'fetched_at'],
			*rowsOf(blockAt) {
				if (blockAt > 0) return;
				for (let id = 1; id <= graph.artists; id += 1) {
					const roll = dice('similar', id);
					const similar = new Set<number>();
					while (similar.size < graph.similars) similar.add(1 + ((id + roll.between(1, 400)) % graph.artists));
					for (const [at, other] of [...similar].entries()) {
						yield [id, other, Number((1 - at / 30).toFixed(3)), 'lastfm', now];
					}
				}
			},
		},
		{
			name: 'albums',
			columns: [
				...['id', 'mbid', 'discogs_id', 'artist_id', 'title', 'normalized_title', 'credit', 'first_release_date'],
				...['first_release_year', 'is_studio', 'primary_type', 'secondary_types', 'source', 'created_at', 'updated_at'],
			],
			*rowsOf(blockAt) {
				for (const { id, masterId, artistId, title, year } of albumsOf(blockAt)) {
					const artist = artistAt(placeOf(artistId));
					yield [
						...[id, artist.isVisited ? uuidOf(2, id) : null, masterId, artistId, title, normalizeTitle(title)],
						...[artist.name, `${year}`, year, 1, 'Album', '[]', 'discogs', now, now],
					];
				}
			},
		},
		{
			name: 'album_artists',
			columns: ['album_id', 'artist_id', 'position', 'credited_as', 'join_phrase'],
			*rowsOf(blockAt) {
				for (const { id, artistId } of albumsOf(blockAt)) {
					yield [id, artistId, 0, artistAt(placeOf(artistId)).name, ''];
				}
			},
		},
		{
			name: 'releases',
			columns: [
				...['id', 'discogs_id', 'album_id', 'master_id', 'title', 'country', 'year', 'released', 'format'],
				...['format_text', 'descriptions', 'discs', 'is_vinyl', 'is_official', 'is_promo', 'is_test_pressing'],
				...['is_reissue', 'label', 'catalog_number', 'barcode', 'identifiers', 'notes', 'discogs_rating'],
				...['discogs_votes', 'have', 'source', 'fetched_at', 'created_at', 'updated_at'],
			],
			*rowsOf(blockAt) {
				const albums = albumsOf(blockAt);
				for (const place of placesOf(blockAt, block.releases)) yield releaseAt(place, { blockAt, albums, now });
			},
		},
		{
			name: 'dump_releases',
			columns: ['discogs_id', 'hash', 'added_in', 'changed_in'],
			*rowsOf(blockAt) {
				for (const place of placesOf(blockAt, block.releases)) {
					const isChanged = place % releasesPerChange === 0;
					yield [discogsIdOf(place), hashOf(place), months.first, isChanged ? months.second : null];
				}
			},
		},
		{
			name: 'dump_masters',
			columns: ['discogs_id', 'artist_id', 'title', 'normalized_title', 'credit', 'year', 'main_release_id', 'hash'],
			*rowsOf(blockAt) {
				for (const { id, masterId, artistId, title, year } of albumsOf(blockAt)) {
					if (masterId === null) continue;
					const { name } = artistAt(placeOf(artistId));
					yield [masterId, artistId, title, normalizeTitle(title), name, year, discogsIdOf(id), hashOf(id)];
				}
			},
		},
		{
			name: 'prices',
			columns: [
				...['release_id', 'candidates', 'provider', 'channel', 'listing_id', 'country', 'kind', 'condition'],
				...['currency', 'amount', 'shipping_amount', 'total_amount', 'url', 'method', 'confidence'],
				...['fetched_at', 'expires_at', 'created_at'],
			],
			*rowsOf(blockAt) {
				for (const place of placesOf(blockAt, block.releases)) {
					if (place % releasesPerPrice !== 0) continue;
					yield priceOf(place, '*', now);
					yield priceOf(place, 'ES', now);
				}
			},
		},
	];
}

/** The similar artists that are known do not become more with a dump: Last.fm was asked for those who were looked at. */
const graph = { artists: 10_000, similars: 24 };
const releasesPerPrice = 10;
const releasesPerChange = 100;

/** The imports of two dumps: all was new in the first, one of a hundred changed in the second. */
export const months = { first: 1, second: 2 };

const countries = [
	...Array(6).fill('US'),
	...Array(6).fill('UK'),
	...Array(4).fill('Germany'),
	'Japan',
	'France',
	'Spain',
];
const formats: [format: string, descriptions: string][] = [
	...Array(5).fill(['LP', '["Album"]']),
	...Array(4).fill(['12"', '["33 ⅓ RPM"]']),
	...Array(3).fill(['7"', '["45 RPM","Single"]']),
	['LP', '["Album","Reissue","Remastered"]'],
	['LP', '["Compilation"]'],
];

/** The albums of a block; those that were asked for last are kept, for several tables need them. */
function createAlbums(): (blockAt: number) => Album[] {
	let last: { blockAt: number; albums: Album[] } | null = null;
	return (blockAt) => {
		if (last?.blockAt !== blockAt) last = { blockAt, albums: [...placesOf(blockAt, block.albums)].map(albumAt) };
		return last.albums;
	};
}

function releaseAt(
	place: number,
	{ blockAt, albums, now }: { blockAt: number; albums: Album[]; now: number },
): Value[] {
	const roll = dice('release', place);
	const album = albums[albumInBlock(place, roll)];
	if (album === undefined) throw new RangeError(`release ${place} is of no album`);
	const label = roll.chance(0.75) ? album.label : pickLabel(roll, blockAt);
	const second = roll.chance(0.08) ? pickLabel(roll, blockAt) : null;
	const number = catalogNumberOf(label, roll);
	const year = Math.min(2026, album.year + (roll.chance(0.6) ? 0 : roll.between(0, 40)));
	const [format = 'LP', descriptions = '[]'] = roll.pick(formats);
	const isRated = blockAt === 0 && roll.chance(0.4);
	return [
		...[place + 1, discogsIdOf(place), album.id, album.masterId, album.title, roll.pick(countries), year],
		...[roll.chance(0.4) ? `${year}-0${roll.between(1, 9)}-00` : `${year}`, format, roll.chance(0.1) ? '180g' : null],
		...[
			descriptions,
			1,
			1,
			roll.chance(0.97) ? 1 : 0,
			roll.chance(0.06) ? 1 : 0,
			0,
			descriptions.includes('Reissue') ? 1 : 0,
		],
		...[
			second === null ? label : `${label}, ${second}`,
			second === null ? number : `${number}, ${catalogNumberOf(second, roll)}`,
		],
		...[roll.chance(0.3) ? barcodeOf(roll) : null, identifiersOf(number, roll), notesOf(roll)],
		...[isRated ? 3.4 + roll.between(0, 160) / 100 : null, isRated ? roll.between(1, 400) : null],
		...[isRated ? roll.between(0, 4000) : null, 'discogs', now, now, now],
	];
}

/** As long as those of the vinyl in a dump of Discogs are on average: about 150 characters. */
function identifiersOf(number: string, roll: Dice): string | null {
	if (roll.chance(0.35)) return null;
	const sides = ['A', 'B'].map((side) => ({
		type: 'Matrix / Runout',
		value: `${number} ${side}${roll.between(1, 4)} ${roll.between(1000, 9999)}`,
		description: `Side ${side}, runout etched`,
	}));
	return JSON.stringify(sides);
}

/** Two thirds have some; about 100 characters on average over all. */
function notesOf(roll: Dice): string | null {
	if (roll.chance(0.35)) return null;
	const sentence = `Recorded at ${coin(roll)} ${coin(roll)} Studios, pressed by ${coin(roll)}. `;
	return sentence.repeat(roll.between(1, 4)).trim();
}

/** An EAN-13, as people type it from the sleeve. */
function barcodeOf(roll: Dice): string {
	const digits = `${roll.pick(['5', '0', '4', '7', '8'])}${roll.between(100_000, 999_999)}${roll.between(100_000, 999_999)}`;
	return roll.chance(0.5) ? digits : `${digits.slice(0, 1)} ${digits.slice(1, 7)} ${digits.slice(7)}`;
}

function priceOf(place: number, country: string, now: number): Value[] {
	const roll = dice('price', place, country);
	const amount = 400 + Math.floor(roll.roll() ** 3 * 20_000);
	const shipping = country === '*' ? null : roll.between(3, 25) * 100;
	return [
		...[place + 1, '[]', country === '*' ? 'discogs' : 'ebay', 'market', `listing ${place}`, country],
		...[country === '*' ? 'floor' : 'ask', 'Very Good Plus (VG+)', 'EUR', amount, shipping, amount + (shipping ?? 0)],
		...[`https://example.com/listing/${place}`, 'id', 1, now, now + 30 * 86_400_000, now],
	];
}

/** The number that Discogs gave the release at this place: rising, with gaps for what is not on vinyl. */
export function discogsIdOf(place: number): number {
	return 1_000 + 2 * place;
}

/** Any number of 48 bits, as a hash of a record's bytes is. */
function hashOf(place: number): number {
	const roll = dice('hash', place);
	return roll.between(0, 0xffffff) * 0x1000000 + roll.between(0, 0xffffff);
}

/** As MusicBrainz' ids: 1 for artists, 2 for albums, then ours. */
export function uuidOf(kind: number, number: number): string {
	return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function* placesOf(blockAt: number, size: number): Generator<number> {
	for (let place = blockAt * size; place < (blockAt + 1) * size; place += 1) yield place;
}
