import { z } from 'zod';
import { listOf, maybe, numeric, text } from '../http/fields.ts';

/** The JSON is converted from XML: numbers are strings, a list of one is an object, an empty container is "" or white space. */
const image = z.looseObject({ '#text': text, size: text });
const tagList = maybe(z.looseObject({ tag: listOf(z.looseObject({ name: text })) }));

const listedArtist = z.looseObject({
	name: z.string(),
	mbid: text,
	url: text,
	listeners: numeric,
	match: numeric,
	'@attr': maybe(z.looseObject({ rank: numeric })),
});

export const topArtistsAnswer = z.looseObject({
	topartists: z.looseObject({
		artist: listOf(listedArtist),
		'@attr': z.looseObject({ page: numeric, totalPages: numeric, total: numeric }),
	}),
});

export const artistInfoAnswer = z.looseObject({
	artist: z.looseObject({
		name: z.string(),
		mbid: text,
		url: text,
		image: listOf(image),
		stats: maybe(z.looseObject({ listeners: numeric, playcount: numeric })),
		tags: tagList,
	}),
});

export const similarArtistsAnswer = z.looseObject({
	similarartists: z.looseObject({ artist: listOf(listedArtist) }),
});

export const albumInfoAnswer = z.looseObject({
	album: z.looseObject({
		name: z.string(),
		artist: z.string(),
		mbid: text,
		image: listOf(image),
		listeners: numeric,
		tags: tagList,
	}),
});

export const artistSearchAnswer = z.looseObject({
	results: z.looseObject({
		artistmatches: maybe(z.looseObject({ artist: listOf(listedArtist) })),
	}),
});

export type LastfmImageAnswer = z.output<typeof image>;
export type ListedArtistAnswer = z.output<typeof listedArtist>;
