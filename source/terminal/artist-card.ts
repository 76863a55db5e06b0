import type { AlbumRow } from '../store/albums-reader.ts';
import type { ArtistRow, SimilarArtist } from '../store/artists-reader.ts';
import type { LinkRow } from '../store/links.ts';
import { cleanText } from '../text.ts';
import { formatProvenance } from './answers.ts';
import { type Field, formatCard } from './output/card.ts';
import { discogsNotice } from './output/discogs-notice.ts';
import { formatLink } from './output/hyperlink.ts';
import { formatCount, formatCounted } from './output/numbers.ts';
import { titleOf } from './output/provider-titles.ts';
import { quoteForShell } from './output/shell.ts';
import { wrapIndented } from './output/widths.ts';
import { paint } from './theme.ts';

interface ShownArtist {
	artist: ArtistRow | null;
	names: { name: string }[];
	links: LinkRow[];
	similars: SimilarArtist[];
	albums: AlbumRow[];
	pressings: Map<number, number>;
	/** Null when the albums were never asked for. */
	albumsFetchedAt: Date | null;
	fetchedAt: Date | null;
}

const shownSimilars = 10;
const shownAlbums = 30;
const shownNames = 6;

/** An artist for a person to read: who they are, where else they are, whom they resemble, and their albums. */
export function formatArtist(
	{ artist, names, links, similars, albums, pressings, albumsFetchedAt, fetchedAt }: ShownArtist,
	{ now, columns, command }: { now: Date; columns: number; command: string },
): string {
	if (artist === null) return '';
	const aliases = names.map(({ name }) => name).filter((name) => name !== artist.name);
	const card = formatCard(
		cleanText(`${artist.name}${artist.disambiguation ? ` (${artist.disambiguation})` : ''}`),
		[
			['who', [artist.type, artist.country].filter(Boolean).join(', ')],
			['also', listSome(aliases, shownNames)],
			['listeners', artist.listeners === null ? null : `${formatCount(artist.listeners)} on Last.fm`],
			['MBID', artist.mbid],
			['pages', pagesOf(artist, links)],
			['picture', artist.imageUrl === null ? 'none that works; screens show initials' : formatLink(artist.imageUrl)],
			['', artist.imageUrl === null ? null : formatCredit(artist.imageSource, artist.imageCredit)],
			[
				'albums',
				albums.length === 0 && albumsFetchedAt === null
					? `not fetched yet: ${command} seed --artist ${quoteForShell(cleanText(artist.name))}`
					: `${formatCount(albums.length)} stored, ${formatCount(pressings.size)} with pressings`,
			],
		] satisfies Field[],
		columns,
	);
	const sources = [artist.mbid === null ? [] : ['MusicBrainz'], artist.listeners === null ? [] : ['Last.fm']].flat();
	return [
		card,
		listAlbums(albums, pressings, columns),
		listSimilars(similars, columns),
		`\n${paint.faint(formatProvenance(fetchedAt, sources, now))}`,
		artist.imageSource === 'discogs' ? `\n${discogsNotice(`artist/${artist.discogsId}`)}` : '',
		'\n',
	].join('');
}

/** "Discogs 10263, Spotify 3WrF…": the other services' pages that are known, by name. */
function pagesOf(artist: ArtistRow, links: LinkRow[]): string {
	const ids = [
		['Discogs', artist.discogsId],
		['Spotify', artist.spotifyId],
		['Deezer', artist.deezerId],
		['Wikidata', artist.wikidataId],
	].flatMap(([name, id]) => (id === null ? [] : [`${name} ${id}`]));
	const others = links.length - ids.length;
	return [...ids, ...(others > 0 ? [`${others} more links`] : [])].join(' · ');
}

function formatCredit(source: string | null, credit: string | null): string {
	return cleanText(`from ${titleOf(source ?? '')}${credit === null ? '' : `, by ${credit}`}`);
}

function listAlbums(albums: AlbumRow[], pressings: Map<number, number>, columns: number): string {
	if (albums.length === 0) return '';
	const lines = albums.slice(0, shownAlbums).map((album) => {
		const count = pressings.get(album.id) ?? 0;
		const title = `${cleanText(album.title)} · ${count === 0 ? 'no pressings' : formatCounted(count, 'pressing')}`;
		return `${album.firstReleaseYear ?? '????'}  ${title}`;
	});
	const more = albums.length - lines.length;
	return section('Albums', [...lines, ...(more > 0 ? [`… and ${more} more`] : [])], columns);
}

function listSimilars(similars: SimilarArtist[], columns: number): string {
	if (similars.length === 0) return '';
	const lines = similars
		.slice(0, shownSimilars)
		.map(({ artist, score }) => `${score.toFixed(2)}  ${cleanText(artist.name)}`);
	const more = similars.length - lines.length;
	const source = titleOf(similars[0]?.source ?? '');
	return section(`Similar, according to ${source}`, [...lines, ...(more > 0 ? [`… and ${more} more`] : [])], columns);
}

/** A line starts with a year or a score; what does not fit goes on below the text after it. */
function section(title: string, lines: string[], columns: number): string {
	const wrapped = lines.flatMap((line) => wrapIndented(line, columns, { first: 2, rest: 8 }));
	return `\n${paint.heading(title)}\n${wrapped.map((line) => `${line}\n`).join('')}`;
}

function listSome(names: string[], count: number): string {
	const more = names.length - count;
	return cleanText([...names.slice(0, count), ...(more > 0 ? [`+${more} more`] : [])].join(', '));
}
