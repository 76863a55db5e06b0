import type { z } from 'zod';
import { cleanLines, cleanText } from '../../text.ts';
import { toCount, toId, toText, toYear } from '../http/fields.ts';
import type {
	BasicInformationAnswer,
	collectionAnswer,
	fieldsAnswer,
	foldersAnswer,
	want,
	wantsAnswer,
} from './account-schema.ts';
import { type DiscogsCredit, type DiscogsFormat, type DiscogsPage, mapCredit, mapFormat, mapPage } from './map.ts';

/** A release as lists describe it: no country, no barcode, no date but the year. */
export interface DiscogsBasics {
	discogsId: number;
	masterId: number | null;
	title: string;
	year: number | null;
	artists: DiscogsCredit[];
	labels: { name: string; catalogNumber: string | null }[];
	formats: DiscogsFormat[];
}

/** A copy in a collection. */
export interface DiscogsCopy {
	/** The number of this very copy: somebody who owns a release twice has two. */
	instanceId: number;
	/** Null where only the owner is told. */
	folderId: number | null;
	/** 1–5; null is not rated. */
	rating: number | null;
	addedAt: Date | null;
	/** By the number of the field; null where nothing was told of them. */
	notes: Map<number, string> | null;
	release: DiscogsBasics;
}

/** A release on a wantlist. */
export interface DiscogsWant {
	/** 1–5; null is not rated. */
	rating: number | null;
	addedAt: Date | null;
	notes: string | null;
	release: DiscogsBasics;
}

/** A page of a collection; folders are told to their owner only (`isOwner`). */
export function mapCollection(
	answer: z.output<typeof collectionAnswer>,
	isOwner: boolean,
): DiscogsPage & { copies: DiscogsCopy[] } {
	const copies = answer.releases.map((copy) => ({
		instanceId: copy.instance_id,
		folderId: isOwner ? toId(copy.folder_id) : null,
		rating: mapRating(copy.rating),
		addedAt: mapInstant(copy.date_added),
		// The owner is told all there is: nothing told is nothing noted.
		notes: copy.notes == null && !isOwner ? null : mapNotes(copy.notes ?? []),
		release: mapBasics(copy.basic_information),
	}));
	return { ...mapPage(answer.pagination), copies };
}

/** A page of a wantlist. */
export function mapWants(answer: z.output<typeof wantsAnswer>): DiscogsPage & { wants: DiscogsWant[] } {
	return { ...mapPage(answer.pagination), wants: answer.wants.map(mapWant) };
}

/** A release on a wantlist; 0 as a rating is none. */
export function mapWant({ rating, date_added, notes, basic_information }: z.output<typeof want>): DiscogsWant {
	return {
		rating: mapRating(rating),
		addedAt: mapInstant(date_added),
		notes: cleanLines(notes) || null,
		release: mapBasics(basic_information),
	};
}

/** Names by number. Folder 0 is all of them and nobody's. */
export function mapFolders({ folders }: z.output<typeof foldersAnswer>): Map<number, string> {
	return new Map(
		folders.flatMap(({ id, name }): [number, string][] => {
			const [number, named] = [toId(id), cleanText(name)];
			return number === null || named === '' ? [] : [[number, named]];
		}),
	);
}

/** Names by number, with the order in which the person laid them. */
export function mapFields({ fields }: z.output<typeof fieldsAnswer>): Map<number, string> {
	return new Map(fields.map(({ id, name }) => [id, cleanText(name)]));
}

function mapBasics(release: BasicInformationAnswer): DiscogsBasics {
	return {
		discogsId: release.id,
		masterId: toId(release.master_id),
		title: cleanText(release.title),
		year: toYear(release.year),
		artists: release.artists.map(mapCredit),
		labels: release.labels.map(({ name, catno }) => ({ name: cleanText(name), catalogNumber: toText(catno) })),
		formats: release.formats.map(mapFormat),
	};
}

function mapNotes(notes: { field_id: number; value?: string | null | undefined }[]): Map<number, string> {
	return new Map(
		notes.flatMap(({ field_id, value }): [number, string][] => {
			const noted = cleanLines(value);
			return noted === '' ? [] : [[field_id, noted]];
		}),
	);
}

function mapRating(rating: unknown): number | null {
	const stars = toCount(rating);
	return stars === null || stars < 1 || stars > 5 ? null : stars;
}

/** "2024-12-30T00:16:19-08:00"; null for what is no time. */
function mapInstant(text: string | null | undefined): Date | null {
	const at = new Date(cleanText(text));
	return Number.isNaN(at.getTime()) ? null : at;
}
