import { z } from 'zod';
import { listOf, maybe, mbid, numeric, text } from '../http/fields.ts';

/** A relation to a URL, or to another artist where the answer was asked for those. In search, missing things are omitted; in look-ups they are null. */
const relation = z.looseObject({
	type: z.string(),
	'type-id': text,
	direction: text,
	ended: z.boolean().nullish(),
	begin: text,
	end: text,
	attributes: listOf(z.string()),
	'source-credit': text,
	'target-credit': text,
	'target-type': text,
	url: maybe(z.looseObject({ resource: z.string() })),
	artist: maybe(z.looseObject({ id: mbid, name: text })),
});

const alias = z.looseObject({ name: text });

const artistFields = {
	id: mbid,
	name: z.string(),
	'sort-name': text,
	disambiguation: text,
	type: text,
	country: text,
	aliases: listOf(alias),
};

export const artistAnswer = z.looseObject({ ...artistFields, relations: listOf(relation) });

/** What a look-up and a search hit have in common. */
const anyArtist = z.looseObject(artistFields);

const foundArtist = z.looseObject({ ...artistFields, score: numeric });

/** The list was called `artist` until about 2016. */
export const artistSearchAnswer = z.union([
	z.looseObject({ count: numeric, artists: z.array(foundArtist) }),
	z
		.looseObject({ count: numeric, artist: z.array(foundArtist) })
		.transform(({ count, artist }) => ({ count, artists: artist })),
]);

const credit = z.looseObject({
	name: text,
	joinphrase: text,
	artist: z.looseObject({ id: mbid, name: text }),
});

export const releaseGroupAnswer = z.looseObject({
	id: mbid,
	title: z.string(),
	disambiguation: text,
	'first-release-date': text,
	'primary-type': text,
	'secondary-types': listOf(z.string()),
	'artist-credit': listOf(credit),
	relations: listOf(relation),
});

export const releaseGroupsAnswer = z.looseObject({
	'release-group-count': z.int(),
	'release-group-offset': z.int().nullish(),
	'release-groups': z.array(releaseGroupAnswer),
});

/** What one web address stands for; with several of them the answer has another shape, which is not asked for. */
export const urlAnswer = z.looseObject({ resource: z.string(), relations: listOf(relation) });

export type RelationAnswer = z.output<typeof relation>;
export type AnyArtistAnswer = z.output<typeof anyArtist>;
