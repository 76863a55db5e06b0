import type { Database } from '../../../db/client.ts';
import { normalizeName } from '../../matching/names.ts';
import { summarisePressings } from '../../steps/pressings-found.ts';
import { type AlbumRow, findAlbum } from '../../store/albums-reader.ts';
import { type ArtistRow, findArtist, readArtistNames, readSimilarArtists } from '../../store/artists-reader.ts';
import { findReleaseByDiscogsId, type ReleaseRow, readReleasesOf } from '../../store/releases-reader.ts';
import { formatAge } from '../output/ages.ts';
import { discogsNotice } from '../output/discogs-notice.ts';
import { listKinds } from '../output/lines.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import { spellKind } from '../release-columns.ts';
import { readListed } from './prices/read-listed.ts';
import type { Buyer } from './prices/view.ts';
import { describeListed } from './prices/words.ts';
import type { SelectedRow } from './selected-row.ts';
import type { Detail } from './state.ts';

/**
 * What the band below the panes says of a row, the most important first, every number with where it came from. The picture
 * is the artist's, or the cover of the album that a pressing is of.
 */
export async function readDetail(
	database: Database,
	row: SelectedRow,
	{ now, buyer }: { now: Date; buyer: Buyer },
): Promise<Detail | null> {
	switch (row.kind) {
		case 'artist': {
			const artist = await findArtist(database, row.artist.id);
			return artist === undefined ? null : describeArtist(database, artist, now);
		}
		case 'album': {
			const album = await findAlbum(database, row.album.id);
			return album === undefined ? null : describeAlbum(database, album, { now, buyer });
		}
		case 'pressing': {
			const { pressing } = row;
			const known =
				pressing.discogsId === null
					? pressing
					: ((await findReleaseByDiscogsId(database, pressing.discogsId)) ?? pressing);
			const album = known.albumId === null ? undefined : await findAlbum(database, known.albumId);
			const [priced] = await readListed(database, 'pressings', [known], { buyer, now });
			return describePressing(known, album, priced === undefined ? null : describeListed(priced, now), now);
		}
	}
}

const shownNames = 5;
const shownSimilars = 8;

async function describeArtist(database: Database, artist: ArtistRow, now: Date): Promise<Detail> {
	const names = (await readArtistNames(database, artist.id))
		.map(({ name }) => name)
		.filter((name) => normalizeName(name) !== artist.normalizedName);
	const similars = await readSimilarArtists(database, artist.id);
	const named = similars.slice(0, shownSimilars).map(({ artist: similar }) => similar.name);
	const { listeners, imageSource, imageCredit } = artist;
	return {
		key: `artist:${artist.id}`,
		name: artist.name,
		image: artist.imageUrl === null ? null : { url: artist.imageUrl, source: imageSource },
		lines: [
			join([artist.name, artist.disambiguation], ' · '),
			join(
				[artist.type, artist.country, listeners === null ? null : `${formatCount(listeners)} listeners on Last.fm`],
				' · ',
			),
			...line('also ', names.slice(0, shownNames).join(', ')),
			...line(
				`similar, by ${titleOf(similars[0]?.source ?? '')} (s): `,
				named.join(', ') + (similars.length > named.length ? ` … ${formatCount(similars.length)} in all` : ''),
			),
			...line('MBID ', artist.mbid),
			...line('picture from ', imageSource === null ? null : join([titleOf(imageSource), imageCredit], ', by ')),
			artist.mbid === null && similars.length === 0 ? 'Only the name is known so far: Enter asks for the rest.' : '',
			`${describeOrigin(artist.source)}, ${formatAge(artist.updatedAt, now)}`,
		].filter(Boolean),
		notice: imageSource === 'discogs' ? discogsNotice(`artist/${artist.discogsId}`) : null,
	};
}

async function describeAlbum(
	database: Database,
	album: AlbumRow,
	{ now, buyer }: { now: Date; buyer: Buyer },
): Promise<Detail> {
	const rows = await readReleasesOf(database, album);
	const [priced] = await readListed(database, 'albums', [album], { buyer, now });
	const pressings = summarisePressings(rows, 0);
	return {
		key: `album:${album.id}`,
		name: album.title,
		image: album.coverUrl === null ? null : { url: album.coverUrl, source: album.coverSource },
		lines: [
			`${album.credit} – ${album.title}`,
			join(
				[
					album.firstReleaseDate ?? album.firstReleaseYear,
					album.primaryType,
					...album.secondaryTypes,
					album.disambiguation,
				],
				' · ',
			),
			rows.length === 0 ? '' : [formatCounted(rows.length, 'pressing'), ...listKinds(pressings)].join(' · '),
			...line('cheapest ', priced === undefined ? null : describeListed(priced, now)),
			...line('MBID ', album.mbid),
			...line('cover from ', album.coverSource === null ? null : titleOf(album.coverSource)),
			describeAge(rows, now),
		].filter(Boolean),
		notice: noticeOf(rows, album.discogsId === null ? '' : `master/${album.discogsId}`),
	};
}

function describePressing(
	release: ReleaseRow,
	album: AlbumRow | undefined,
	cheapest: string | null,
	now: Date,
): Detail {
	const { discogsRating, discogsVotes, have, want, identifiers } = release;
	const numbers = (identifiers ?? []).map(({ type, value }) => `${type} ${value}`);
	return {
		key: `pressing:${release.id}`,
		name: release.title,
		image: album?.coverUrl == null ? null : { url: album.coverUrl, source: album.coverSource },
		lines: [
			join([album?.credit, release.title], ' – '),
			// Lines that only some pressings have would move all those below them with every key.
			join(
				[
					...[release.label, release.catalogNumber, release.country, release.released ?? release.year],
					release.barcode === null ? null : `barcode ${release.barcode}`,
				],
				' · ',
			),
			join([join([release.format, ...release.descriptions, release.formatText], ', '), spellKind(release)], ' · '),
			...line('cheapest ', cheapest),
			join(
				[
					discogsRating === null
						? null
						: `${discogsRating.toFixed(2)} of 5 from ${formatCounted(discogsVotes ?? 0, 'rating')}`,
					have === null ? null : `${formatCount(have)} have, ${formatCount(want ?? 0)} want it`,
				],
				' · ',
			),
			...line('', numbers.join(' · ')),
			...line(
				'',
				release.notes?.replace(/\s+/g, ' ') ??
					(identifiers === null ? 'Enter asks Discogs for barcode, rating and notes.' : ''),
			),
			describeAge([release], now),
		].filter(Boolean),
		notice: noticeOf([release], `release/${release.discogsId}`),
	};
}

/** Discogs' terms: whose data it is, and its page. */
function noticeOf(rows: ReleaseRow[], page: string): string | null {
	return rows.some(({ source }) => source === 'discogs') ? discogsNotice(page) : null;
}

/** How old the oldest of them is. */
function describeAge(rows: ReleaseRow[], now: Date): string {
	const ages = rows.map(({ fetchedAt }) => fetchedAt.getTime());
	return ages.length === 0 ? '' : `fetched ${formatAge(new Date(Math.min(...ages)), now)}`;
}

/** How a row came to be here. */
function describeOrigin(source: string): string {
	const origins: Record<string, string> = {
		similar: 'named as similar to others',
		credit: 'credited on an album',
		person: 'named by you',
	};
	return origins[source] ?? `found at ${titleOf(source)}`;
}

function line(label: string, value: string | null): string[] {
	return value === null || value === '' ? [] : [label + value];
}

function join(parts: (string | number | null | undefined)[], separator: string): string {
	return parts.filter((part) => part !== null && part !== undefined && part !== '').join(separator);
}
