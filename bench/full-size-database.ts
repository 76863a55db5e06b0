import BetterSqlite3 from 'better-sqlite3';
import { openDatabase } from '../db/open.ts';
import { normalizeName, normalizeTitle } from '../source/matching/names.ts';
import { classics } from '../source/sandbox/world/artists/classics.ts';
import { guitars } from '../source/sandbox/world/artists/guitars.ts';
import { indie } from '../source/sandbox/world/artists/indie.ts';
import { machines } from '../source/sandbox/world/artists/machines.ts';
import { neighbours } from '../source/sandbox/world/artists/neighbours.ts';
import { type Dice, dice, hash } from '../source/sandbox/world/random.ts';
import { type ArtistLine, readArtists } from '../source/sandbox/world/read-artists.ts';
import { expiryOf } from '../source/steps/freshness.ts';
import { laneOf } from '../source/steps/plan.ts';
import type { StepName } from '../source/steps/step.ts';
import { nameAlbum, nameArtist, nameLabel } from './full-size-names.ts';

/** How much is in it. */
export const fullSize = { artists: 10_000, albums: 50_000, releases: 500_000, labels: 20_000, similarsPerArtist: 24 };

/** The album with the most pressings, and its artist. */
export const biggestAlbum = {
	id: 1,
	artistId: 1,
	artist: 'Pink Floyd',
	title: 'The Dark Side of the Moon',
	pressings: 500,
};

const artistSteps: StepName[] = ['artist-info', 'artist-ids', 'similar-artists', 'studio-albums'];
const countries = [
	...[...Array(6).fill('US'), ...Array(6).fill('UK'), ...Array(4).fill('Europe'), ...Array(3).fill('Germany')],
	...[...Array(3).fill('Japan'), 'France', 'Netherlands', 'Italy', 'Canada', 'Australia', 'Spain', 'Brazil', 'Greece'],
];
const formats: [format: string, discs: number, descriptions: string[]][] = [
	...Array(6).fill(['LP', 1, ['Album']]),
	...Array(2).fill(['LP', 1, ['Album', 'Reissue']]),
	['LP', 1, ['Album', 'Reissue', 'Remastered']],
	['2xLP', 2, ['Album']],
	['LP', 1, ['Album', 'Limited Edition', 'Numbered']],
	['LP', 1, ['Album', 'Promo']],
];
const colours = ['180g', 'Red', 'Blue', 'Clear', 'White', 'Gatefold'];

/**
 * Makes a database as large as a devoted collector's: `fullSize` of everything, one album with exactly 500 pressings, and all of it
 * fetched just now, so that whoever reads it asks nobody. The same rows every time, but for the times. The file must not exist.
 */
export async function createFullSizeDatabase(file: string): Promise<void> {
	await (await openDatabase(file)).close();
	const database = new BetterSqlite3(file);
	database.pragma('synchronous = OFF');
	database.pragma('foreign_keys = OFF');
	database.pragma('cache_size = -300000');
	database.transaction(() => fill(database))();
	database.pragma('wal_checkpoint(TRUNCATE)');
	database.close();
}

interface Artist {
	id: number;
	name: string;
	label: string;
	/** Those of the sandbox' tables; the others are made up. */
	known: ArtistLine | undefined;
}

function fill(database: BetterSqlite3.Database): void {
	const labels = nameAll('label', fullSize.labels, ['Rough Trade', 'Sub Pop', '4AD', 'Domino', 'Harvest'], nameLabel);
	const artists = fillArtists(database, labels);
	fillSimilars(database, artists.length);
	fillReleases(database, fillAlbums(database, artists), labels);
	fillSyncState(database);
}

/** Distinct names: the given ones, then made-up ones. */
function nameAll(kind: string, count: number, given: string[], name: (roll: Dice) => string): string[] {
	const names = new Set(given);
	for (let at = 0; names.size < count; at += 1) names.add(name(dice(kind, at)));
	return [...names];
}

