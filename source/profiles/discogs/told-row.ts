import type { DiscogsBasics, DiscogsCopy, DiscogsWant } from '../../integrations/discogs/account-map.ts';
import type { DiscogsCredit } from '../../integrations/discogs/map.ts';
import type { PressingKinds } from '../../matching/discogs-format.ts';
import { parseReleaseFormats } from '../../matching/discogs-format.ts';
import type { ListedRow } from '../../store/listeners/discogs-lists-reader.ts';
import type { ToldRow } from '../../store/listeners/discogs-lists-writer.ts';
import { fieldNames } from './field-names.ts';

/** Names of an account's folders and fields by their numbers; null where only its owner is told. */
export interface ListNames {
	folders: ReadonlyMap<number, string>;
	fields: ReadonlyMap<number, string>;
}

/** A copy of a collection as a row. What its owner noted is told by the names of the fields. */
export function toCopyRow(copy: DiscogsCopy, names: ListNames | null): ToldRow {
	const noted = [...(copy.notes ?? [])].map(([id, value]): [string, string] => [
		names?.fields.get(id) ?? `Field ${id}`,
		value,
	]);
	const told = new Map(noted);
	return {
		discogsId: copy.release.discogsId,
		masterId: copy.release.masterId,
		instanceId: copy.instanceId,
		folder: copy.folderId === null ? null : (names?.folders.get(copy.folderId) ?? `Folder ${copy.folderId}`),
		rating: copy.rating,
		mediaCondition: told.get(fieldNames.media) ?? null,
		sleeveCondition: told.get(fieldNames.sleeve) ?? null,
		notes: told.get(fieldNames.notes) ?? null,
		fields: Object.fromEntries(noted.filter(([name]) => !Object.values<string>(fieldNames).includes(name))),
		described: describe(copy.release),
		addedAt: copy.addedAt,
		isWhole: names !== null,
	};
}

/** A release of a wantlist as a row. */
export function toWantRow({ release, rating, notes, addedAt }: DiscogsWant): ToldRow {
	const { discogsId, masterId } = release;
	const none = { instanceId: null, folder: null, mediaCondition: null, sleeveCondition: null, fields: {} };
	return { ...none, discogsId, masterId, rating, notes, described: describe(release), addedAt, isWhole: true };
}

function describe({ artists, title, labels, formats, year }: DiscogsBasics): ListedRow['described'] {
	return {
		artist: joinCredit(artists),
		artistIds: artists.flatMap(({ discogsId }) => discogsId ?? []),
		title,
		label: labels.map(({ name }) => name).join(', ') || null,
		catalogNumber: labels.flatMap(({ catalogNumber }) => catalogNumber ?? []).join(', ') || null,
		format: describeFormat(parseFormats(formats)),
		released: year === null ? null : String(year),
	};
}

/** What the formats of a release say. */
export function parseFormats(formats: DiscogsBasics['formats']): PressingKinds {
	return parseReleaseFormats(formats.map((entry) => ({ ...entry, qty: String(entry.qty ?? '') })));
}

function describeFormat({ format, descriptions, text }: PressingKinds): string | null {
	return [format, ...descriptions, text].filter((word) => word !== null && word !== '').join(', ') || null;
}

/** "Nirvana (2)", "Brian Eno & David Byrne", "A, B": as Discogs prints a credit, homonym numbers included. */
function joinCredit(artists: readonly DiscogsCredit[]): string {
	return artists
		.map(({ name, join }, at) => {
			if (at === artists.length - 1) return name;
			return join === ',' || join === '' ? `${name}, ` : `${name} ${join} `;
		})
		.join('');
}
