import type { OfferedRecord } from './offer.ts';
import { besideARecord, likeARecord, neverOneRecord, type OtherKind } from './offer-format-words.ts';
import { foldOffer, readWords, takeOutWords } from './offer-text.ts';
import { recordWords } from './offer-words.ts';

/** What kind of thing is offered. */
export interface OfferFormat {
	/** `other` is anything that is no single record: `name` says what. `unknown`: nobody says. */
	kind: 'vinyl' | 'other' | 'unknown';
	/** "LP", `7"`, "a CD", "a lot of several"; '' when unknown. */
	name: string;
	/** How large, as far as it is told: an LP, or the inches of something else. */
	size: 'LP' | '7"' | '10"' | '12"' | null;
	/** How many records, where a number is given. */
	discs: number | null;
	/** Whether it is called a single, on a record of any size. */
	isSingle: boolean;
}

/** No shop keeps one thing in more places. */
const mostShelves = 40;

const unknown: OfferFormat = { kind: 'unknown', name: '', size: null, discs: null, isSingle: false };

/**
 * What kind of thing a listing is. The most specific place that says something decides: the format, then the heading, then where the shop
 * keeps it; but a heading of a lot, a sleeve alone, clothing or equipment is that in any format. A CD, poster or download beside a record is a
 * present ("LP + CD" is a record). `own` are names that do not count when they are read in the heading or on a shelf: an artist may be
 * called Tape, and an album Poster.
 */
export function readOfferFormat(record: OfferedRecord, own: readonly string[]): OfferFormat {
	const names = own.map((name) => readWords(foldOffer(name))).sort((a, b) => b.length - a.length);
	const isOwn = (words: string[]) => names.some((name) => name.join(' ') === words.join(' '));
	const format = readPlus(record.format ?? '');
	const heading = names.reduce(takeOutWords, readPlus(record.title));
	const shelves = record.shelf
		.slice(0, mostShelves)
		.map((shelf) => readWords(foldOffer(shelf)))
		.filter((shelf) => !isOwn(shelf));

	const never = [format, heading].map((words) => findOther(join(words), neverOneRecord)).find(isFound);
	if (never !== undefined) return { ...unknown, kind: 'other', name: never.name };
	const said = [readPlace(format), readPlace(heading), readShelves(shelves)];
	if (endsWithPart(heading)) return { ...unknown, name: 'perhaps only a part of a record' };
	// "Singles" is where a shop keeps them; in a heading it is a title's word.
	const kept = shelves.flat().map((word) => (word === 'singles' ? 'single' : word));
	const isSingle = [format, heading, kept].some(saysSingle);
	const first = { ...(said.find(({ kind }) => kind !== 'unknown') ?? unknown), isSingle };
	if (first.kind !== 'vinyl') return first;
	// "LP" is said of many; how large and how many is told wherever it is told.
	const records = said.filter(({ kind }) => kind === 'vinyl');
	const size = records.find((record) => record.size !== null)?.size ?? null;
	return {
		...first,
		// An LP is twelve inches wide.
		size: size === '12"' && [format, heading].some(saysAlbum) ? 'LP' : size,
		discs: records.find(({ discs }) => discs !== null)?.discs ?? null,
	};
}

const singleWords = new Set(['single', 'maxi', 'maxisingle']);

/** What "single" only counts: one record, one side. */
const countedSingly = new Set(['sleeve', 'sided', 'side', 'disc', 'disk', 'pocket', 'jacket', 'cover', 'gatefold']);

/** Whether a place calls the record a single. One that names an LP does not: "LP with the hit single …". */
function saysSingle(words: string[]): boolean {
	return (
		!saysAlbum(words) && words.some((word, at) => singleWords.has(word) && !countedSingly.has(words[at + 1] ?? ''))
	);
}

function saysAlbum(words: string[]): boolean {
	return words.some((word) => /^(?:\d{0,2}x?lps?|albums?)$/u.test(word));
}

