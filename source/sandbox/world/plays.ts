import { dice, hash } from './random.ts';
import type { Album, Artist } from './types.ts';
import type { World } from './world.ts';

/** One time that somebody listened to a track. */
export interface Play {
	/** Seconds since 1970. */
	at: number;
	artist: Artist;
	/** Undefined where the player did not say. */
	album: Album | undefined;
	track: string;
	/** Something that the service could not tell who it is by. */
	isUnknown: boolean;
}

/** Somebody who listens: at regular times, since a year, to the artists that they like. */
interface Habit {
	name: string;
	/** Seconds between two chances to play something, and how many of a hundred are taken. */
	every: number;
	taken: number;
	since: string;
	artists: number;
}

const habits: Habit[] = [
	{ name: 'sandbox', every: 2400, taken: 34, since: '2022-01-01', artists: 60 },
	/** Their latest tracks are for nobody to see. */
	{ name: 'private', every: 7200, taken: 50, since: '2024-01-01', artists: 20 },
	/** More than twenty thousand a year. */
	{ name: 'heavy', every: 1200, taken: 95, since: '2025-01-01', artists: 200 },
	/** Their statistics are still to be computed. */
	{ name: 'uncounted', every: 7200, taken: 50, since: '2026-01-01', artists: 20 },
	{ name: 'single', every: 1e9, taken: 0, since: '2026-01-01', artists: 1 },
	{ name: 'empty', every: 1e9, taken: 0, since: '2026-01-01', artists: 1 },
];

/** What everybody has played, the newest first. They rest an hour before the sandbox starts, so that nothing is played unless it is asked for. */
export interface Plays {
	/** When they were counted, in seconds: all periods end there. */
	countedAt: number;
	/** Undefined for somebody who does not exist. */
	of(name: string): readonly Play[] | undefined;
	/** Somebody plays an artist's first album so many times, in the seconds up to now. False when there is no such listener or artist. */
	add(name: string, artist: string, times: number): boolean;
}

/** The listeners of a world. `now` is in milliseconds; its first answer is when the sandbox starts. */
export function createPlays(world: World, now: () => number): Plays {
	const countedAt = Math.floor(now() / 1000);
	const regular = new Map<string, readonly Play[]>();
	const added = new Map<string, Play[]>();

	function habitOf(name: string): Habit | undefined {
		return habits.find((habit) => habit.name === name.toLowerCase());
	}

	function regularOf(habit: Habit): readonly Play[] {
		const first = Math.ceil(Date.parse(habit.since) / 1000 / habit.every);
		const last = Math.floor((countedAt - 3600) / habit.every);
		const liked = world.real.filter(({ lastfm }) => lastfm.known).slice(0, habit.artists);
		const plays: Play[] = [];
		for (let slot = last; slot >= first; slot--) {
			if (hash('plays', habit.name, slot) % 100 < habit.taken) plays.push(playIn(habit, slot, liked));
		}
		return plays;
	}

	function playIn(habit: Habit, slot: number, liked: readonly Artist[]): Play {
		const roll = dice('play', world.seed, habit.name, slot);
		// Some are played a hundred times as often as others.
		const artist = liked[Math.floor(liked.length * roll.roll() ** 3)] ?? roll.pick(liked);
		const albums = world.albumsOf(artist).filter(({ kind }) => kind === 'album' || kind === 'ep');
		const album = albums.length === 0 || roll.chance(0.05) ? undefined : roll.pick(albums);
		const track = `Track ${roll.between(1, 12)}`;
		return { at: slot * habit.every, artist, album, track, isUnknown: roll.chance(0.01) };
	}

	function add(name: string, artistName: string, times: number): boolean {
		const habit = habitOf(name);
		const artist = world.artistAtLastfm(artistName);
		if (habit === undefined || artist === undefined) return false;
		const [album] = world.albumsOf(artist);
		const latest = Math.floor(now() / 1000);
		const played = Array.from({ length: times }, (_, at): Play => {
			return { at: latest - at, artist, album, track: `Track ${at + 1}`, isUnknown: false };
		});
		added.set(habit.name, [...played, ...(added.get(habit.name) ?? [])]);
		return true;
	}

	add('single', 'Slowdive', 1);
	return {
		countedAt,
		of(name) {
			const habit = habitOf(name);
			if (habit === undefined) return undefined;
			const before = regular.get(habit.name) ?? regularOf(habit);
			regular.set(habit.name, before);
			return [...(added.get(habit.name) ?? []), ...before];
		},
		add,
	};
}

/** How often each thing was played, the most often first. */
export function countPlays<Thing extends object>(
	plays: readonly Play[],
	thingOf: (play: Play) => Thing | undefined,
): { thing: Thing; plays: number }[] {
	const counts = new Map<Thing, number>();
	for (const play of plays) {
		const thing = thingOf(play);
		if (thing !== undefined) counts.set(thing, (counts.get(thing) ?? 0) + 1);
	}
	return [...counts].map(([thing, count]) => ({ thing, plays: count })).sort((one, other) => other.plays - one.plays);
}
