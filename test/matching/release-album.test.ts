import { describe, expect, it } from 'vitest';
import { findAlbumOf, type LooseRelease, type PossibleAlbum } from '../../source/matching/release-album.ts';

const souvlaki: PossibleAlbum = {
	albumId: 1,
	artist: 'Slowdive',
	artistAliases: [],
	title: 'Souvlaki',
	year: 1993,
	discogsArtistIds: [],
};
const release: LooseRelease = {
	artist: 'Slowdive',
	artistIds: [],
	title: 'Souvlaki',
	year: 2011,
	formats: ['LP', 'Album', 'Reissue'],
};

const decide = (loose: Partial<LooseRelease>, albums: Partial<PossibleAlbum>[]) =>
	findAlbumOf(
		{ ...release, ...loose },
		albums.map((album, at) => ({ ...souvlaki, albumId: at + 1, ...album })),
	).map(({ album, verdict }) => [album.albumId, verdict.decision]);

describe('the album of a release without a master', () => {
	it.each<[string, Partial<LooseRelease>, Partial<PossibleAlbum>[], unknown[]]>([
		['a later pressing', {}, [{}], [[1, 'certain']]],
		['one without a year', { year: null }, [{}], [[1, 'certain']]],
		['one that is older than the album', { year: 1971 }, [{}], [[1, 'doubtful']]],
		['one of a similar title', { title: 'Souvlakia' }, [{}], [[1, 'doubtful']]],
		['a single', { formats: ['7"', 'Single'] }, [{}], []],
		['another artist', { artist: 'Pavement' }, [{}], []],
		[
			'two albums of one name',
			{},
			[{}, { year: 2001 }],
			[
				[1, 'doubtful'],
				[2, 'doubtful'],
			],
		],
		['an artist of another number', { artistIds: [7] }, [{ discogsArtistIds: [8] }], []],
		['an artist of the same number', { artistIds: [7] }, [{ discogsArtistIds: [8, 7] }], [[1, 'certain']]],
		[
			'one of two homonyms, by number',
			{ artistIds: [7] },
			[{ discogsArtistIds: [8] }, { discogsArtistIds: [7] }],
			[[2, 'certain']],
		],
	])('%s', (_what, loose, albums, expected) => {
		expect(decide(loose, albums)).toEqual(expected);
	});
});
