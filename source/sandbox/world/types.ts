/** One artist of the sandbox's world, as all its services see them. */
export interface Artist {
	/** Place in the world; every made-up id is derived from it. */
	place: number;
	/** The name MusicBrainz uses. */
	name: string;
	sortName: string;
	mbid: string;
	disambiguation: string;
	type: 'Group' | 'Person';
	/** ISO 3166-1 code. */
	country: string;
	begin: string;
	ended: boolean;
	/** Last.fm tags, the strongest first. */
	tags: string[];
	aliases: string[];
	/** Label of the albums that name no other. */
	label: string;
	/** Listeners at Last.fm; the order of its tag charts. */
	listeners: number;
	/** false: made up by the generator, no facts. */
	real: boolean;
	/** MusicBrainz does not know the artist. */
	unknownToMusicBrainz?: boolean;
	/** MBIDs that were merged into this one. */
	formerMbids: string[];
	lastfm: { name: string; mbid: string; known: boolean; similar: boolean };
	discogs: { id: number; name: string; also: DiscogsRelation[] };
	/** 0: Deezer does not know the artist. */
	deezerId: number;
	spotifyId: string;
	/** "Q…" or "" when MusicBrainz has no relation to Wikidata. */
	wikidata: string;
	pictures: Pictures;
	/** Generated release groups that stand beside the written ones. */
	albums: AlbumLine[];
}

/** A second Discogs artist that MusicBrainz points at. */
interface DiscogsRelation {
	id: number;
	ended: boolean;
}

/** Which service has a picture of the artist. */
export interface Pictures {
	/** File on Commons named by Wikidata's P18; "" = the entity exists without one. */
	commons: string;
	/** MusicBrainz `image` relation to the Commons file page. */
	imageRelation: boolean;
	fanarttv: 'picture' | 'hostile' | 'none';
	audiodb: 'picture' | 'hostile' | 'none';
	deezer: 'picture' | 'grey' | 'none';
	/** MusicBrainz has a relation to the Deezer artist. */
	deezerRelation: boolean;
	/** Another Deezer artist of the same name who has more fans. */
	deezerHomonym: boolean;
	discogs: boolean;
}

/** One line of a discography, before ids are given. */
export interface AlbumLine {
	title: string;
	/** "1973-03-01", "1973-03", "1973" or "". */
	date: string;
	kind: AlbumKind;
	label: string;
}

export type AlbumKind =
	| 'album'
	| 'live'
	| 'compilation'
	| 'soundtrack'
	| 'remix'
	| 'ep'
	| 'single'
	| 'bootleg'
	| 'demo';

/** One release group: a MusicBrainz release group and what Discogs has for it. */
export interface Album extends AlbumLine {
	artist: Artist;
	/** Place in the artist's discography. */
	place: number;
	mbid: string;
	credit: Credit[];
	/** Discogs master, or 0 when there is none. */
	master: number;
	/** MusicBrainz has the relation to the master. */
	linked: boolean;
	/** How many vinyl pressings Discogs has, and how many others. */
	vinyl: number;
	others: number;
}

export interface Credit {
	mbid: string;
	name: string;
	sortName: string;
	disambiguation: string;
	type: 'Group' | 'Person' | 'Other';
	join: string;
}

/** One Discogs release. */
export interface Pressing {
	id: number;
	/** 0 = no master. */
	master: number;
	title: string;
	artist: { id: number; name: string };
	labels: { id: number; name: string; catno: string }[];
	country: string;
	/** "2005-05-01", "1987-07-00", "2005" or "". */
	released: string;
	/** 0 = unknown. */
	year: number;
	formats: PressingFormat[];
	barcode: string;
	have: number;
	want: number;
	rating: { count: number; average: number };
	genres: string[];
	styles: string[];
	/** `cc0`: a record of Discogs' public dump of August 2020; `generated`: made up, its catalogue number begins with GEN-. */
	origin: 'cc0' | 'generated';
}

export interface PressingFormat {
	name: string;
	qty: string;
	text: string;
	/** Full words, as `releases/{id}` has them. */
	descriptions: string[];
}
