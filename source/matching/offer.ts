import type { Decision, Evidence } from './confidence.ts';

/** What a seller says of the record that is offered, as far as they say it; cleaned, otherwise as written. */
export interface OfferedRecord {
	/** The heading of the listing; often everything in one line: "PINK FLOYD – Animals (180g LP, 2018 remix) NEW SEALED". */
	title: string;
	artist: string | null;
	/** Digits as given: spaces, dashes and a missing leading zero are for the matcher. */
	barcode: string | null;
	label: string | null;
	catalogNumber: string | null;
	/** "LP", "2LP", "Vinyl LP (Album)", "CD" … */
	format: string | null;
	year: number | null;
	/** Where the shop keeps it: product type, category, tags. */
	shelf: string[];
}

/** A pressing that may be what is offered. */
export interface KnownPressing {
	releaseId: number;
	title: string;
	barcode: string | null;
	/** Discogs joins several by ", ". */
	label: string | null;
	catalogNumber: string | null;
	year: number | null;
	country: string | null;
	/** "2xLP", "LP + CD". */
	format: string | null;
	/** Colour and other free words. */
	formatText: string | null;
	descriptions: string[];
}

/** An album of which something may be offered, with every vinyl pressing that is stored of it. */
export interface KnownAlbum {
	albumId: number;
	title: string;
	/** Whole credit and the artists' names and aliases. */
	artists: string[];
	year: number | null;
	pressings: KnownPressing[];
	/** Another stored album of the same artist is called the same ("Weezer", six times): then names alone never say which. */
	hasNamesake?: boolean;
}

export type OfferMethod = 'id' | 'barcode' | 'catalogue number' | 'title' | 'person';

/**
 * What an offer is of. `certain`: it is of this album, and of `releaseId` where a single pressing is certain; `candidates` are the pressings
 * that it may be where several are (one barcode may name several), empty where nothing narrows them down. `doubtful`: a person is to look.
 */
export interface OfferMatch {
	decision: Decision;
	/** 0–1, inside the range of the decision (see `confidence.ts`). */
	confidence: number;
	method: OfferMethod;
	releaseId: number | null;
	candidates: number[];
	evidence: Evidence[];
}
