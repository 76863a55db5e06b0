import { readBarcode } from './barcodes.ts';
import { conclude, type Decision, type Evidence, thresholds, weights } from './confidence.ts';
import type { KnownAlbum, OfferedRecord, OfferMatch, OfferMethod } from './offer.ts';
import { compareArtist, type KnownArtists, knowArtists } from './offer-artist.ts';
import { isFirstYear, noteAddedYear, noteColour, noteCount, noteNamesake } from './offer-doubts.ts';
import { type OfferFormat, readOfferFormat } from './offer-format.ts';
import {
	findByCatalogNumber,
	narrowDown,
	type PressingClues,
	type PressingFacts,
	readClues,
	readPressing,
	wordsOfPressing,
} from './offer-pressings.ts';
import { findWords, foldOffer, readWords, takeOutWords } from './offer-text.ts';
import { type Heading, isPlain, isYear, type Reading, readHeading } from './offer-title.ts';
import { compareTitle, isHarmless, isNameWord, isTelling, type KnownTitle, knowTitle } from './offer-title-match.ts';

/** An album, taken into the form that offers are compared with. */
interface Known {
	album: KnownAlbum;
	artists: KnownArtists;
	title: KnownTitle;
	pressings: PressingFacts[];
}

/** What one listing says beside its numbers, compared with one album. */
interface Compared {
	title: Evidence;
	artist: Evidence;
	year: Evidence;
	format: Evidence;
}

/**
 * What an offer is of, if it is of this album. A barcode decides first (it may name several pressings), then a catalogue number with its
 * label, unless the heading plainly names another artist or record; then artist, title, year and format together, which find the album but
 * no single pressing. What is no single record never matches, whatever it is called.
 */
export function matchOffer(record: OfferedRecord, album: KnownAlbum): OfferMatch {
	return prepareMatch(album)(record);
}

/** `matchOffer` for several offers of one album, which is taken apart only once. */
export function prepareMatch(album: KnownAlbum): (record: OfferedRecord) => OfferMatch {
	const pressings = album.pressings.map(readPressing);
	const names = album.artists.map((name) => readWords(foldOffer(name)));
	const explained = new Set(pressings.flatMap(wordsOfPressing).filter(isHarmless));
	const title = knowTitle(album.title, names, explained);
	const known = { album, artists: knowArtists(album.artists), title, pressings };
	return (record) => judge(record, known);
}

function judge(record: OfferedRecord, known: Known): OfferMatch {
	const format = readOfferFormat(record, [known.album.title, ...known.album.artists]);
	const heading = readHeading(record);
	// A title that many records share is told by a year, wherever the shop writes it.
	const year = record.year ?? (isTelling(known.title) ? null : findYear(heading, known.title));
	const compared = {
		...compareReadings(heading.readings, known),
		year: compareYear(year, known),
		format: compareFormat(format, known),
	};
	if (format.kind === 'other') {
		return decide('no', 'title', [compared.format, compared.title, compared.artist, compared.year], null, []);
	}
	const clues = readClues({ ...record, year }, format, heading.copy);
	return (
		judgeBarcode(record.barcode, compared, known) ??
		judgeCatalogNumber(clues, compared, known) ??
		judgeWords(record.barcode, clues, heading, compared, known)
	);
}

/** A barcode that proves something, and pressings that have it; null where there is none. */
function judgeBarcode(text: string | null, compared: Compared, { pressings }: Known): OfferMatch | null {
	if (text === null) return null;
	const { key, fault } = readBarcode(text);
	const same = pressings.filter(({ barcodes }) => barcodes.some((one) => one.fault === null && one.key === key));
	if (fault !== null || same.length === 0) return null;
	const detail = same.length === 1 ? key : `${key}, which ${same.length} pressings have`;
	const barcode: Evidence = { signal: 'barcode', verdict: 'agrees', weight: weights.offer.barcode, detail };
	const evidence = [barcode, ...Object.values(compared)];
	return decide(namesAnother(compared) ? 'doubtful' : 'certain', 'barcode', evidence, only(same), same);
}

