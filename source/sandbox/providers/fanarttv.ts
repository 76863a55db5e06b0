import { sandboxKeys } from '../environment.ts';
import { json, partsOf, type Service } from '../exchange.ts';
import { hash } from '../world/random.ts';
import type { World } from '../world/world.ts';

/** fanart.tv version 3: keys that have nothing to say are missing, an unknown MBID is 404. */
export function createFanarttv(world: World): Service {
	const notFound = () => json({ status: 'error', 'error message': 'Not found' }, 404);
	return {
		endpointOf: ({ path }) => partsOf(path).slice(0, -1).join('/') || 'root',
		notFound,
		answer({ path, query, headers, origin }) {
			const key = query.get('api_key') ?? headers['api-key'] ?? '';
			if (key !== sandboxKeys.fanarttv) return json({ status: 'error', 'error message': 'Invalid API key' }, 401);
			const [music, mbid = ''] = partsOf(path);
			const artist = music === 'music' ? world.artistByMbid(mbid) : undefined;
			if (artist === undefined || artist.pictures.fanarttv === 'none') return notFound();
			const id = `${hash('fanart', mbid) % 1_000_000}`;
			const picture = (kind: string, likes: number) => ({
				id,
				url: `${origin}/pictures/fanarttv/music/${mbid}/${kind}/${id}.jpg`,
				likes: `${likes}`,
			});
			const hostile = { id, url: `${origin}/pictures/hostile/page.jpg`, likes: '9' };
			return json({
				name: artist.name,
				mbid_id: artist.mbid,
				artistthumb: artist.pictures.fanarttv === 'hostile' ? [hostile] : [picture('artistthumb', 4)],
				...(artist.place % 2 === 0 ? { artistbackground: [picture('artistbackground', 1)] } : {}),
				...(artist.place % 3 === 0 ? { hdmusiclogo: [picture('hdmusiclogo', 0)] } : {}),
			});
		},
	};
}
