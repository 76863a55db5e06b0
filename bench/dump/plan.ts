import { dice, hash, scramble } from '../../source/sandbox/world/random.ts';
import { findKnown, type KnownMaster } from './known.ts';
import { nameOfArtist, nameOfLabel } from './names.ts';
import { noLabel, plants } from './words.ts';

/**
 * What a dump of N releases is made from. Artists, labels, masters and releases are counted from zero, and everything about one of
 * them is computed from its index whenever it is needed, so that nothing grows with N but four bytes for each release and master.
 */
export interface Plan {
	seed: number;
	releases: number;
	artists: number;
	/** Artists from zero to here have releases of their own, the first of them the most; the rest are only credited. */
	performers: number;
	labels: number;
	masters: number;
	/** Index of a release's master, -1 for an orphan. */
	masterOf: Int32Array;
	/** Index of a master's first release. */
	mainOf: Int32Array;
	knownMasters: KnownMaster[];
	artistId(index: number): number;
	artistName(index: number): string;
	/** Indices of the artists in the order of their ids. */
	artistsById(): Iterable<number>;
	labelId(index: number): number;
	labelName(index: number): string;
	labelIndex(name: string): number;
	masterId(index: number): number;
	releaseId(index: number): number;
}

/** Ids that a made-up record may take; below them are those of real artists and masters. */
const firstIds = { artist: 9_000_001, label: 1, master: 4_000_001, release: 1 };
const idStep = 3;
/** A prime that walks through all indices, so that neighbours have nothing in common. */
const stride = 7_368_787;

/** Lays out a dump. The shares are those of the real one: 10.2M artists and 2.6M masters for 19.4M releases, 45 % of them in a master. */
export function planDump(seed: number, releases: number): Plan {
	const artists = Math.ceil(releases * 0.53);
	const labels = Math.ceil(releases * 0.12);
	const masters = Math.ceil(releases * 0.133);
	const known = findKnown(seed, { artists: Math.ceil(artists / 8), masters: Math.ceil(masters / 8) });
	const { length: knownArtists } = known.artists;
	const labelNames = [...new Set([noLabel, ...known.masters.map(({ label }) => label), ...plants])].slice(0, labels);
	const labelIndices = new Map(labelNames.map((name, index) => [name, index]));
	const masterOf = assignMasters(seed, releases, masters);

	const made = (kind: keyof typeof firstIds, index: number) =>
		firstIds[kind] + index * idStep + (scramble(index ^ hash(seed, kind)) % (idStep - 1));
	return {
		seed,
		releases,
		artists,
		performers: Math.ceil(releases * 0.4),
		labels,
		masters,
		masterOf,
		mainOf: findMainReleases(masterOf, masters),
		knownMasters: known.masters,
		artistId: (index) => known.artists[index]?.id ?? made('artist', index),
		artistName: (index) =>
			known.artists[index]?.name ?? known.names[index - knownArtists] ?? nameOfArtist((index * stride) % artists),
		*artistsById() {
			const ids = new Map(known.artists.map(({ id }, index) => [id, index]));
			for (const [, index] of [...ids].sort(([left], [right]) => left - right)) yield index;
			for (let index = knownArtists; index < artists; index++) yield index;
		},
		labelId: (index) => made('label', index),
		labelName: (index) => labelNames[index] ?? nameOfLabel((index * stride) % labels),
		labelIndex: (name) => labelIndices.get(name) ?? 0,
		masterId: (index) => known.masters[index]?.id ?? made('master', index),
		releaseId: (index) => made('release', index),
	};
}

/** The id in the gap after a release, for one that somebody enters late. */
export function idAfter(release: number): number {
	return firstIds.release + release * idStep + idStep - 1;
}

/** Masters have 1 to 60 versions, most have two or three; where among the releases they are is drawn by lot. */
function assignMasters(seed: number, releases: number, masters: number): Int32Array {
	const roll = dice('versions', seed);
	const masterOf = new Int32Array(releases).fill(-1);
	const versions = Math.floor(releases * 0.45);
	let filled = 0;
	for (let master = 0; master < masters && filled < versions; master++) {
		const left = masters - master - 1;
		const wanted = master % 400 === 0 ? roll.between(20, 60) : 1 + Math.floor(7 * roll.roll() ** 1.5);
		const count = Math.min(wanted, versions - filled - left);
		masterOf.fill(master, filled, filled + count);
		filled += count;
	}
	for (let index = releases - 1; index > 0; index--) {
		const other = roll.between(0, index);
		const value = masterOf[index] ?? -1;
		masterOf[index] = masterOf[other] ?? -1;
		masterOf[other] = value;
	}
	return masterOf;
}

function findMainReleases(masterOf: Int32Array, masters: number): Int32Array {
	const mainOf = new Int32Array(masters);
	for (let release = masterOf.length - 1; release >= 0; release--) {
		const master = masterOf[release] ?? -1;
		if (master >= 0) mainOf[master] = release;
	}
	return mainOf;
}
