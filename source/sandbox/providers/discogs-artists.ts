import { type Answer, json, type Question } from '../exchange.ts';
import type { Album, Artist } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { discogsCredentials } from './discogs-access.ts';
import { overflow } from './discogs-errors.ts';
import { pageOf } from './discogs-page.ts';
import { imageOf, pictureUrl, slugOf } from './discogs-shapes.ts';

const api = 'https://api.discogs.com';

/** `artists/{id}`; artists without a picture have no `images` at all. */
export function artistBody({ artist, name }: { artist: Artist; name: string }, id: number, question: Question): Answer {
	const signedIn = discogsCredentials(question) !== undefined;
	return json({
		name,
		id,
		resource_url: `${api}/artists/${id}`,
		uri: `https://www.discogs.com/artist/${id}-${slugOf(name)}`,
		releases_url: `${api}/artists/${id}/releases`,
		...(artist.pictures.discogs ? { images: [imageOf(question.origin, 'A', id, signedIn)] } : {}),
		profile: artist.disambiguation,
		...(artist.aliases.length > 0 ? { namevariations: artist.aliases } : {}),
		data_quality: 'Needs Vote',
	});
}

/** `artists/{id}/releases`: masters and releases without a master, mixed; not a list of albums. */
export function artistReleases(world: World, found: { artist: Artist; name: string }, question: Question): Answer {
	const rows = world
		.albumsOf(found.artist)
		.filter((album) => album.artist === found.artist)
		.flatMap((album) => rowsOf(world, album, found.name, question));
	if (question.query.get('sort') === 'year') rows.sort((left, right) => left.year - right.year);
	if (question.query.get('sort_order') === 'desc') rows.reverse();
	const page = pageOf(rows, question);
	return page ? json({ pagination: page.pagination, releases: page.rows }, 200, page.headers) : overflow();
}

/** A master or a release; the two have different keys. */
type Row = { id: number; year: number } & Record<string, unknown>;

function rowsOf(world: World, album: Album, artist: string, question: Question): Row[] {
	const pressings = world.pressingsOf(album);
	const [main] = pressings;
	if (main === undefined) return [];
	const signedIn = discogsCredentials(question) !== undefined;
	const thumb = (id: number) => (signedIn ? pictureUrl(question.origin, 'R', id, 150) : '');
	if (album.master > 0) {
		return [
			{
				id: album.master,
				type: 'master',
				title: album.title,
				artist,
				role: 'Main',
				main_release: main.id,
				year: Number(album.date.slice(0, 4)),
				resource_url: `${api}/masters/${album.master}`,
				thumb: thumb(main.id),
				stats: { community: { in_wantlist: main.want, in_collection: main.have } },
			},
		];
	}
	return pressings.map((pressing) => ({
		id: pressing.id,
		type: 'release',
		title: pressing.title,
		artist,
		role: 'Main',
		status: 'Accepted',
		year: pressing.year,
		format: pressing.formats.flatMap(({ descriptions }) => descriptions).join(', '),
		label: pressing.labels[0]?.name ?? '',
		resource_url: `${api}/releases/${pressing.id}`,
		thumb: thumb(pressing.id),
		stats: { community: { in_wantlist: pressing.want, in_collection: pressing.have } },
	}));
}