/** A catalogue number with its label: a number alone is given by many labels, and by some to the CD as well. */
function judgeCatalogNumber(clues: PressingClues, compared: Compared, { pressings }: Known): OfferMatch | null {
	const { withLabel } = findByCatalogNumber(pressings, clues);
	if (withLabel.length === 0) return null;
	const [first] = withLabel;
	const detail = `${first?.pressing.label} ${first?.pressing.catalogNumber}`;
	const number: Evidence = { signal: 'number', verdict: 'agrees', weight: weights.offer.catalogueNumber, detail };
	const evidence = [number, ...Object.values(compared)];
	const { title, artist, format } = compared;
	if ([title, artist].every(({ verdict }) => verdict === 'differs')) return null;
	const isCertain =
		!namesAnother(compared) &&
		format.verdict === 'agrees' &&
		[title, artist].some(({ verdict }) => verdict === 'agrees');
	return decide(isCertain ? 'certain' : 'doubtful', 'catalogue number', evidence, only(withLabel), withLabel);
}

/** Artist, title, year and format: they find the album. Which pressing it may be is narrowed down by what else is said. */
function judgeWords(
	barcode: string | null,
	clues: PressingClues,
	heading: Heading,
	compared: Compared,
	known: Known,
): OfferMatch {
	const { title, artist, year, format } = compared;
	const sameNumber = findByCatalogNumber(known.pressings, clues).all;
	const sameText = findByText(barcode, known.pressings);
	const numbers = [
		...(sameNumber.length === 0 ? [] : [noteNumber('number', `${clues.catalogKey}, without its label`)]),
		...(sameText.length === 0 ? [] : [noteNumber('barcode', `${barcode} as text: it is no valid barcode`)]),
	];
	const evidence = [...numbers, title, artist, year, format];
	if ([title, artist].some(({ verdict }) => verdict === 'differs')) return decide('no', 'title', evidence, null, []);
	if (format.verdict === 'differs') return decide('no', 'title', evidence, null, []);
	const namesakes = [...noteNamesake(known.album), ...noteColour(heading.words, known.title, known.pressings)];
	const others = [
		...(isFirstYear(clues.year, known.album) ? [] : namesakes),
		...noteCount(heading.looseCount, known.title, known.pressings),
		...noteAddedYear(heading.words, known.title),
	];
	// A common title is shared by several records of one artist: then a year that fits none of its pressings speaks of another one.
	const isOtherYear =
		year.verdict === 'differs' || (clues.year !== null && year.verdict === 'unknown' && !isTelling(known.title));
	const agrees = [title, artist, format].every(({ verdict }) => verdict === 'agrees');
	const isCertain = agrees && !isOtherYear && others.length === 0;
	const narrowed = [sameNumber, sameText, narrowDown(known.pressings, clues)].find((found) => found.length > 0) ?? [];
	return decide(isCertain ? 'certain' : 'doubtful', 'title', [...evidence, ...others], null, narrowed);
}

/** The reading of a heading that fits best: by its title, then by its artist. */
function compareReadings(readings: Reading[], known: Known): { title: Evidence; artist: Evidence } {
	const compared = readings.flatMap((reading) =>
		reading.artist === null
			? compareWhole(reading, known)
			: [{ title: compareTitle(reading, known.title), artist: compareArtist(reading.artist, known.artists) }],
	);
	const [best] = compared.toSorted((a, b) => rankOf(a) - rankOf(b));
	if (best === undefined) throw new Error('a heading without a reading');
	return best;
}

/** A heading that names its artist in no particular place: each of the artist's names is looked for, and the rest is the title. */
function compareWhole({ words, asides }: Reading, { title, artists }: Known): { title: Evidence; artist: Evidence }[] {
	const artist = { signal: 'artist', weight: weights.offer.artist };
	const named = title.artists.filter((name) => findWords(words, name) !== -1);
	const found = named
		.map((name) => ({ name, rest: takeOutWords(words, name) }))
		.filter(({ rest }) => rest.some((word) => !isPlain(word)));
	if (found.length === 0) {
		const detail = 'nobody is named';
		return [{ title: compareTitle({ words, asides }, title), artist: { ...artist, verdict: 'unknown', detail } }];
	}
	return found.map(({ name, rest }) => ({
		title: compareTitle({ words: rest, asides }, title),
		artist: compareArtist(name.join(' '), artists),
	}));
}

const ranks = { agrees: 0, unknown: 1, differs: 3 };

