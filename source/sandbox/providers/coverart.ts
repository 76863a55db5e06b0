import { type Answer, partsOf, type Question, redirect, type Service } from '../exchange.ts';
import { hash } from '../world/random.ts';
import type { Album } from '../world/types.ts';
import { isUuid, namedUuid } from '../world/uuid.ts';
import type { World } from '../world/world.ts';

const sizes = new Set(['250', '500', '1200']);

/** Cover Art Archive: the front of a release group by redirect, some release groups without art. */
export function createCoverart(world: World): Service {
	return {
		endpointOf: ({ path }) => {
			const [entity = 'root', , what] = partsOf(path);
			return `${entity} ${what === undefined ? 'index' : what.replace(/-\d+$/, '')}`;
		},
		notFound: () => page(404, 'Not Found', 'No cover art found.'),
		answer(question) {
			const [entity, mbid = '', what] = partsOf(question.path);
			if (entity === 'release' && what === 'index.json') return index(world, mbid, question);
			if (entity !== 'release-group') return page(404, 'Not Found', 'No such page.');
			if (!isUuid(mbid)) return page(400, 'Bad Request', 'invalid MBID specified');
			const album = world.albumByMbid(mbid);
			if (album === undefined) return page(404, 'Not Found', `No release group found with identifier ${mbid}`);
			if (!hasArt(album)) return page(404, 'Not Found', `No cover art found for release group ${mbid}`);
			if (what === undefined) return redirect(`${question.origin}/coverart/release/${album.mbid}/index.json`, 307);
			const [, size = ''] = /^front(?:-(\d+))?(?:\.jpg)?$/.exec(what) ?? [];
			if (!what.startsWith('front')) return page(400, 'Bad Request', 'invalid image kind specified');
			return redirect(pictureOf(question.origin, album, sizes.has(size) ? size : ''), 307);
		},
	};
}

/** One release group in nine has no cover at the archive. */
function hasArt(album: Album): boolean {
	return album.kind !== 'bootleg' && hash('cover', album.mbid) % 9 !== 0;
}

function index(world: World, mbid: string, { origin }: Question): Answer {
	const album = world.albumByMbid(mbid);
	if (album === undefined) return page(404, 'Not Found', 'No such release.');
	const thumbnails = { '250': '250', '500': '500', '1200': '1200', small: '250', large: '500' };
	const image = {
		id: `${1_000_000_000 + (hash('image', mbid) % 1_000_000_000)}`,
		image: pictureOf(origin, album, ''),
		front: true,
		back: false,
		types: ['Front'],
		approved: true,
		comment: '',
		edit: 12345678,
		thumbnails: Object.fromEntries(
			Object.entries(thumbnails).map(([name, size]) => [name, pictureOf(origin, album, size)]),
		),
	};
	const body = { images: [image], release: `https://musicbrainz.org/release/${releaseOf(album)}` };
	return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function releaseOf(album: Album): string {
	return namedUuid(`release of ${album.mbid}`);
}

function pictureOf(origin: string, album: Album, size: string): string {
	const release = releaseOf(album);
	const image = hash('image', album.mbid);
	return `${origin}/pictures/coverart/mbid-${release}/mbid-${release}-${image}${size === '' ? '' : `_thumb${size}`}.jpg`;
}

function page(status: number, title: string, text: string): Answer {
	const body = `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`;
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
