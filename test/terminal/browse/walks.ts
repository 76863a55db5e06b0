import fc from 'fast-check';
import { keySections } from '../../../source/terminal/browse/help.ts';
import type { News } from '../../../source/terminal/browse/news.ts';
import { hostileAlbums, hostileArtists, hostilePressings, hostilePrices, hostileText } from './hostile.ts';
import { artistLine, now } from './rows.ts';

/** One thing that happens to the explorer. */
export type Happening = { key: string } | { news: News };

/** Every key that any screen knows, and what is typed. */
const keys = [
	...new Set(keySections.flatMap(([, bindings]) => bindings.flatMap(({ keys: bound }) => bound))),
	'a',
	'z',
	'é',
	'長',
	'tab',
].filter((key) => key !== 'ctrl-c');

const keyPress = fc.constantFrom(...keys).map((key): Happening => ({ key }));

const ids = fc.integer({ min: 1, max: 12 });
const news: fc.Arbitrary<News> = fc.oneof(
	hostileArtists.map((rows): News => ({ type: 'artists', place: 'library', rows })),
	fc.tuple(ids, hostileArtists).map(([id, rows]): News => ({ type: 'artists', place: `similar:${id}`, rows })),
	fc.tuple(ids, hostileAlbums).map(([artistId, rows]): News => ({ type: 'albums', artistId, rows })),
	fc.tuple(ids, hostilePressings).map(([id, rows]): News => ({ type: 'pressings', key: `album:${id}`, rows })),
	hostileArtists.map((rows): News => ({ type: 'artist-lines', rows })),
	hostilePrices.map((view): News => ({ type: 'prices', view })),
	fc
		.tuple(ids, hostilePrices)
		.map(([releaseId, { said }]): News => ({ type: 'asking-prices', releaseId, since: now, unasked: said })),
	ids.map((id): News => ({ type: 'artist-found', line: artistLine(id) })),
	fc.tuple(ids, ids).map(([fromId, id]): News => ({ type: 'merged', fromId, into: artistLine(id) })),
	fc.tuple(ids, ids).map(
		([id, albumId]): News => ({
			type: 'go-to',
			artist: artistLine(id),
			albumId,
			releaseId: null,
		}),
	),
	hostileText.map((label): News => ({ type: 'label', label })),
	hostileText.map((text): News => ({ type: 'message', text, tone: 'bad' })),
	fc.tuple(ids, hostileText).map(
		([id, message]): News => ({
			type: 'status',
			pane: 'albums',
			key: `artist:${id}`,
			status: { fetchingSince: now, fetchedAt: now, problem: { message, next: '', until: null } },
		}),
	),
	hostileText.map(
		(line): News => ({
			type: 'detail',
			detail: { key: 'artist:1', lines: [line, line], notice: line, image: null, name: line },
		}),
	),
	hostileText.map(
		(text): News => ({
			type: 'hits',
			query: 'a',
			hits: [
				{
					kind: 'artist',
					text,
					detail: text,
					score: 1,
					artistId: 1,
					albumId: null,
					discogsId: null,
					pressings: 0,
				},
			],
		}),
	),
	fc
		.tuple(fc.integer({ min: 1, max: 220 }), fc.integer({ min: 1, max: 70 }))
		.map(([columns, rows]): News => ({ type: 'resized', columns, rows })),
);

/** Keys and news in any order, keys mostly. */
export const walk: fc.Arbitrary<Happening[]> = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: keyPress },
		{ weight: 1, arbitrary: news.map((each): Happening => ({ news: each })) },
	),
	{ maxLength: 40, size: 'max' },
);
