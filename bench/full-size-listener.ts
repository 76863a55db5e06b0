import BetterSqlite3 from 'better-sqlite3';
import { type Dice, dice, hash } from '../source/sandbox/world/random.ts';

/** A devoted listener: so much is known of them. */
export const fullSizeListener = {
	id: 1,
	name: 'me',
	seeds: 10,
	artists: 500,
	albums: 1_000,
	owned: 1_500,
	/** Of the owned ones, records that only their names tell. */
	ownedByName: 100,
	wanted: 200,
	dismissed: 60,
	locked: 3,
};

/** The tables that a listener adds to a full-size database. */
export const listenerTables = [
	...['users', 'user_seed_artists', 'user_discogs_collections', 'wantlist', 'listening_snapshots', 'listening_counts'],
	...['locked_recommendations', 'dismissed_recommendations'],
];

const day = 86_400_000;

/** How many of each there are to choose from, with ids from 1 on. */
export interface ListenersWorld {
	artists: number;
	albums: number;
	releases: number;
}

/** Puts a listener into a SQLite file (see `createFullSizeDatabase`). The same every time, but for the times. */
export function fillListener(file: string, world: ListenersWorld): void {
	const database = new BetterSqlite3(file);
	database.pragma('synchronous = OFF');
	database.pragma('foreign_keys = OFF');
	database.transaction(() => {
		fillTaste(database, world);
		fillLists(database, world);
		fillSayings(database, world);
	})();
	database.pragma('wal_checkpoint(TRUNCATE)');
	database.close();
}

/** Rates so many releases of a SQLite file, those with the first ids: two of five were looked at one by one, which is when their ratings come. */
export function fillRatings(file: string, releases: number): void {
	const database = new BetterSqlite3(file);
	database.pragma('synchronous = OFF');
	const rate = database.prepare('update releases set discogs_rating = ?, discogs_votes = ? where id = ?');
	database.transaction(() => {
		for (let id = 1; id <= releases; id += 1) {
			const roll = dice('rating', id);
			if (roll.chance(0.4)) rate.run(3.4 + Math.round(roll.roll() * 160) / 100, roll.between(1, 400), id);
		}
	})();
	database.exec('analyze');
	database.pragma('wal_checkpoint(TRUNCATE)');
	database.close();
}

/** Five corners of the graph, and some artists from anywhere: those that are played most first. */
function listArtists(world: ListenersWorld): number[] {
	const ids = new Set<number>();
	for (let at = 0; ids.size < fullSizeListener.artists; at += 1) {
		const roll = dice('heard artist', at);
		const corner = 1_500 * (1 + (at % 5));
		ids.add(roll.chance(0.2) ? roll.between(1, world.artists) : corner + roll.between(0, 250));
	}
	return [...ids];
}

