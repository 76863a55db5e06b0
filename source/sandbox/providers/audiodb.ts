import { type Answer, json, partsOf, type Question, type Service } from '../exchange.ts';
import { keyOf, wordsOf } from '../world/names.ts';
import type { Artist } from '../world/types.ts';
import type { World } from '../world/world.ts';

const keys = new Set(['123', '2']);

/** TheAudioDB version 1: the key is a part of the path, numbers are strings, nothing found is null. */
export function createAudiodb(world: World): Service {
	return {
		endpointOf: ({ path }) => partsOf(path)[1]?.replace(/\.php$/, '') ?? 'root',
		notFound: () => json({ artists: null }),
		answer(question) {
			const [key = '', script] = partsOf(question.path);
			if (!keys.has(key)) return json({ Message: 'Invalid API key' }, 401);
			if (script === 'artist-mb.php') return answerFor(world.artistByMbid(question.query.get('i') ?? ''), question);
			if (script === 'search.php') return answerFor(named(world, question.query.get('s') ?? ''), question);
			return json({ artists: null }, 404);
		},
	};
}

function named(world: World, name: string): Artist | undefined {
	return world.artistsWithWords(wordsOf(name)).find((artist) => keyOf(artist.name) === keyOf(name));
}

function answerFor(artist: Artist | undefined, { origin }: Question): Answer {
	if (artist === undefined || artist.pictures.audiodb === 'none') return json({ artists: null });
	const hostile = artist.pictures.audiodb === 'hostile';
	return json({
		artists: [
			{
				idArtist: `${111_000 + artist.place}`,
				strArtist: artist.name,
				strArtistAlternate: '',
				strMusicBrainzID: artist.mbid,
				strArtistThumb: hostile
					? `${origin}/pictures/hostile/metadata.jpg`
					: `${origin}/pictures/audiodb/thumb/${artist.place}.jpg`,
				strArtistFanart: `${origin}/pictures/audiodb/fanart/${artist.place}.jpg`,
				strArtistFanart2: null,
				strArtistFanart3: '',
				strArtistFanart4: null,
				strArtistWideThumb: null,
				strArtistLogo: '',
				strBiographyEN: '',
				intFormedYear: artist.begin,
				intBornYear: artist.type === 'Person' ? artist.begin : null,
				intMembers: '4',
				strCountryCode: artist.country,
			},
		],
	});
}
