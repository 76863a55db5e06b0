import type { AlbumLine, Pictures } from './types.ts';

/** What is special about an artist; everything else comes from the tables and the seed. */
export interface Special {
	/** Told apart from another artist of the same name. */
	disambiguation?: string;
	aliases?: string[];
	unknownToMusicBrainz?: boolean;
	unknownToLastfm?: boolean;
	lastfmName?: string;
	/** "" = none; `former` = the merged one; `nowhere` = known to nobody; `of …` = that of another artist. */
	lastfmMbid?: '' | 'former' | 'nowhere' | `of ${string}`;
	/** Last.fm answers artist.getSimilar with an empty list. */
	noSimilar?: boolean;
	/** Name at Discogs, with its number where there are homonyms. */
	discogsName?: string;
	/** A second current and an ended Discogs relation. */
	moreDiscogs?: boolean;
	pictures?: Partial<Pictures>;
	/** No relation to Wikidata at MusicBrainz. */
	noWikidata?: boolean;
	/** So many made-up live albums beside the real ones. */
	manyLive?: number;
}

const nothing = { commons: '', imageRelation: false, fanarttv: 'none', audiodb: 'none', deezer: 'none' } as const;
const onlyDeezer = { ...nothing, deezer: 'picture', discogs: false } as const;

/** By name; the other two Nirvanas and invented artists stand in `extraArtists`. */
export const specials: Record<string, Special> = {
	'Arctic Monkeys': { pictures: { commons: 'Arctic Monkeys (sandbox).jpg', fanarttv: 'picture', deezer: 'picture' } },
	'The Strokes': { pictures: { ...nothing, fanarttv: 'picture' } },
	Alvvays: { lastfmMbid: '', noWikidata: true, pictures: { ...onlyDeezer, deezerRelation: true } },
	'Wolf Alice': { lastfmMbid: 'nowhere' },
	DIIV: { lastfmMbid: 'of The Drums', noWikidata: true, pictures: hostilePictures() },
	Slowdive: { lastfmMbid: 'former' },
	Ride: { noWikidata: true, pictures: { ...onlyDeezer, deezerRelation: false, deezerHomonym: true } },
	Whirr: { noWikidata: true, pictures: { ...onlyDeezer, deezer: 'grey', deezerRelation: true } },
	'Drop Nineteens': { noWikidata: true, pictures: { ...nothing, discogs: false } },
	Fushitsusha: {
		unknownToLastfm: true,
		aliases: ['不失者'],
		noWikidata: true,
		pictures: { ...nothing, discogs: false },
	},
	Ø: { noSimilar: true, aliases: ['Mika Vainio'] },
	'Guns N’ Roses': { lastfmName: "Guns N' Roses", discogsName: "Guns N' Roses", aliases: ["Guns N' Roses", 'GNR'] },
	'Aphex Twin': { moreDiscogs: true, aliases: ['AFX', 'Polygon Window', 'The Tuss'] },
	Nirvana: { disambiguation: '1980s–1990s US grunge band' },
	サカナクション: { aliases: ['Sakanaction', 'sakanaction'], lastfmName: 'サカナクション' },
	Кино: { aliases: ['Kino', 'KINO'] },
	'Miles Davis': { manyLive: 104 },
	'Various Artists': { noWikidata: true, unknownToLastfm: true, pictures: { ...nothing, discogs: false } },
	'Sandkasten Orkester': {
		unknownToMusicBrainz: true,
		lastfmMbid: '',
		pictures: { ...onlyDeezer, deezerRelation: false },
		noWikidata: true,
	},
};

function hostilePictures(): Partial<Pictures> {
	return { commons: '', fanarttv: 'hostile', audiodb: 'hostile', deezer: 'picture', deezerRelation: true };
}

