import { z } from 'zod';
import { listOf, numeric, numericId, text } from '../http/fields.ts';
import { artistCredit, format, pagination } from './schema.ts';

/** What every row of a list says of its release, so that no release has to be asked for by itself. */
const basicInformation = z.looseObject({
	id: numericId,
	master_id: numeric,
	title: z.string(),
	year: numeric,
	artists: listOf(artistCredit),
	labels: listOf(z.looseObject({ id: numeric, name: z.string(), catno: text })),
	formats: listOf(format),
});

/** `folder_id` and `notes` are for the owner; others get the notes of public fields at most. */
const collectionItem = z.looseObject({
	id: numericId,
	instance_id: numericId,
	folder_id: numeric,
	rating: numeric,
	date_added: text,
	notes: z.array(z.looseObject({ field_id: numericId, value: text })).nullish(),
	basic_information: basicInformation,
});

export const collectionAnswer = z.looseObject({ pagination, releases: z.array(collectionItem) });

export const want = z.looseObject({
	id: numericId,
	rating: numeric,
	date_added: text,
	notes: text,
	basic_information: basicInformation,
});

export const wantsAnswer = z.looseObject({ pagination, wants: z.array(want) });

export const foldersAnswer = z.looseObject({
	folders: z.array(z.looseObject({ id: numeric, name: z.string() })),
});

export const fieldsAnswer = z.looseObject({
	fields: z.array(z.looseObject({ id: numericId, name: z.string() })),
});

export type BasicInformationAnswer = z.output<typeof basicInformation>;