function fillArtists(database: BetterSqlite3.Database, labels: string[]): Artist[] {
	const known = readArtists([indie, classics, guitars, machines, neighbours].join('\n\n')).sort(
		(a, b) => Number(b.name === biggestAlbum.artist) - Number(a.name === biggestAlbum.artist),
	);
	const names = nameAll('artist', fullSize.artists, [...new Set(known.map(({ name }) => name))], nameArtist);
	const byName = new Map(known.map((line) => [line.name, line]));
	const insert = insertInto(database, 'artists', [
		...['id', 'mbid', 'discogs_id', 'name', 'normalized_name', 'sort_name', 'type', 'country', 'listeners'],
		...['playcount', 'lastfm_url', 'source', 'created_at', 'updated_at'],
	]);
	const insertName = insertInto(database, 'artist_names', ['artist_id', 'name', 'normalized_name', 'source']);
	const now = Date.now();
	return names.map((name, at) => {
		const id = at + 1;
		const roll = dice('artist row', at);
		const line = byName.get(name);
		const sortName = line?.sortName ?? name.replace(/^The (.+)$/, '$1, The');
		const country = line?.country ?? roll.pick(['US', 'GB', 'DE', 'FR', 'JP', 'SE']);
		const listeners = Math.round(4_000_000 / (1 + at) ** 0.7) + roll.between(0, 500);
		const normalized = normalizeName(name);
		const page = `https://www.last.fm/music/${encodeURIComponent(name)}`;
		insert.run(
			...[id, uuidOf(1, id), 100_000 + id, name, normalized, sortName, line?.type ?? 'Group', country, listeners],
			...[listeners * 20, page, 'lastfm', now, now],
		);
		const alias = `${name} ${roll.pick(['Band', 'Group', 'Project'])}`;
		if (roll.chance(0.3)) insertName.run(id, alias, normalizeName(alias), 'musicbrainz');
		return { id, name, label: line?.label ?? pickSkewed(roll, labels), known: line };
	});
}

function fillSimilars(database: BetterSqlite3.Database, artists: number): void {
	const columns = ['artist_id', 'similar_artist_id', 'score', 'source', 'fetched_at'];
	const insert = insertInto(database, 'artist_similars', columns);
	const now = Date.now();
	for (let id = 1; id <= artists; id += 1) {
		const roll = dice('similar', id);
		const similar = new Set<number>();
		while (similar.size < fullSize.similarsPerArtist) similar.add(1 + ((id + roll.between(1, 400)) % artists));
		for (const [at, other] of [...similar].entries()) {
			insert.run(id, other, Number((1 - at / 30).toFixed(3)), 'lastfm', now);
		}
	}
}

interface Album {
	id: number;
	masterId: number;
	title: string;
	year: number;
	label: string;
}

function fillAlbums(database: BetterSqlite3.Database, artists: Artist[]): Album[] {
	const insert = insertInto(database, 'albums', [
		...['id', 'mbid', 'discogs_id', 'artist_id', 'title', 'normalized_title', 'credit', 'first_release_date'],
		...['first_release_year', 'is_studio', 'primary_type', 'secondary_types', 'source', 'created_at', 'updated_at'],
	]);
	const insertCredit = insertInto(database, 'album_artists', [
		...['album_id', 'artist_id', 'position', 'credited_as', 'join_phrase'],
	]);
	const now = Date.now();
	const albums: Album[] = [];
	const shares = shareOut('albums', fullSize.albums, artists.length);
	for (const [at, artist] of artists.entries()) {
		const roll = dice('albums of', artist.id);
		const first = roll.between(1962, 2015);
		for (const { title, date, label } of discographyOf(artist, shares[at] ?? 0, first, roll)) {
			const id = albums.length + 1;
			const year = Number(date.slice(0, 4));
			insert.run(
				...[id, uuidOf(2, id), 1000 + id, artist.id, title, normalizeTitle(title), artist.name, date],
				...[year, 1, 'Album', '[]', 'musicbrainz', now, now],
			);
			insertCredit.run(id, artist.id, 0, artist.name, '');
			albums.push({ id, masterId: 1000 + id, title, year, label });
		}
	}
	return albums;
}

/** So many studio albums of an artist: those that the sandbox knows, then made-up ones; the biggest one leads. */
function discographyOf({ name, label, known }: Artist, count: number, first: number, roll: Dice) {
	const own = (known?.albums ?? [])
		.filter(({ kind }) => kind === 'album')
		.sort((a, b) => Number(b.title === biggestAlbum.title) - Number(a.title === biggestAlbum.title));
	return Array.from({ length: count }, (_, at) => {
		const made = `${first + at * 2}-0${roll.between(1, 9)}-1${roll.between(0, 9)}`;
		const title = at === 0 && roll.chance(0.1) ? name : nameAlbum(roll);
		return own[at] ?? { title, date: made, label };
	});
}

