import { isSize, readCarrier, readDescription } from './discogs-format-words.ts';

/** What a release is pressed on, as far as its format data say. */
export interface PressingKinds {
	/** What is in the sleeve, short: LP, 2xLP, 7", 12", LP + CD, Cassette, Box Set; '' when nothing is said. */
	format: string;
	isVinyl: boolean;
	/** False for unofficial and partially unofficial releases. */
	isOfficial: boolean;
	isUnofficial: boolean;
	isPromo: boolean;
	isTestPressing: boolean;
	/** A reissue or a repress. */
	isReissue: boolean;
	/** Discogs' full words, without the size that `format` shows: Album, Reissue, 33 ⅓ RPM. */
	descriptions: string[];
	/** How many records there are; null when unknown or when there is none. */
	discs: number | null;
	/** Free text, as it came: colour, weight, packaging. Versions have only its first three characters. */
	text: string | null;
}

/** One entry of `formats` of a release, a search hit or a dump. Discogs has been seen to send one description as a string. */
export interface FormatEntry {
	name: string;
	qty: string;
	text?: string | null;
	descriptions?: string[] | string | null;
}

/** One kind of carrier in a release. */
interface Medium {
	carrier: string;
	quantity: number | null;
	words: string[];
	texts: string[];
}

/** Carriers that hold others: they are no discs, their words are about the whole release. */
const wrappers = ['Box Set', 'All Media'];

/** Reads the `formats` of a release (API or dump), in full words. */
export function parseReleaseFormats(formats: FormatEntry[]): PressingKinds {
	return summarize(
		formats.map(({ name, qty, text, descriptions }) => ({
			carrier: name.trim(),
			quantity: /^[1-9]\d{0,5}$/.test(qty.trim()) ? Number(qty) : null,
			words: [descriptions ?? []].flat().map((word) => readDescription(word) ?? word),
			texts: [text?.trim() ?? ''].filter((part) => part !== ''),
		})),
	);
}

/**
 * Reads the `format` of a version: words separated by commas, media by " + ", the number of discs before the first word
 * ("2xLP, Album, RE + CD"), short or full words. Newer answers leave the carrier to `majorFormats` (["Vinyl"]), older
 * ones have none: then a size means vinyl. Words that Discogs does not define are free text.
 */
export function parseVersionFormat(format: string, majorFormats: string[]): PressingKinds {
	const media: Medium[] = [];
	for (const part of format.split(' + ')) {
		const words = part.split(',').map((word) => word.trim());
		const [, count = '1', first = ''] = /^(?:(\d{1,3}) ?[x×] ?)?(.*)$/u.exec(words[0] ?? '') ?? [];
		const named = readCarrier(first);
		const rest = [...(named === undefined ? [first] : []), ...words.slice(1)].filter((word) => word !== '');
		if (named === undefined && rest.length === 0) continue;
		const carrier = named ?? findCarrier(rest, majorFormats, media);
		const described = rest.map((word) => ({ word, full: readDescription(word) }));
		media.push({
			carrier,
			quantity: Number(count) || null,
			words: described.flatMap(({ full }) => full ?? []),
			texts: described.filter(({ full }) => full === undefined).map(({ word }) => word),
		});
	}
	const unsaid = majorFormats.filter((carrier) => media.every((medium) => medium.carrier !== carrier));
	return summarize([...media, ...unsaid.map((carrier) => ({ carrier, quantity: null, words: [], texts: [] }))]);
}

/** The carrier of words that name none: a record if it has a size, else a major format that nothing before it took. */
function findCarrier(words: string[], majorFormats: string[], before: Medium[]): string {
	const mayBeVinyl = majorFormats.length === 0 || majorFormats.includes('Vinyl');
	if (mayBeVinyl && words.some(isSize)) return 'Vinyl';
	const open = majorFormats.find(
		(carrier) => !wrappers.includes(carrier) && before.every((medium) => medium.carrier !== carrier),
	);
	return open ?? (before.length > 0 ? 'All Media' : '');
}

function summarize(media: Medium[]): PressingKinds {
	const contents = media.filter(({ carrier }) => !wrappers.includes(carrier));
	const shown = contents.length > 0 ? contents : media.slice(0, 1);
	const records = media.filter(({ carrier }) => carrier === 'Vinyl');
	const quantities = records.flatMap(({ quantity }) => quantity ?? []);
	const box = media.some(({ carrier }) => carrier === 'Box Set') && contents.length > 0 ? ['Box Set'] : [];
	const descriptions = unique([...media.flatMap(wordsBesideLabel), ...box]);
	const has = (...words: string[]) => words.some((word) => descriptions.includes(word));
	const isUnofficial = has('Unofficial Release', 'Partially Unofficial');
	return {
		format: describeContents(shown),
		isVinyl: records.length > 0,
		isOfficial: !isUnofficial,
		isUnofficial,
		isPromo: has('Promo'),
		isTestPressing: has('Test Pressing'),
		isReissue: has('Reissue', 'Repress'),
		descriptions,
		discs:
			records.length > 0 && quantities.length === records.length ? quantities.reduce((sum, one) => sum + one, 0) : null,
		text: unique(media.flatMap(({ texts }) => texts)).join(', ') || null,
	};
}

/** "2xLP + CD": equal things are counted together; files are not counted, since their number is one of tracks. */
function describeContents(media: Medium[]): string {
	const counts = new Map<string, number>();
	for (const medium of media) {
		const label = readLabel(medium);
		counts.set(label, (counts.get(label) ?? 0) + (medium.quantity ?? 1));
	}
	return [...counts]
		.filter(([label]) => label !== '')
		.map(([label, count]) => (count > 1 && label !== 'File' ? `${count}x${label}` : label))
		.join(' + ');
}

function readLabel({ carrier, words }: Medium): string {
	return carrier === 'Vinyl' ? (words.find(isSize) ?? carrier) : carrier;
}

function wordsBesideLabel(medium: Medium): string[] {
	const label = readLabel(medium);
	return medium.words.filter((word) => word !== label);
}

function unique(words: string[]): string[] {
	return [...new Set(words)];
}
