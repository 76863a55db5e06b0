import { type Dice, dice, hash } from '../../source/sandbox/world/random.ts';
import { coin, nameAlbum, nameLabel, qualities, things } from '../full-size-names.ts';

/**
 * The store grows by blocks that are alike: so many vinyl releases with what they are of. Nothing of a block changes when others come
 * after it: the same question about it is the same work in a larger store, but for what the size of the store does.
 */
export const block = { releases: 100_000, albums: 60_000, artists: 20_000, labels: 5_000 };

/** What grows with the store: "Various" has a tenth of all albums, and one label more than a hundredth of all pressings. */
export const giants = { artistId: 1, artist: 'Various', shareOfAlbums: 0.135, label: 'Not On Label', share: 0.0133 };

/** Steps through a block so that what belongs together lies far apart, as in a dump; it shares no factor with a block. */
const stride = 7_919;

/** The first ones of a block have the most; an album has a first pressing in any case. */
const skew = { artists: 2, albums: 2, labels: 3 };
const albumsWithMaster = 36_000;

/** An artist, by its place from 0 on. */
export interface Artist {
	id: number;
	discogsId: number;
	name: string;
	/** Whether more is known of it than a dump tells: MBID, country, listeners. */
	isVisited: boolean;
}

export interface Album {
	id: number;
	/** The Discogs master. */
	masterId: number | null;
	artistId: number;
	title: string;
	year: number;
	label: string;
}

export function artistAt(place: number): Artist {
	const id = place + 1;
	const name = id === giants.artistId ? giants.artist : nameOfArtist(dice('artist', place));
	return { id, discogsId: 1_000 + 5 * place, name, isVisited: place % block.artists < visitedPerBlock };
}

/** So many artists of a block, those with the most albums, were looked at beyond what a dump tells. */
export const visitedPerBlock = 2_000;

/** The artist's place that an id of ours has. */
export function placeOf(id: number): number {
	return id - 1;
}

export function albumAt(place: number): Album {
	const [blockAt, at] = split(place, block.albums);
	const roll = dice('album', place);
	const stepped = (at * stride) % block.albums;
	const isGiant = roll.chance(giants.shareOfAlbums);
	const skewed = skewedPlace(roll, block.artists, skew.artists);
	const artist = stepped < block.artists ? stepped : isGiant ? null : skewed;
	return {
		id: place + 1,
		masterId: at < albumsWithMaster ? 10_000 + 3 * place : null,
		artistId: artist === null ? giants.artistId : blockAt * block.artists + artist + 1,
		title: roll.chance(0.3) ? nameAlbum(roll) : titleOf(roll),
		year: 1955 + Math.floor(70 * roll.roll() ** 0.6),
		label: pickLabel(roll, blockAt),
	};
}

/** Which album of its block a release is a pressing of; `release` is its place. */
export function albumInBlock(release: number, roll: Dice): number {
	const [, at] = split(release, block.releases);
	const stepped = (at * stride) % block.releases;
	const skewed = skewedPlace(roll, block.albums, skew.albums);
	return stepped < block.albums ? stepped : skewed;
}

export function pickLabel(roll: Dice, blockAt: number): string {
	if (roll.chance(giants.share)) return giants.label;
	const place = blockAt * block.labels + skewedPlace(roll, block.labels, skew.labels);
	const own = dice('label', place);
	return own.chance(0.3) ? nameLabel(own) : `${coin(own)} ${nameLabel(own)}`;
}

/** A label's own way to number: its letters, then digits. */
export function catalogNumberOf(label: string, roll: Dice): string {
	if (roll.chance(0.04)) return 'none';
	const letters = label.toUpperCase().replace(/[^A-Z0-9]/g, '');
	const prefix = letters.slice(0, 3 + (hash('prefix', label) % 3));
	const number = String(roll.between(1, 9999)).padStart(3, '0');
	return roll.chance(0.5) ? `${prefix} ${number}` : `${prefix}-${number}`;
}

/** Names of millions: words alone would make hundreds of namesakes. */
function nameOfArtist(roll: Dice): string {
	const kind = roll.roll();
	if (kind < 0.5) return `${coin(roll)} ${coin(roll)}`;
	if (kind < 0.65) return `${roll.pick(qualities)} ${coin(roll)}`;
	if (kind < 0.8) return `The ${coin(roll)} ${roll.pick(things)}s`;
	if (kind < 0.9) return `${coin(roll)} & The ${roll.pick(things)}s`;
	return `${roll.pick(qualities)} ${roll.pick(things)}s`;
}

function titleOf(roll: Dice): string {
	const kind = roll.roll();
	if (kind < 0.4) return `${roll.pick(qualities)} ${coin(roll)} ${roll.pick(things)}`;
	if (kind < 0.7) return `${coin(roll)} / ${roll.pick(things)} of ${coin(roll)}`;
	return `${coin(roll)} ${coin(roll)}`;
}

function split(place: number, size: number): [blockAt: number, at: number] {
	return [Math.floor(place / size), place % size];
}

function skewedPlace(roll: Dice, count: number, power: number): number {
	return Math.floor(count * roll.roll() ** power);
}