function fillReleases(database: BetterSqlite3.Database, albums: Album[], labels: string[]): void {
	const insert = insertInto(database, 'releases', [
		...['discogs_id', 'album_id', 'master_id', 'title', 'country', 'year', 'released', 'format', 'format_text'],
		...['descriptions', 'discs', 'is_vinyl', 'is_official', 'is_promo', 'is_test_pressing', 'is_reissue', 'label'],
		...['catalog_number', 'barcode', 'have', 'want', 'source', 'fetched_at', 'created_at', 'updated_at'],
	]);
	const now = Date.now();
	const [, ...others] = albums;
	const shares = shareOut('releases', fullSize.releases - biggestAlbum.pressings, others.length);
	let discogsId = 1_000_000;
	for (const [at, album] of albums.entries()) {
		const count = at === 0 ? biggestAlbum.pressings : (shares[at - 1] ?? 0);
		const roll = dice('releases of', album.id);
		for (let pressing = 0; pressing < count; pressing += 1) {
			discogsId += 1 + roll.between(0, 9);
			const year = pressing === 0 ? album.year : Math.min(2025, album.year + Math.floor(roll.roll() ** 2 * 60));
			const label = roll.chance(0.6) ? album.label : pickSkewed(roll, labels);
			const [format, discs, descriptions] = roll.pick(formats);
			const isReissue = descriptions.includes('Reissue') ? 1 : 0;
			const isPromo = descriptions.includes('Promo') ? 1 : 0;
			insert.run(
				...[discogsId, album.id, album.masterId, album.title, roll.pick(countries), year, `${year}`, format],
				...[roll.chance(0.2) ? roll.pick(colours) : null, JSON.stringify(descriptions), discs, 1],
				...[roll.chance(0.97) ? 1 : 0, isPromo, 0, isReissue, label, catalogNumberOf(label, roll)],
				...[roll.chance(0.5) ? barcodeOf(roll) : null, roll.between(0, 4000), roll.between(0, 2500)],
				...['discogs', now, now, now],
			);
		}
	}
}

function fillSyncState(database: BetterSqlite3.Database): void {
	const insert = insertInto(database, 'sync_state', [
		...['entity', 'entity_id', 'step', 'lane', 'status', 'depth', 'spread', 'attempts', 'calls', 'next_at'],
		...['fetched_at', 'expires_at', 'created_at'],
	]);
	const now = new Date();
	const done = (entity: string, id: number, step: StepName) => {
		const due = expiryOf(step, 'done', now).getTime();
		insert.run(entity, id, step, laneOf[step], 'done', 2, 0, 0, 1, due, now.getTime(), due, now.getTime());
	};
	for (let id = 1; id <= fullSize.artists; id += 1) for (const step of artistSteps) done('artist', id, step);
	for (let id = 1; id <= fullSize.albums; id += 1) done('album', id, 'vinyl-releases');
}

/** How `total` is shared by `count`: at least one each, a few many times as much as most, and nothing left over. */
function shareOut(what: string, total: number, count: number): number[] {
	const roll = dice('share', what);
	let left = total;
	return Array.from({ length: count }, (_, at) => {
		const sharers = count - at;
		const share = Math.round((left / sharers) * -Math.log(1 - roll.roll()));
		const mine = sharers === 1 ? left : Math.min(Math.max(1, share), left - sharers + 1);
		left -= mine;
		return mine;
	});
}

/** The first ones most often, as with labels in life. */
function pickSkewed(roll: Dice, values: string[]): string {
	return values[Math.floor(roll.roll() ** 3 * values.length)] ?? '';
}

/** A label's own way to number: its letters, then digits, or digits alone. */
function catalogNumberOf(label: string, roll: Dice): string {
	if (roll.chance(0.03)) return 'none';
	const letters = label.toUpperCase().replace(/[^A-Z0-9]/g, '');
	const prefix = letters.slice(0, 3 + (hash('prefix', label) % 3));
	const number = roll.between(1, 9999);
	const padded = String(number).padStart(3, '0');
	const ways = [
		`${prefix} ${padded}`,
		`${prefix}-${padded}`,
		`${prefix}LP${padded}`,
		`${prefix} ${number % 100}X${padded}`,
		`${7000 + (hash(label) % 2000)}-${10_000 + number}-1`,
		`${hash(label) % 9}C ${padded} ${String(10_000 + number).slice(1)}${roll.between(0, 9)}`,
	];
	return ways[hash('way', label) % ways.length] ?? prefix;
}

/** An EAN-13, as people type it from the sleeve. */
function barcodeOf(roll: Dice): string {
	const digits = `${roll.pick(['5', '0', '4', '7', '8'])}${roll.between(100_000, 999_999)}${roll.between(100_000, 999_999)}`;
	return roll.chance(0.5) ? digits : `${digits.slice(0, 1)} ${digits.slice(1, 7)} ${digits.slice(7)}`;
}

function uuidOf(kind: number, number: number): string {
	return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function insertInto(database: BetterSqlite3.Database, table: string, columns: string[]): BetterSqlite3.Statement {
	return database.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`);
}