/** Artists that share a name with one of the tables, or are invented for the sandbox. */
export const extraArtists = `
Nirvana ; GB Group 1965 ; psychedelic, british, 60s ; Island Records ; mbid=9282c8b4-ca0b-4c6b-b7e3-4f7762dfc4d6
1967-10 The Story of Simon Simopath | 1968-09 All of Us | 1970-05 Dedicated to Markos III @ Pye International | 1971 Local Anaesthetic @ Vertigo

Nirvana ; FI Group 1981 ; punk, finnish ; Self-released ; mbid=85af0709-95db-4fbc-801a-120e9f4766d0
single 1984 Kuolema kolkuttaa

Sandkasten Orkester ; DE Group 2019 ; indie ; Self-released
2021-05-07 Nur im Sandkasten

Various Artists ; XW Group 1900 ; compilations ; Various ; mbid=89ad4ac3-39f7-470e-963a-56509c546377 discogs=194
compilation 1986-05-01 C86 @ Rough Trade
`;

/** What is said of the second and third artist of one name, in the order of the tables. */
export const homonyms: Record<string, Special[]> = {
	Nirvana: [
		{ disambiguation: '60s band from the UK', discogsName: 'Nirvana (2)', unknownToLastfm: true, lastfmMbid: '' },
		{ disambiguation: 'early 1980’s Finnish punk band', discogsName: 'Nirvana (3)', unknownToLastfm: true },
	],
};

/** What is special about an album, by "Artist / Title". */
export interface AlbumSpecial {
	/** `none`: not at Discogs; `nomaster`: releases without a master; `unlinked`: MusicBrainz does not know the master. */
	discogs?: 'none' | 'nomaster' | 'unlinked';
	/** Shares the Discogs master of that album of the same artist. */
	masterOf?: string;
	vinyl?: number;
	others?: number;
	/** Artists credited after the one whose table it stands in, with the words before each. */
	creditedWith?: { join: string; name: string }[];
	/** Credited to Various Artists first. */
	various?: boolean;
}

export const albumSpecials: Record<string, AlbumSpecial> = {
	'Pink Floyd / The Dark Side of the Moon': { vinyl: 340, others: 110 },
	'Deerhunter / Weird Era Cont.': { masterOf: 'Microcastle' },
	'Broken Social Scene / Feel Good Lost': { discogs: 'nomaster', vinyl: 2, others: 1 },
	'The Drums / Encyclopedia': { discogs: 'none' },
	'Sufjan Stevens / A Sun Came': { discogs: 'none' },
	'Ø / Tulkinta': { discogs: 'unlinked' },
	'Brian Eno / My Life in the Bush of Ghosts': { creditedWith: [{ join: ' & ', name: 'David Byrne' }] },
	'Brian Eno / Everything That Happens Will Happen Today': { creditedWith: [{ join: ' & ', name: 'David Byrne' }] },
	'Arcade Fire / Sandbox Sampler: Songs of Arcade Fire': { various: true, discogs: 'none' },
};

/** Albums added to the tables because they make a special case. */
export const extraAlbums: Record<string, AlbumLine[]> = {
	Deerhunter: [{ kind: 'album', date: '2008-10-28', title: 'Weird Era Cont.', label: 'Kranky' }],
	'Brian Eno': [
		{ kind: 'album', date: '1981-02', title: 'My Life in the Bush of Ghosts', label: 'Sire' },
		{ kind: 'album', date: '2008-08-18', title: 'Everything That Happens Will Happen Today', label: 'Todo Mundo' },
	],
	'Arcade Fire': [{ kind: 'album', date: '2012', title: 'Sandbox Sampler: Songs of Arcade Fire', label: 'Various' }],
	Nirvana: [{ kind: 'bootleg', date: '1994', title: 'Outcesticide: In Memory of Kurt Cobain', label: 'Kobra Records' }],
	'Pink Floyd': [{ kind: 'bootleg', date: '1974', title: "British Winter Tour '74", label: 'Not On Label' }],
};
