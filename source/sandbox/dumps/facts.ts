/** Plain facts of the records in Discogs' monthly dump. An empty text, list or a missing value is left out of the XML. */

/** An artist as named on a release, a master or a track. */
export interface DumpCredit {
	/** 194 is Various; 0 an artist that Discogs does not link. */
	id: number;
	/** With the number of a homonym, as in "Nirvana (2)". */
	name: string;
	/** The name as written on the sleeve, where it differs. */
	anv?: string;
	/** What stands between this artist and the next one: ",", "&", "Feat.". */
	join?: string;
	/** "Written-By, Producer [Additional]"; only beside the artists who made it. */
	role?: string;
	/** "A1, A2 to B2"; only beside the artists who made it. */
	tracks?: string;
}

/** Another artist or label, by id and name. */
export interface DumpLink {
	id: number;
	name: string;
}

export interface DumpArtist {
	id: number;
	name: string;
	realname: string;
	/** Text with Discogs' markup. */
	profile: string;
	dataQuality: string;
	urls: string[];
	nameVariations: string[];
	aliases: DumpLink[];
	members: DumpLink[];
	groups: DumpLink[];
}

export interface DumpLabel {
	id: number;
	name: string;
	contactInfo: string;
	profile: string;
	dataQuality: string;
	parentLabel?: DumpLink;
	urls: string[];
	subLabels: DumpLink[];
}

export interface DumpVideo {
	url: string;
	/** In seconds. */
	duration: number;
	title: string;
	description: string;
}

export interface DumpMaster {
	id: number;
	/** Id of the release that stands for the others. */
	mainRelease: number;
	artists: DumpCredit[];
	genres: string[];
	styles: string[];
	notes: string;
	/** 0 = unknown, and written as such. */
	year: number;
	title: string;
	dataQuality: string;
	videos: DumpVideo[];
}

export interface DumpFormat {
	name: string;
	/** How many; a text, since people enter what they like. */
	quantity: string;
	/** Free text: colour, sleeve, edition. */
	text: string;
	descriptions: string[];
}

export interface DumpTrack {
	/** "A1", "1-02"; empty for a heading. */
	position: string;
	title: string;
	/** "4:45". */
	duration: string;
	artists: DumpCredit[];
	extraArtists: DumpCredit[];
	/** The parts of a medley or of a work in movements. */
	subTracks: DumpTrack[];
}

export interface DumpIdentifier {
	type: string;
	description: string;
	value: string;
}

/** A company that had a hand in the release; it is a label to Discogs. */
export interface DumpCompany extends DumpLink {
	catalogNumber: string;
	/** The number of the role and its name: 17, "Pressed By". */
	role: [number, string];
}

export interface DumpRelease {
	id: number;
	artists: DumpCredit[];
	title: string;
	labels: (DumpLink & { catalogNumber: string })[];
	extraArtists: DumpCredit[];
	formats: DumpFormat[];
	genres: string[];
	styles: string[];
	country: string;
	/** "1999-07-13", "1999-07-00", "2000-00-00", "2000" or "". */
	released: string;
	notes: string;
	dataQuality: string;
	/** Missing where the release belongs to none. */
	master?: { id: number; isMain: boolean };
	tracklist: DumpTrack[];
	identifiers: DumpIdentifier[];
	videos: DumpVideo[];
	companies: DumpCompany[];
}