function fillTaste(database: BetterSqlite3.Database, world: ListenersWorld): void {
	const { id: user, name, seeds, albums } = fullSizeListener;
	const now = Date.now();
	database.prepare('insert into users (id, name, revision, created_at) values (?, ?, 1, ?)').run(user, name, now);
	const artists = listArtists(world);
	const seed = database.prepare('insert into user_seed_artists (user_id, artist_id, added_at) values (?, ?, ?)');
	for (const id of artists.slice(0, seeds)) seed.run(user, id, now);
	const count = database.prepare(
		`insert into listening_counts (user_id, provider, kind, key, period, artist, title, plays, at, artist_id, album_id)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	);
	const play = (kind: string, id: number, plays: number, artistId: number, albumId: number | null) => {
		const title = albumId === null ? null : `title ${albumId}`;
		for (const provider of ['lastfm', 'listenbrainz']) {
			for (const [period, share] of [
				['overall', 1],
				['year', 0.3],
				['halfYear', 0.1],
			] as const) {
				const counted = Math.floor(plays * share * (provider === 'lastfm' ? 1 : 0.7));
				if (counted === 0) continue;
				count.run(user, provider, kind, `${id}`, period, `artist ${artistId}`, title, counted, now, artistId, albumId);
			}
		}
	};
	for (const [at, id] of artists.entries()) play('artist', id, Math.round(3_000 / (1 + at) ** 0.7), id, null);
	const ofArtist = database.prepare<[number], { id: number }>('select id from albums where artist_id = ? order by id');
	const heard = artists.flatMap((id) => ofArtist.all(id).map((album) => ({ artistId: id, albumId: album.id })));
	for (const [at, { artistId, albumId }] of heard.slice(0, albums).entries()) {
		play('album', albumId, Math.round(900 / (1 + at) ** 0.6), artistId, albumId);
	}
	for (const provider of ['lastfm', 'listenbrainz']) {
		for (let at = 0; at < 60; at += 1) {
			database
				.prepare('insert into listening_snapshots (user_id, provider, list, hash, taken_at) values (?, ?, ?, ?, ?)')
				.run(user, provider, 'top', `${hash(provider, at)}`, now - (60 - at) * day);
		}
	}
}

/** Releases: nine of ten by artists that are played. */
function fillLists(database: BetterSqlite3.Database, world: ListenersWorld): void {
	const { id: user, owned, ownedByName, wanted } = fullSizeListener;
	const now = Date.now();
	const played = listArtists(world);
	const ofArtist = database
		.prepare<[number], number>(
			'select r.id from releases as r join albums as a on a.id = r.album_id where a.artist_id = ?',
		)
		.pluck();
	const pickRelease = (roll: Dice) =>
		roll.chance(0.9) ? roll.pick(ofArtist.all(roll.pick(played))) : roll.between(1, world.releases);
	const release = database.prepare<[number], { discogs_id: number; master_id: number; title: string; artist: string }>(
		`select release.discogs_id, release.master_id, release.title, album.credit as artist
			from releases as release join albums as album on album.id = release.album_id where release.id = ?`,
	);
	const add = database.prepare(
		`insert into user_discogs_collections (user_id, list, discogs_id, master_id, fields, described, source, added_at, seen_at)
			values (?, ?, ?, ?, '{}', ?, 'discogs', ?, ?)`,
	);
	for (let at = 0; at < owned + wanted; at += 1) {
		const roll = dice('listed', at);
		const row = release.get(pickRelease(roll));
		if (row === undefined) throw new Error('a release of the full-size database is missing');
		const isNamed = at < ownedByName;
		const described = {
			artist: row.artist,
			artistIds: [],
			title: row.title,
			label: null,
			catalogNumber: null,
			format: 'LP',
			released: null,
		};
		const ids = isNamed ? [90_000_000 + at, null] : [row.discogs_id, row.master_id];
		add.run(user, at < owned ? 'collection' : 'wantlist', ...ids, JSON.stringify(described), now - at * day, now);
	}
	const want = database.prepare('insert or ignore into wantlist (user_id, album_id, added_at) values (?, ?, ?)');
	for (let at = 0; at < 30; at += 1) want.run(user, dice('wanted', at).between(1, world.albums), now);
}

function fillSayings(database: BetterSqlite3.Database, world: ListenersWorld): void {
	const { id: user, dismissed, locked } = fullSizeListener;
	const now = Date.now();
	const dismiss = database.prepare(
		'insert or ignore into dismissed_recommendations (user_id, album_id, artist_id, dismissed_at) values (?, ?, ?, ?)',
	);
	for (let at = 0; at < dismissed; at += 1) {
		const roll = dice('dismissed', at);
		const isArtist = roll.chance(0.2);
		const id = roll.between(1, isArtist ? world.artists : world.albums);
		dismiss.run(user, isArtist ? null : id, isArtist ? id : null, now);
	}
	const lock = database.prepare(
		'insert or ignore into locked_recommendations (user_id, album_id, locked_at) values (?, ?, ?)',
	);
	for (let at = 0; at < locked; at += 1) lock.run(user, dice('locked', at).between(1, world.albums), now);
}
