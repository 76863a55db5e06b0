import { anywhere } from '../../../countries.ts';
import { formatTotal } from '../../../money/format-money.ts';
import type { AlbumRow } from '../../../store/albums-reader.ts';
import type { ArtistRow } from '../../../store/artists-reader.ts';
import type { LinkRow } from '../../../store/links.ts';
import type { OfferCandidate, OpenAlbum, OpenArtist, PageCandidate, ReviewCase } from '../../../store/review-reader.ts';
import { formatCount, formatCounted } from '../../output/numbers.ts';
import type { Candidate } from '../state.ts';
import type { Line } from './lines.ts';

/** Our side of a case: what is known of the row that is to be matched. */
export function describeOurs(current: ReviewCase): Line[] {
	return current.entity === 'artist' ? describeOpenArtist(current) : describeOpenAlbum(current);
}

function describeOpenArtist({ artist, aliases, albums, similar, namedBy, tags }: OpenArtist): Line[] {
	return [
		{ text: artist.name, tone: 'strong' },
		...field('found by', artist.source === 'person' ? 'you named it' : null),
		...field('found by', tags.length === 0 ? null : `tag ${tags.join(', ')}`),
		...field('found by', namedBy.length === 0 ? null : `similar to ${namedBy.join(', ')}`),
		...describeArtist(artist, aliases),
		...field('similar', similar.join(', ')),
		...listAlbums(albums),
	];
}

function describeArtist(artist: ArtistRow, aliases: string[]): Line[] {
	return [
		...field('note', artist.disambiguation),
		...field('who', [artist.type, artist.country].filter(Boolean).join(', ')),
		...field('also', aliases.join(', ')),
		...field('listeners', artist.listeners === null ? null : formatCount(artist.listeners)),
		...field('Last.fm', artist.lastfmUrl),
		...field('Discogs', artist.discogsId),
	];
}

function listAlbums(albums: AlbumRow[]): Line[] {
	return albums.map(({ title, firstReleaseYear }, at) => ({
		label: at === 0 ? 'albums' : '',
		text: `${firstReleaseYear ?? '????'} ${title}`,
	}));
}

function describeOpenAlbum({ album, artist, pressings }: OpenAlbum): Line[] {
	return [
		{ text: `${album.credit} – ${album.title}`, tone: 'strong' },
		...field('released', album.firstReleaseDate ?? album.firstReleaseYear),
		...field('type', [album.primaryType, ...album.secondaryTypes].filter(Boolean).join(', ')),
		...field('note', album.disambiguation),
		...field('artist', [artist?.disambiguation, artist?.country].filter(Boolean).join(', ')),
		...field('pressings', pressings === 0 ? 'none stored' : formatCount(pressings)),
		...field('master', album.discogsId),
		...field('MBID', album.mbid),
	];
}

/** The other side: a page that may be the one, and what the database knows of it. */
export function describeCandidate(candidate: Candidate): Line[] {
	const { link, known } = candidate;
	return [
		{ text: link.label ?? link.url, tone: 'strong' },
		...describeDecision(link),
		...field('page', link.url),
		...describeKnown(known),
		// Their terms ask for this wherever a person sees what their API told; the page's address stands above.
		...field('source', link.provider === 'discogs' ? 'Data provided by Discogs' : null),
	];
}

function describeKnown(known: Candidate['known']): Line[] {
	if (known === null) return [];
	if ('artist' in known) return describeKnownArtist(known);
	return 'offers' in known ? describeKnownOffer(known) : describeKnownPage(known);
}

/** The listing's own words stand above; here is what it costs where, and of which pressings it may be a copy. */
function describeKnownOffer({ offers, pressings }: OfferCandidate['known']): Line[] {
	const [offer] = offers;
	const condition = [offer?.condition, offer?.sleeveCondition].filter(Boolean).join(' / ');
	const copies = pressings.map((release, at): Line => {
		const { year, country, format, formatText, label, catalogNumber } = release;
		const facts = [year, country, format, formatText, label, catalogNumber].filter((fact) => fact !== null);
		return { label: at === 0 ? 'may be' : '', text: facts.join(' · ') };
	});
	return [
		...field('seller', [offer?.seller, offer?.channel].filter(Boolean).join(', ')),
		...field('condition', condition),
		...offers.map(({ country, currency, amount, shippingAmount }) => ({
			label: country === anywhere ? 'anywhere' : `to ${country}`,
			text: formatTotal({ currency, amount }, shippingAmount),
		})),
		...(offers.length === 0 ? [{ text: 'nothing of it is stored any more', tone: 'faint' as const }] : []),
		...(copies.length > 0 ? copies : field('may be', 'any pressing of the album')),
	];
}

function describeKnownArtist({
	artist,
	aliases,
	albums,
}: {
	artist: ArtistRow;
	aliases: string[];
	albums: AlbumRow[];
}) {
	return [...describeArtist(artist, aliases), ...listAlbums(albums)];
}

function describeKnownPage({ release, albums }: PageCandidate['known']): Line[] {
	const facts =
		release === null
			? []
			: [
					...field('released', [release.released ?? release.year, release.country].filter(Boolean).join(', ')),
					...field('label', [release.label, release.catalogNumber].filter(Boolean).join(' · ')),
					...field('format', release.format),
				];
	const owners = albums.map(
		({ credit, title }): Line => ({ label: 'already', text: `${credit} – ${title}`, tone: 'warning' }),
	);
	return [...facts, ...owners];
}

function describeDecision({ state, decidedBy }: LinkRow): Line[] {
	if (state === 'accepted') return [{ text: '✓ accepted', tone: 'good' }];
	if (state === 'rejected') return [{ text: '✗ rejected', tone: 'bad' }];
	return decidedBy === 'person' ? [{ text: '? accepted before, but see the reasons', tone: 'warning' }] : [];
}

const marks = { agrees: '✓', differs: '✗' } as const;

/** Why a candidate may be the one, or not: every signal with what it says. */
export function describeReasons({ evidence }: LinkRow): Line[] {
	return evidence.map(({ signal, verdict, detail }): Line => {
		const mark = verdict === 'agrees' || verdict === 'differs' ? marks[verdict] : '?';
		return {
			label: `${mark} ${signal}`,
			text: detail === '' ? 'nothing is said' : detail,
			...(verdict === 'differs' ? { tone: 'bad' as const } : {}),
		};
	});
}

/** "85 %": how sure the matching is. */
export function formatScore({ confidence }: LinkRow): string {
	return `${Math.round(confidence * 100)} %`;
}

/** A candidate in one line of the list. */
export function describeInList({ link }: Candidate): string {
	const mark = link.state === 'accepted' ? '✓' : link.state === 'rejected' ? '✗' : '?';
	return `${mark} ${formatScore(link)} ${link.label ?? link.url}`;
}

/** "3 candidates". */
export function countCandidates({ candidates }: ReviewCase): string {
	return formatCounted(candidates.length, 'candidate');
}

function field(label: string, value: string | number | null): Line[] {
	return value === null || value === '' ? [] : [{ label, text: String(value) }];
}
