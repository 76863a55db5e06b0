import type { StagedRow } from '../../../db/packed-rows.ts';
import { readAlbumType } from '../../matching/discogs-album-type.ts';
import { type PressingKinds, parseReleaseFormats } from '../../matching/discogs-format.ts';
import { normalizeTitle } from '../../matching/names.ts';
import { barcodeKey, catalogNumberKey, labelKey } from '../../matching/release-keys.ts';
import { parseReleased } from '../../matching/released.ts';
import { type Credit, createCreditReader, nobody, printCredit } from './credit.ts';
import type { ReleaseFacts } from './facts.ts';
import { remember } from './remember.ts';

/** A release as it is staged: one row, those of its credits, and those of what it is searched by. */
export interface ReleaseRows {
	isVinyl: boolean;
	release: StagedRow;
	credits: StagedRow[];
	keys: StagedRow[];
}

/** Titles that say nothing. */
const emptyTitles = new Set(['', 'untitled', 'no title']);

/** Makes the rows of a release; `hash` is that of its record. */
export type MakeReleaseRows = (facts: ReleaseFacts, hash: number) => ReleaseRows;

/** More lists of formats than are in use at a time. */
const formatsHeld = 5_000;

/** Makes what makes rows, by the rules of the API's mapping. The columns stand in the order of `db/schema/staging.ts`. */
export function createReleaseRows(): MakeReleaseRows {
	const readCredits = createCreditReader();
	const readFormats = remember(formatsHeld, (written): ReadFormat => {
		const { descriptions, ...format } = parseReleaseFormats(JSON.parse(written));
		return { ...format, descriptions: JSON.stringify(descriptions) };
	});
	return (facts, hash) =>
		toRows(facts, hash, { credits: readCredits(facts.artists), format: readFormats(JSON.stringify(facts.formats)) });
}

/** What is known of a release's formats; `descriptions` is their JSON. */
interface ReadFormat extends Omit<PressingKinds, 'descriptions'> {
	descriptions: string;
}

function toRows(
	facts: ReleaseFacts,
	hash: number,
	{ credits, format }: { credits: Credit[]; format: ReadFormat },
): ReleaseRows {
	const { discogsId, masterId, title } = facts;
	const artistId = credits[0]?.artistId ?? null;
	const normalizedTitle = normalizeTitle(title);
	const standsAlone = (artistId !== null && nobody.has(artistId)) || emptyTitles.has(normalizedTitle);
	const type = readAlbumType(facts.formats, title);
	const isStudio = type.isStudio && !standsAlone;
	const { released, year } = parseReleased(facts.released);
	const labels = [...new Set(facts.labels.map(({ name }) => name))];
	const numbers = [...new Set(facts.labels.flatMap(({ catalogNumber }) => catalogNumber ?? []))];
	const barcode = facts.identifiers.find(({ type: kind, value }) => kind === 'Barcode' && value !== '')?.value ?? null;
	const label = labels.join(', ') || null;
	const catalogNumber = numbers.join(', ') || null;
	return {
		isVinyl: format.isVinyl,
		release: [
			discogsId,
			hash,
			masterId,
			toBit(facts.isMainRelease),
			toBit(standsAlone),
			artistId,
			title,
			normalizedTitle,
			printCredit(credits),
			toBit(isStudio),
			type.primary,
			JSON.stringify(type.secondary),
			facts.country,
			year,
			released,
			format.format,
			format.text,
			format.descriptions,
			format.discs,
			toBit(format.isVinyl),
			toBit(format.isOfficial),
			toBit(format.isPromo),
			toBit(format.isTestPressing),
			toBit(format.isReissue),
			label,
			catalogNumber,
			barcode,
			JSON.stringify(facts.identifiers),
			facts.notes,
		],
		credits: credits.map(({ name, normalizedName, creditedAs, joinPhrase, ...credit }, position) => [
			discogsId,
			position,
			credit.artistId,
			name,
			normalizedName,
			creditedAs,
			joinPhrase,
		]),
		keys: format.isVinyl ? toKeys(discogsId, { label, catalogNumber, barcode }) : [],
	};
}

/** What the view `release_keys_of` makes of a release: both must change together. */
function toKeys(
	discogsId: number,
	{ label, catalogNumber, barcode }: Record<'label' | 'catalogNumber' | 'barcode', string | null>,
): StagedRow[] {
	const numbers = splitText(catalogNumber).filter((number) => !/^[ .-]*(?:none[ .-]*)?$/i.test(number));
	return [
		...toKeyRows(discogsId, 'label', splitText(label)),
		...toKeyRows(discogsId, 'number', numbers.map(catalogNumberKey)),
		...toKeyRows(discogsId, 'barcode', barcode === null ? [] : [barcodeKey(barcode)]),
	];
}

function splitText(text: string | null): string[] {
	return (text ?? '').split(', ').map((part) => part.trim());
}

const longestKey = 200;

function toKeyRows(discogsId: number, kind: string, keys: readonly string[]): StagedRow[] {
	const cut = keys.map((key) => (key.length > longestKey ? [...key].slice(0, longestKey).join('') : key));
	return [...new Set(cut)]
		.filter((key) => key !== '')
		.map((key) => [discogsId, kind, key, kind === 'label' ? labelKey(key) : null]);
}

function toBit(isSo: boolean): number {
	return isSo ? 1 : 0;
}
