import type { AlbumKind, AlbumLine } from './types.ts';

/** An artist as written in the tables of `artists/`. */
export interface ArtistLine {
	name: string;
	country: string;
	type: 'Group' | 'Person';
	begin: string;
	tags: string[];
	label: string;
	mbid: string;
	discogs: number;
	sortName: string;
	albums: AlbumLine[];
}

const kinds = new Set<string>(['live', 'compilation', 'soundtrack', 'remix', 'ep', 'single', 'bootleg', 'demo']);
const album = /^(?:([a-z]+) )?(\d{4}(?:-\d\d){0,2}) (.+?)(?: @ (.+))?$/;

/**
 * Reads the notation of the tables: artists are parted by an empty line; the first line is
 * `Name ; COUNTRY Group|Person YEAR ; tag, tag ; Label ; mbid=… discogs=… sort=Name,_With_Underscores` (the last part may be missing),
 * the others are albums parted by ` | `: `[kind ]date Title[ @ Label]`, a studio album where no kind is written.
 * Throws where a line does not fit: a typing error in a table must not go unseen.
 */
export function readArtists(table: string): ArtistLine[] {
	return table
		.trim()
		.split(/\n\s*\n/)
		.map((block) => readArtist(block.split('\n')));
}

function readArtist([head = '', ...lines]: string[]): ArtistLine {
	const [name = '', about = '', tags = '', label = '', extras = ''] = head.split(' ; ');
	const [country = '', type, begin = ''] = about.split(' ');
	if (name === '' || tags === '' || label === '' || (type !== 'Group' && type !== 'Person')) {
		throw new Error(`Not an artist line: ${head}`);
	}
	const extra = new Map(extras.split(' ').map((pair) => splitOnce(pair, '=')));
	return {
		name,
		country,
		type,
		begin,
		tags: tags.split(', '),
		label,
		mbid: extra.get('mbid') ?? '',
		discogs: Number(extra.get('discogs') ?? 0),
		sortName: extra.get('sort')?.replaceAll('_', ' ') ?? sortNameOf(name, type),
		albums: lines.flatMap((line) => line.split(' | ')).map((text) => readAlbum(text, label)),
	};
}

function readAlbum(text: string, artistLabel: string): AlbumLine {
	const match = album.exec(text.trim());
	const kind = match?.[1] ?? 'album';
	if (!match || !isKind(kind)) throw new Error(`Not an album: ${text}`);
	return { kind, date: match[2] ?? '', title: match[3] ?? '', label: match[4] ?? artistLabel };
}

function isKind(text: string): text is AlbumKind {
	return text === 'album' || kinds.has(text);
}

/** "The National" → "National, The"; a person's last word comes first. */
function sortNameOf(name: string, type: string): string {
	const article = /^(The|A) (.+)$/.exec(name);
	if (article) return `${article[2]}, ${article[1]}`;
	const words = name.split(' ');
	return type === 'Person' && words.length > 1 ? `${words.at(-1)}, ${words.slice(0, -1).join(' ')}` : name;
}

function splitOnce(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
