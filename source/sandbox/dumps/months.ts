import { releaseId } from '../world/ids.ts';
import { hash } from '../world/random.ts';
import { deletedReleases } from '../world/strays.ts';
import type { Album, Artist, Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** What the files of one month tell of. */
export interface MonthOfWorld {
	artists: Artist[];
	/** Each master once, with the pressing that stands for it. */
	masters: { album: Album; main: Pressing }[];
	/** In the order of their ids. */
	releases: Pressing[];
}

/**
 * The world as the other services show it (October), or as it was a month earlier: of a hundred pressings one was not there yet and one was
 * described otherwise, and of a hundred albums one had a pressing that has been deleted since.
 */
export function worldOf(world: World, month: '2026-09' | '2026-10'): MonthOfWorld {
	const isEarlier = month === '2026-09';
	const artists = [...world.artists()];
	const albums = artists.flatMap((artist) => world.albumsOf(artist).filter((album) => album.artist === artist));
	const masters = new Map<number, { album: Album; main: Pressing }>();
	const releases = new Map<number, Pressing>();
	for (const album of albums) {
		const [main, ...others] = world.pressingsOf(album);
		if (main === undefined) continue;
		if (album.master > 0 && !masters.has(album.master)) masters.set(album.master, { album, main });
		const pressings = isEarlier
			? [main, ...others.flatMap(asEarlier), ...deletedSince(album, main)]
			: [main, ...others];
		for (const pressing of pressings) releases.set(pressing.id, pressing);
	}
	for (const stray of world.strays) if (isEarlier || !deletedReleases.has(stray.id)) releases.set(stray.id, stray);
	return {
		artists,
		masters: [...masters.values()],
		releases: [...releases.values()].sort((left, right) => left.id - right.id),
	};
}

/** Nothing for a pressing that was not there yet. */
function asEarlier(pressing: Pressing): Pressing[] {
	const fate = hash('between two dumps', pressing.id) % 100;
	if (fate === 0) return [];
	return fate === 1
		? [{ ...pressing, country: pressing.country === 'Europe' ? 'UK' : 'Europe', barcode: '' }]
		: [pressing];
}

/** The last id that an album has room for: none of its pressings has it. */
const lastPlace = { real: 511, generated: 63 };

function deletedSince({ artist, place }: Album, main: Pressing): Pressing[] {
	if (hash('deleted between two dumps', main.id) % 100 !== 0) return [];
	const id = releaseId(artist.place, place, artist.real ? lastPlace.real : lastPlace.generated);
	const [label] = main.labels;
	return [{ ...main, id, labels: label === undefined ? [] : [{ ...label, catno: `GEN-DELETED-${id}` }], barcode: '' }];
}
