import type { z } from 'zod';
import { cleanSpan, cleanText } from '../../text.ts';
import { toNumber, toText, toYear } from '../http/fields.ts';
import type {
	AnyArtistAnswer,
	artistAnswer,
	artistSearchAnswer,
	RelationAnswer,
	releaseGroupAnswer,
	releaseGroupsAnswer,
	urlAnswer,
} from './schema.ts';

/** A relation of an artist or release group. `url` is null for relations to other artists, `artist` for those to URLs. */
export interface MusicbrainzRelation {
	type: string;
	typeId: string | null;
	direction: string | null;
	ended: boolean;
	begin: string | null;
	end: string | null;
	attributes: string[];
	/** The names under which each side is credited, when they differ from the usual ones ("Lucky Wilbury"). */
	sourceCredit: string | null;
	targetCredit: string | null;
	url: string | null;
	artist: { mbid: string; name: string } | null;
}

export interface MusicbrainzArtist {
	/** Differs from the one asked for when that was merged into this one. */
	mbid: string;
	name: string;
	sortName: string;
	disambiguation: string;
	type: string | null;
	country: string | null;
	aliases: string[];
	relations: MusicbrainzRelation[];
}

export interface MusicbrainzFoundArtist extends Omit<MusicbrainzArtist, 'relations'> {
	/** 0 to 100, relative to the question: 100 is not the same name. */
	score: number;
}

export interface MusicbrainzCredit {
	/** The name as credited, and what follows it (" & "). */
	name: string;
	joinphrase: string;
	mbid: string;
	/** The artist's usual name. */
	artistName: string;
}

export interface MusicbrainzReleaseGroup {
	mbid: string;
	title: string;
	disambiguation: string;
	/** "YYYY", "YYYY-MM" or "YYYY-MM-DD". */
	firstReleaseDate: string | null;
	year: number | null;
	primaryType: string | null;
	secondaryTypes: string[];
	credit: MusicbrainzCredit[];
	relations: MusicbrainzRelation[];
}

export interface MusicbrainzReleaseGroupPage {
	total: number;
	offset: number;
	/** Ordered by MBID, not by date. */
	releaseGroups: MusicbrainzReleaseGroup[];
}

export function mapArtist(answer: z.output<typeof artistAnswer>): MusicbrainzArtist {
	return { ...mapArtistFields(answer), relations: answer.relations.map(mapRelation) };
}

export function mapArtistSearch({ artists }: z.output<typeof artistSearchAnswer>): MusicbrainzFoundArtist[] {
	return artists.map((found) => ({ ...mapArtistFields(found), score: toNumber(found.score) ?? 0 }));
}

export function mapReleaseGroups(answer: z.output<typeof releaseGroupsAnswer>): MusicbrainzReleaseGroupPage {
	return {
		total: answer['release-group-count'],
		offset: answer['release-group-offset'] ?? 0,
		releaseGroups: answer['release-groups'].map(mapReleaseGroup),
	};
}

export function mapReleaseGroup(group: z.output<typeof releaseGroupAnswer>): MusicbrainzReleaseGroup {
	return {
		mbid: group.id,
		title: cleanText(group.title),
		disambiguation: cleanText(group.disambiguation),
		firstReleaseDate: toText(group['first-release-date']),
		year: toYear(group['first-release-date']),
		primaryType: toText(group['primary-type']),
		secondaryTypes: group['secondary-types'].map(cleanText),
		credit: group['artist-credit'].map(({ name, joinphrase, artist }) => ({
			name: cleanText(name) || cleanText(artist.name),
			joinphrase: cleanSpan(joinphrase),
			mbid: artist.id,
			artistName: cleanText(artist.name) || cleanText(name),
		})),
		relations: group.relations.map(mapRelation),
	};
}

/** The one artist whose page a URL is; null when there is none, or when several share it. */
export function mapArtistOfUrl({ relations }: z.output<typeof urlAnswer>): string | null {
	const current = relations.filter(({ ended }) => ended !== true);
	const [mbid, ...others] = new Set(current.flatMap(({ artist }) => artist?.id ?? []));
	return mbid === undefined || others.length > 0 ? null : mbid;
}

function mapArtistFields(artist: AnyArtistAnswer) {
	const name = cleanText(artist.name);
	const aliases = artist.aliases.map((alias) => cleanText(alias.name)).filter((alias) => alias !== '');
	return {
		mbid: artist.id,
		name,
		sortName: cleanText(artist['sort-name']) || name,
		disambiguation: cleanText(artist.disambiguation),
		type: toText(artist.type),
		country: toText(artist.country),
		aliases: [...new Set(aliases)],
	};
}

function mapRelation(relation: RelationAnswer): MusicbrainzRelation {
	const { artist } = relation;
	return {
		type: cleanText(relation.type),
		typeId: toText(relation['type-id']),
		direction: toText(relation.direction),
		ended: relation.ended ?? false,
		begin: toText(relation.begin),
		end: toText(relation.end),
		attributes: relation.attributes.map(cleanText),
		sourceCredit: toText(relation['source-credit']),
		targetCredit: toText(relation['target-credit']),
		url: toText(relation.url?.resource),
		artist: artist === undefined ? null : { mbid: artist.id, name: cleanText(artist.name) },
	};
}
