import { dice } from '../world/random.ts';
import { deletedReleases } from '../world/strays.ts';
import type { Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** A copy in somebody's collection: the same release twice is two of them. */
export interface Copy {
	instance: number;
	pressing: Pressing;
	folder: number;
	/** 0 is not rated. */
	rating: number;
	/** Milliseconds. */
	added: number;
	/** By the number of the field. */
	notes: Map<number, string>;
}

/** A release that somebody wants. */
export interface Want {
	pressing: Pressing;
	rating: number;
	notes: string;
	added: number;
}

/** What somebody has and wants. They change while the sandbox runs, through Discogs' own calls. */
export interface Lists {
	username: string;
	isCollectionPublic: boolean;
	isWantlistPublic: boolean;
	folders: Map<number, string>;
	fields: { id: number; name: string; type: 'dropdown' | 'textarea'; public: boolean }[];
	/** In the order in which they were added. */
	copies: Copy[];
	wants: Want[];
	/** The number of the next copy. */
	nextInstance: number;
}

const owned = 130;
const wanted = 30;
/** Whose records the token's owner wants and has, again and again. */
const loved = ['Slowdive', 'Phoebe Bridgers', 'Arctic Monkeys', 'Sigur Rós', 'Pixies'];
const otherOwned = ['Nirvana', 'Pink Floyd', 'Aphex Twin', 'Broken Social Scene', 'Arcade Fire', 'Deerhunter', 'Ride'];
const day = 86_400_000;
const firstAdded = Date.parse('2019-03-02T18:20:00Z');
const conditions = ['Mint (M)', 'Near Mint (NM or M-)', 'Very Good Plus (VG+)', 'Very Good (VG)'];

const standardFields: Lists['fields'] = [
	{ id: 1, name: 'Media Condition', type: 'dropdown', public: true },
	{ id: 2, name: 'Sleeve Condition', type: 'dropdown', public: true },
	{ id: 3, name: 'Notes', type: 'textarea', public: false },
];

/** Everybody who has lists: `sandbox` with the token, a stranger who shows theirs, one who does not, and a seller without any. */
export function buildLists(world: World): Map<string, Lists> {
	const everybody = [sandboxLists(world), strangerLists(world), hermitLists(world), sellerLists()];
	return new Map(everybody.map((lists) => [lists.username, lists]));
}

function sandboxLists(world: World): Lists {
	const lists: Lists = {
		...emptyLists('sandbox'),
		isCollectionPublic: true,
		folders: new Map([
			[1, 'Uncategorized'],
			[7001, 'Shelf "A", left; top'],
			[7002, 'Doublés'],
		]),
		fields: [...standardFields, { id: 4, name: 'Bought at', type: 'textarea', public: true }],
		wants: wantedPressings(world).map((pressing, at) => ({ pressing, rating: 0, notes: '', added: dayOf(at * 20) })),
	};
	for (const pressing of ownedPressings(world)) addCopy(lists, pressing, 1, dayOf(lists.copies.length * 14));
	const roll = dice('collection', world.seed);
	for (const copy of lists.copies) {
		copy.folder = roll.pick([1, 1, 1, 7001, 7002]);
		copy.rating = roll.pick([0, 0, 3, 4, 5]);
		if (roll.chance(0.4)) copy.notes.set(1, roll.pick(conditions));
		if (roll.chance(0.3)) copy.notes.set(2, roll.pick([...conditions, 'Generic', 'Not Graded']));
		if (roll.chance(0.1)) copy.notes.set(3, 'Signed, "to Ana";\nwith poster');
		if (roll.chance(0.1)) copy.notes.set(4, '=SUM(flea market)');
	}
	return lists;
}

/** Owns a few records and wants some, for everybody to see. */
function strangerLists(world: World): Lists {
	const lists = { ...emptyLists('sandbox-public'), isCollectionPublic: true, isWantlistPublic: true };
	const pressings = ownedPressings(world).slice(0, 12);
	for (const pressing of pressings) addCopy(lists, pressing, 1, dayOf(lists.copies.length));
	for (const copy of lists.copies) copy.notes.set(1, 'Mint (M)').set(3, 'between us');
	lists.wants = wantedPressings(world)
		.slice(0, 5)
		.map((pressing) => ({ pressing, rating: 4, notes: 'clear vinyl only', added: firstAdded }));
	return lists;
}

function hermitLists(world: World): Lists {
	const lists = emptyLists('sandbox-private');
	for (const pressing of ownedPressings(world).slice(0, 3)) addCopy(lists, pressing, 1, firstAdded);
	return lists;
}

function sellerLists(): Lists {
	return { ...emptyLists('sandbox-seller'), isCollectionPublic: true };
}

function emptyLists(username: string): Lists {
	return {
		username,
		isCollectionPublic: false,
		isWantlistPublic: false,
		folders: new Map([[1, 'Uncategorized']]),
		fields: standardFields,
		copies: [],
		wants: [],
		nextInstance: username.length * 1_000_000,
	};
}

/** Adds a copy, the latest of all. */
export function addCopy(lists: Lists, pressing: Pressing, folder: number, added: number): Copy {
	const copy = { instance: lists.nextInstance++, pressing, folder, rating: 0, added, notes: new Map() };
	lists.copies.push(copy);
	return copy;
}

function dayOf(days: number): number {
	return firstAdded + days * day;
}

/**
 * Vinyl and a few CDs of several artists, some of them twice; a record by various artists, some without a master, one of an artist whom nobody
 * knows, and one that is deleted: it is still on the shelf.
 */
function ownedPressings(world: World): Pressing[] {
	const roll = dice('owned', world.seed);
	const artists = world.real.filter(({ name }) => [...loved, ...otherOwned].includes(name));
	const chosen: Pressing[] = world.strays.filter(({ id }) => id === 90_000_001 || deletedReleases.has(id));
	const sampler = artists
		.flatMap((artist) => world.albumsOf(artist))
		.find(({ title }) => /^Sandbox Sampler/.test(title));
	if (sampler !== undefined) chosen.push(...world.pressingsOf(sampler).slice(0, 1));
	for (let at = 0; chosen.length < owned; at++) {
		const artist = artists[at % artists.length];
		const albums = artist ? world.albumsOf(artist).filter(({ vinyl }) => vinyl > 0) : [];
		const pressing = roll.pick(world.pressingsOf(roll.pick(albums)));
		chosen.push(pressing);
		if (roll.chance(0.03)) chosen.push(pressing);
	}
	return chosen.slice(0, owned);
}

/** Vinyl of a few artists, each pressing once. */
function wantedPressings(world: World): Pressing[] {
	const roll = dice('wants', world.seed);
	const artists = world.real.filter(({ name }) => loved.includes(name));
	const chosen = new Map<number, Pressing>();
	for (let at = 0; chosen.size < wanted; at++) {
		const artist = artists[at % artists.length];
		const albums = artist ? world.albumsOf(artist).filter(({ vinyl }) => vinyl > 0) : [];
		const vinyl = world.pressingsOf(roll.pick(albums)).filter(({ formats }) => formats[0]?.name === 'Vinyl');
		const pressing = roll.pick(vinyl);
		chosen.set(pressing.id, pressing);
	}
	return [...chosen.values()];
}
