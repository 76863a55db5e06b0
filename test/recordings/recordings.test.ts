import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planPressings } from '../../source/steps/plan.ts';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { findArtistsByName, readSimilarArtists } from '../../source/store/artists-reader.ts';
import { readLinks } from '../../source/store/links.ts';
import { readReleasesOf } from '../../source/store/releases-reader.ts';
import { writeAt } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld } from '../helpers/world.ts';

/** Real answers of the live services, kept outside the project because their licences differ. */
const recordings = '../shared/data/recordings';
const isPresent = existsSync(recordings);
if (!isPresent) console.info(`${recordings} is not here: the tests with real recorded answers are left out.`);

const bobDylan = '72c536dc-7137-4477-a521-567eeb840fa8';

describe.runIf(isPresent)('recordings', () => {
	describeEachEngine('what the services really answered', (engine) => {
		test('Bob Dylan: every relation is kept, none dropped', async () => {
			await using world = await createWorld({ engine, recordings, environment: { LASTFM_API_KEY: undefined } });
			const { catalog, database } = world.context;
			const { value: artist, cache, problems } = await catalog.getOrCreateArtist({ mbid: bobDylan });
			expect({ cache, problems }).toEqual({ cache: 'miss', problems: [] });
			expect(artist).toMatchObject({
				name: 'Bob Dylan',
				sortName: 'Dylan, Bob',
				mbid: bobDylan,
				discogsId: 59792,
				spotifyId: '74ASZWbe4lXaubB36ztrGX',
				deezerId: '808',
				wikidataId: 'Q392',
				country: 'US',
				type: 'Person',
			});
			const links = await readLinks(database, 'artist', artist?.id ?? 0);
			expect(links).toHaveLength(72);
			const idsAt = (provider: string) =>
				links
					.filter((link) => link.provider === provider && link.kind === 'artist')
					.map(({ externalId }) => externalId);
			expect(idsAt('discogs')).toEqual(['59792', '444635', '834818']);
			expect(idsAt('spotify')).toEqual(['74ASZWbe4lXaubB36ztrGX']);
			expect(idsAt('deezer')).toEqual(['808']);
			expect(idsAt('lastfm')).toEqual(['Bob Dylan']);
			for (const discogsId of [59792, 444635, 834818]) {
				expect((await catalog.getOrCreateArtist({ discogsId })).value?.mbid).toBe(bobDylan);
			}
			const again = await catalog.getOrCreateArtist({ mbid: bobDylan });
			expect(again).toMatchObject({ cache: 'hit', value: artist });
			expect(world.sandbox.requests().byProvider.musicbrainz).toBe(1);
		});

		test('the thirteen hits for "Nirvana" stay apart', async () => {
			await using world = await createWorld({ engine, recordings, environment: { LASTFM_API_KEY: undefined } });
			const { catalog, database } = world.context;
			const { value, namesakes } = await catalog.getOrCreateArtist({ name: 'Nirvana' });
			const stored = await database.read.select().from(database.tables.artists);
			expect(stored).toHaveLength(13);
			expect(new Set(stored.map(({ mbid }) => mbid)).size).toBe(13);
			expect(stored.filter(({ name }) => name === 'Nirvana')).toHaveLength(3);
			const named = [value, ...namesakes].filter((artist) => artist?.name === 'Nirvana');
			expect(new Set(named.map((artist) => artist?.disambiguation)).size).toBe(3);
			expect(stored.every(({ mergedIntoId }) => mergedIntoId === null)).toBe(true);
		});

		test('the versions page of 2014 is paged to the end, and what was not recorded is noticed as missing', async () => {
			await using world = await createWorld({ engine, recordings });
			const { database, clock } = world.context;
			const album = await writeAt(database, clock(), async (store) => {
				const saved = await saveAlbum(store, {
					mbid: '00000000-0000-4000-8000-000000033687',
					title: 'O Fortuna',
					disambiguation: null,
					firstReleaseDate: '1991',
					firstReleaseYear: 1991,
					primaryType: 'Single',
					secondaryTypes: [],
					isStudio: false,
					discogsId: 33687,
					credit: [
						{
							mbid: '00000000-0000-4000-8000-000000000001',
							artistName: 'Apotheosis',
							creditedAs: 'Apotheosis',
							joinPhrase: '',
						},
					],
				});
				await planPressings(store, saved.album, { depth: 2, spread: false });
				return saved.album;
			});
			const { summary } = await world.ingest();
			const pages = world.sandbox.requests().log.filter(({ url }) => url.includes('/masters/33687/versions'));
			expect(new Set(pages.map(({ url }) => /[?&]page=(\d+)/.exec(url)?.[1]))).toEqual(new Set(['1', '2', '3']));
			expect(summary).toMatchObject({ failed: 1 });
			expect(summary.problems[0]?.message).toMatch(/9 vinyl pressings, only 4 were listed/);
			// Of the four that were recorded two are records; the cassette and the CD are kept and are not vinyl.
			expect((await readReleasesOf(database, album)).map(({ discogsId }) => discogsId)).toEqual([84503, 179412]);
			expect(await database.read.$count(database.tables.releases)).toBe(4);
		});

		test('the search of 2014 is paged to the end with its real headers', async () => {
			await using world = await createWorld({ engine, recordings });
			const { discogs } = world.context.providers;
			let found = 0;
			for (let page = 1; ; page += 1) {
				const answer = await discogs.search({ query: 'prodigy', type: 'release' }, page, {});
				expect(answer).toMatchObject({ items: 5661, pages: 114 });
				found += answer.results.length;
				if (!answer.hasNext) {
					expect(page).toBe(114);
					break;
				}
			}
			expect(found).toBe(50);
		});

		test('similar artists as Last.fm really answered', async () => {
			await using world = await createWorld({ engine, recordings });
			const { database } = world.context;
			await world.seed({ names: [{ name: 'U2', mbid: null }], depth: 'artist' });
			const [artist] = await findArtistsByName(database, 'U2');
			const similars = await readSimilarArtists(database, artist?.id ?? 0);
			expect(similars.length).toBeGreaterThan(0);
			expect(similars.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
		});
	});
});
