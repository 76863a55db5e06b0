import { buildWorld } from '../../source/sandbox/world/world.ts';
import { readRealNames } from './names.ts';

/** An album of a real artist. */
export interface KnownMaster {
	id: number;
	/** Index of the artist. */
	artist: number;
	title: string;
	year: number;
	label: string;
}

/** Real artists and albums that a dump has beside the made-up ones. */
export interface Known {
	/** With their ids at Discogs; the most listened first. */
	artists: { id: number; name: string }[];
	/** Names of artists whose ids are made up: hard ones, and namesakes of the artists above. */
	names: string[];
	/** In the order of their ids. */
	masters: KnownMaster[];
}

const various = 194;

/** The real artists of the sandbox's world, and real names beside them; no more than so many of each. */
export function findKnown(seed: number, limits: { artists: number; masters: number }): Known {
	const world = buildWorld(seed);
	const real = world.real.slice(0, limits.artists);
	const masters = new Map<number, KnownMaster>();
	for (const [index, artist] of real.entries()) {
		for (const { master, title, date, label, artist: owner } of world.albumsOf(artist)) {
			if (owner !== artist || master === 0 || masters.has(master)) continue;
			masters.set(master, { id: master, artist: index, title, year: Number(date.slice(0, 4)), label });
		}
	}
	const artists = real.map(({ discogs: { id, name } }) => ({ id, name: id === various ? 'Various' : name }));
	const namesakes = artists.map(({ name }) => `${name} (2)`);
	return {
		artists,
		names: [...namesakes, ...readRealNames()].slice(0, limits.artists),
		masters: [...masters.values()].slice(0, limits.masters).sort((left, right) => left.id - right.id),
	};
}
