import { type Barcode, readBarcodes } from './barcodes.ts';
import { longestName } from './characters.ts';
import { normalizeName } from './names.ts';
import type { KnownPressing, OfferedRecord } from './offer.ts';
import type { OfferFormat } from './offer-format.ts';
import { foldOffer, readWords } from './offer-text.ts';
import { colourWords } from './offer-words.ts';
import { catalogNumberKey } from './release-keys.ts';

/** A pressing, and what an offer may name of it. */
export interface PressingFacts {
	pressing: KnownPressing;
	barcodes: Barcode[];
	catalogKeys: string[];
	labels: string[];
	colours: Set<string>;
	discs: number | null;
}

/** What an offer says about which pressing it is. */
export interface PressingClues {
	year: number | null;
	colours: string[];
	discs: number | null;
	label: string | null;
	catalogKey: string | null;
}

/** Colours in the words of several languages, by one of them. */
const sameColour = new Map(
	[
		'black schwarz noir negro nero zwart',
		'white weiss blanc blanco bianco wit wittes',
		'red rot rouge rojo rosso rood',
		'blue blau bleu azul blauw',
		'green grun vert verde groen',
		'yellow gelb jaune amarillo giallo geel',
		'orange naranja arancione oranje',
		'purple violet lila viola morado paars',
		'pink rosa rosado roze',
		'grey gray grau grigio gris grijs',
		'gold golden dore dorado oro goud argent silver silber zilver',
		'brown braun',
		'clear crystal transparent',
	].flatMap((line) => line.split(' ').map((word) => [word, line.split(' ')[0] ?? word] as const)),
);

/** Numbers that name no record in particular. */
const noCatalogNumber = new Set(['none', 'na', 'notonlabel', 'unknown']);

/** What a pressing is known by. */
export function readPressing(pressing: KnownPressing): PressingFacts {
	return {
		pressing,
		barcodes: readBarcodes(pressing.barcode),
		catalogKeys: (pressing.catalogNumber ?? '').split(', ').map(catalogNumberKey).filter(isTellingNumber),
		labels: (pressing.label ?? '')
			.split(', ')
			.map(normalizeName)
			.filter((label) => label !== ''),
		colours: readColours(readWords(foldOffer([pressing.formatText ?? '', ...pressing.descriptions].join(' ')))),
		discs: readDiscs(pressing.format),
	};
}

/** What a listing says of the pressing; `copy` are the words that its heading has for this copy. */
export function readClues(record: OfferedRecord, format: OfferFormat, copy: readonly string[]): PressingClues {
	const key = catalogNumberKey(readWords(foldOffer(record.catalogNumber ?? '')).join(''));
	const label = normalizeName((record.label ?? '').slice(0, longestName));
	return {
		year: record.year,
		colours: [...readColours([...copy, ...readWords(foldOffer(record.format ?? ''))])],
		discs: format.discs,
		label: label === '' ? null : label,
		catalogKey: isTellingNumber(key) ? key : null,
	};
}

/** Pressings with this catalogue number; `withLabel` only those of the same label too. */
export function findByCatalogNumber(
	pressings: PressingFacts[],
	{ catalogKey, label }: PressingClues,
): { withLabel: PressingFacts[]; all: PressingFacts[] } {
	const all = catalogKey === null ? [] : pressings.filter(({ catalogKeys }) => catalogKeys.includes(catalogKey));
	return {
		withLabel: all.filter(({ labels }) => label !== null && labels.some((one) => isSameLabel(one, label))),
		all,
	};
}

/**
 * The pressings that everything which is said leaves possible: a year, colours, a number of records, a label. Empty where nothing narrows them
 * down, or nothing would be left: the pressing is not stored, or the shop is wrong.
 */
export function narrowDown(pressings: PressingFacts[], clues: PressingClues): PressingFacts[] {
	const { year, colours, discs, label } = clues;
	const tests: ((one: PressingFacts) => boolean)[] = [
		...(year === null ? [] : [({ pressing }: PressingFacts) => pressing.year === year]),
		...(colours.length === 0 ? [] : [(one: PressingFacts) => hasColours(one, colours)]),
		...(discs === null ? [] : [(one: PressingFacts) => one.discs === null || one.discs === discs]),
		...(label === null ? [] : [({ labels }: PressingFacts) => labels.some((one) => isSameLabel(one, label))]),
	];
	const left = tests.reduce((rest, test) => rest.filter(test), pressings);
	return left.length === pressings.length ? [] : left;
}

/** Words of a pressing that may stand in a heading: its labels, its catalogue numbers, its free text, its country. */
export function wordsOfPressing({ pressing }: PressingFacts): string[] {
	const { label, catalogNumber, formatText, country } = pressing;
	const numbers = (catalogNumber ?? '').split(', ').map(catalogNumberKey);
	return [
		...[label, catalogNumber, formatText, country].flatMap((text) => readWords(foldOffer(text ?? ''))),
		...numbers,
	];
}

function hasColours({ colours }: PressingFacts, wanted: string[]): boolean {
	// Black is what nobody mentions.
	if (wanted.length === 1 && wanted[0] === 'black') return colours.size === 0 || colours.has('black');
	return wanted.every((colour) => colours.has(colour));
}

function readColours(words: string[]): Set<string> {
	return new Set(words.filter((word) => colourWords.has(word)).map((word) => sameColour.get(word) ?? word));
}

function isTellingNumber(key: string): boolean {
	return key.length >= 4 && /\d/.test(key) && !noCatalogNumber.has(key);
}

function isSameLabel(a: string, b: string): boolean {
	const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
	return longer === shorter || longer.startsWith(`${shorter} `);
}

/** "2xLP + CD" are two records; null where nothing is said. */
function readDiscs(format: string | null): number | null {
	const counts = (format ?? '')
		.split(' + ')
		.map((part) => /^(?:(\d{1,2})x)?(?:LP|Vinyl|\d{1,2}")$/.exec(part))
		.flatMap((found) => (found === null ? [] : Number(found[1] ?? 1)));
	return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