/** A sleeve, insert or poster at the end of a heading, with nothing but what it belongs to behind it. */
const partAtEnd = new RegExp(
	` (?:sleeve|inserts?|lyric sheet|obi|poster)(?: (?:\\d*lps?|(?:7|10|12)inch|(?:19|20)\\d\\d|${[...recordWords].join('|')}))* $`,
	'u',
);

/** What stands before something that lies in a record's sleeve, or describes that sleeve. */
const withPart =
	/ (?:[+&]|and|with|w|in|incl|including|includes|inc|plus|mit|inkl|avec|con|met|gatefold|picture|pic|single|double|cut|on|company|foil|fold) /u;

/**
 * Whether a heading ends with a part of a record, as one that sells just this does: "Inner Sleeve vinyl", "LP sleeve". One that names it as
 * being with the record ("with insert", "+ obi"), or says which kind of sleeve it is ("gatefold sleeve"), does not.
 */
function endsWithPart(heading: string[]): boolean {
	const text = join(heading);
	return partAtEnd.test(text) && !withPart.test(text);
}

/** The words of a place, where "vinyl/poster" is a record and a poster. */
function readPlus(text: string): string[] {
	return readWords(foldOffer(text).replaceAll('/', ' + '));
}

/** What one place says by itself. */
function readPlace(words: string[]): OfferFormat {
	const text = join(words).replace(likeARecord, ' ');
	const record = readRecord(text.trim().split(' '));
	if (record !== null) return record;
	const other = findOther(join(words), [...neverOneRecord, ...besideARecord]);
	return other === undefined ? unknown : { ...unknown, kind: 'other', name: other.name };
}

/** What all shelves together say: one that holds records and other things says nothing, and two that disagree cancel out. */
function readShelves(shelves: string[][]): OfferFormat {
	const said = shelves.map((words) => {
		const place = readPlace(words);
		return place.kind === 'vinyl' && findOther(join(words), besideARecord) !== undefined ? unknown : place;
	});
	const record = said.find(({ kind }) => kind === 'vinyl');
	const other = said.find(({ kind }) => kind === 'other');
	return record !== undefined && other !== undefined ? unknown : (record ?? other ?? unknown);
}

const sizes = new Map<string, OfferFormat['size']>([
	['lp', 'LP'],
	['lps', 'LP'],
	['7inch', '7"'],
	['10inch', '10"'],
	['12inch', '12"'],
]);

const disc = /^(\d{1,2})?x?(lps?|(?:7|10|12)inch)$/u;

/** The record that words name: "2lp", "12inch", "vinyl"; null when they name none. */
function readRecord(words: string[]): OfferFormat | null {
	const discs = words.map((word) => disc.exec(word)).filter((found) => found !== null);
	const [first] = discs;
	if (first === undefined) {
		const at = words.findIndex(
			(word, index) => recordWords.has(word) || (word === 'picture' && words[index + 1] === 'disc'),
		);
		return at === -1 ? null : { ...unknown, kind: 'vinyl', name: 'vinyl', discs: countBeside(words, at) };
	}
	const [, count, what = ''] = first;
	const size = sizes.get(what) ?? null;
	return {
		kind: 'vinyl',
		name: size ?? what,
		size,
		discs: count === undefined ? countBeside(words, words.indexOf(first.input)) : Number(count),
		isSingle: false,
	};
}

/** "LP (2)", "2 12inch", "2x 7inch": a number beside the disc. */
function countBeside(words: string[], at: number): number | null {
	const beside = [words[at - 1], words[at + 1]].map((word) => /^([1-9]\d?)x?$/.exec(word ?? '')?.[1]);
	const count = beside.find((number) => number !== undefined);
	return count === undefined ? null : Number(count);
}

function findOther(text: string, kinds: OtherKind[]): OtherKind | undefined {
	return kinds.find(({ pattern }) => pattern.test(text));
}

function join(words: string[]): string {
	return ` ${words.join(' ')} `;
}

function isFound(kind: OtherKind | undefined): kind is OtherKind {
	return kind !== undefined;
}