function rankOf({ title, artist }: { title: Evidence; artist: Evidence }): number {
	return ranks[title.verdict] * 1.1 + ranks[artist.verdict];
}

/** The only year of a heading that is no word of the title or the artist; null where there are several or none. */
function findYear({ words }: Heading, title: KnownTitle): number | null {
	const years = new Set(words.filter((word) => isYear(word) && !isNameWord(word, title)));
	const [first] = years;
	return first === undefined || years.size > 1 ? null : Number(first);
}

/** A year before the album came out speaks against it; a later one may be a pressing that is not stored. */
function compareYear(year: number | null, { album, pressings }: Known): Evidence {
	const evidence = { signal: 'year', weight: weights.offer.year, detail: `${year ?? '?'} and ${album.year ?? '?'}` };
	if (year === null) return { ...evidence, verdict: 'unknown' };
	const known = pressings.map(({ pressing }) => pressing.year);
	const isNear = album.year !== null && Math.abs(album.year - year) <= thresholds.yearsApart;
	if (isNear || known.includes(year)) return { ...evidence, verdict: 'agrees' };
	const isBefore = album.year !== null && year < album.year;
	return { ...evidence, verdict: isBefore ? 'differs' : 'unknown' };
}

/**
 * A record agrees, unless it is a single or of a size of which the album has none: most singles are called like the album that they are from.
 * A 12" that nobody calls a single may still be the album.
 */
function compareFormat({ kind, name, size, discs, isSingle }: OfferFormat, { pressings }: Known): Evidence {
	const evidence = { signal: 'format', weight: weights.offer.format, detail: name };
	if (kind === 'other') return { ...evidence, verdict: 'differs' };
	const isStored = pressings.some(({ pressing }) => pressing.format !== null);
	// A 7" is told by its size: what lies beside an LP is called no single.
	if (isSingle && size !== '7"' && !pressings.some(isOnSingle)) {
		return { ...evidence, verdict: isStored ? 'differs' : 'unknown', detail: 'a single, and the album has none' };
	}
	if (kind === 'unknown') return { ...evidence, verdict: 'unknown' };
	const hasSize = pressings.some(({ pressing }) => size !== null && pressing.format?.includes(size));
	// Albums of two records are called 2xLP or 2x12" as it comes.
	const isAsMany = size === '12"' && (discs ?? 1) > 1 && pressings.some((one) => one.discs === discs);
	if (size === null || size === 'LP' || hasSize || isAsMany) return { ...evidence, verdict: 'agrees' };
	const isSmall = size === '7"' && isStored;
	return { ...evidence, verdict: isSmall ? 'differs' : 'unknown', detail: `${size}, and the album has none` };
}

/** Whether Discogs calls a pressing a single. */
function isOnSingle({ pressing }: PressingFacts): boolean {
	return pressing.descriptions.some((word) => word === 'Single' || word === 'Maxi-Single');
}

/** Whether a heading plainly names something else, whatever its numbers say. */
function namesAnother({ title, artist }: Compared): boolean {
	return title.verdict === 'differs' || (artist.verdict === 'differs' && title.verdict !== 'agrees');
}

/** Pressings whose barcode is the same text as one that is not valid: misprints are printed on many copies. */
function findByText(barcode: string | null, pressings: PressingFacts[]): PressingFacts[] {
	const { key, fault } = readBarcode(barcode ?? '');
	if (fault === null || key.length < shortestText) return [];
	return pressings.filter(({ barcodes }) => barcodes.some((one) => one.key === key));
}

const shortestText = 7;

function noteNumber(signal: string, detail: string): Evidence {
	return { signal, verdict: 'agrees', weight: weights.offer.pressing, detail };
}

function only(pressings: PressingFacts[]): number | null {
	return pressings.length === 1 ? (pressings[0]?.pressing.releaseId ?? null) : null;
}

/** The single pressing counts only where the match is certain; else it is one that it may be. */
function decide(
	decision: Decision,
	method: OfferMethod,
	evidence: Evidence[],
	releaseId: number | null,
	candidates: PressingFacts[],
): OfferMatch {
	const chosen = decision === 'certain' ? releaseId : null;
	const ids = chosen === null ? candidates.map(({ pressing }) => pressing.releaseId) : [];
	return { ...conclude(decision, evidence), method, releaseId: chosen, candidates: ids };
}
