import type { KnownPressing } from '../../source/matching/offer.ts';
import type { PriceSubject } from '../../source/prices/provider.ts';
import type { Pressing } from '../../source/sandbox/world/types.ts';
import { buildWorld } from '../../source/sandbox/world/world.ts';

const world = buildWorld(1);

/** An album of the sandbox's world with its vinyl pressings, as it stands in the database after an ingest; our ids are Discogs'. */
export function subjectOf(artist: string, title: string): PriceSubject {
	const owner = world.real.find(({ name }) => name === artist);
	const album = owner && world.albumsOf(owner).find((one) => one.title === title);
	if (album === undefined) throw new Error(`the sandbox has no ${artist} – ${title}`);
	const vinyl = world.pressingsOf(album).filter(({ formats }) => formats[0]?.name === 'Vinyl');
	return {
		album: {
			albumId: 1,
			title: album.title,
			artists: [artist],
			year: Number(album.date.slice(0, 4)),
			pressings: vinyl.map(toPressing),
		},
		release: null,
		discogsIds: new Map(vinyl.map(({ id }) => [id, id])),
		masterId: album.master,
	};
}

/** Something that nobody has. */
export const nobodyHas: PriceSubject = {
	album: { albumId: 2, title: 'Quux Xyzzy', artists: ['Frobnitz Zorkmid'], year: 1999, pressings: [] },
	release: null,
	discogsIds: new Map(),
	masterId: null,
};

function toPressing({ id, title, barcode, labels, country, year, formats }: Pressing): KnownPressing {
	return {
		releaseId: id,
		title,
		barcode: barcode === '' ? null : barcode,
		label: labels[0]?.name ?? null,
		catalogNumber: labels[0]?.catno ?? null,
		year: year === 0 ? null : year,
		country,
		format: 'LP',
		formatText: null,
		descriptions: formats[0]?.descriptions ?? [],
	};
}
