import type { FormatEntry } from '../../matching/discogs-format.ts';

/** Which file of a Discogs dump: each has one root element of this name. Labels are known, and not read: releases name theirs. */
export type DumpKind = 'artists' | 'labels' | 'masters' | 'releases';

/** A credited artist. Names keep Discogs' homonym numbers ("Nirvana (2)"); `anv` is the name as printed, where it is another. */
export interface CreditFacts {
	/** Null where the dump has none, or 0. */
	discogsId: number | null;
	name: string;
	anv: string | null;
	/** What joins it to the next one: ",", "&", "feat."; '' after the last. */
	join: string;
}

/**
 * A release record, as far as it is kept. Texts are clean (`cleanText`; notes `cleanLines`); null means the record does not say.
 * What credits a track, a producer or a pressing plant is not in here.
 */
export interface ReleaseFacts {
	discogsId: number;
	/** Null for a release without a master. */
	masterId: number | null;
	/** Whether it is the release that its master takes its title and year from. */
	isMainRelease: boolean;
	artists: CreditFacts[];
	title: string;
	/** In the order of the record; a label that gave two catalogue numbers is there twice. */
	labels: { name: string; catalogNumber: string | null }[];
	formats: FormatEntry[];
	country: string | null;
	/** As it stands there: "1999", "1999-03-00" or anything. */
	released: string | null;
	notes: string | null;
	identifiers: { type: string; value: string; description: string | null }[];
}

/** A master record, as far as it is kept. */
export interface MasterFacts {
	discogsId: number;
	mainReleaseId: number | null;
	artists: CreditFacts[];
	title: string;
	year: number | null;
}

/** An artist record, as far as it is kept. */
export interface ArtistFacts {
	discogsId: number;
	name: string;
	realName: string | null;
	nameVariations: string[];
	/** Other artists that are the same person or group. */
	aliases: { discogsId: number | null; name: string }[];
	urls: string[];
}

/** A record that cannot be used; `reason` says why in a few words, without the record's text. */
export class BadRecord extends Error {
	constructor(reason: string) {
		super(reason);
		this.name = 'BadRecord';
	}
}
