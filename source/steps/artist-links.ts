import type { MusicbrainzArtist } from '../integrations/musicbrainz/map.ts';
import { musicbrainzPage } from '../matching/page-addresses.ts';
import { parseProviderUrl } from '../matching/provider-urls.ts';
import type { Link } from '../store/links.ts';

/**
 * Every URL relation as a link, none dropped. Of several Discogs artists the one with the lowest number leads: it is the
 * oldest entry, where a later one is an alias or a project; the others stay accepted links of the same artist.
 */
export function linksOf(found: MusicbrainzArtist): Link[] {
	const links = found.relations.map((relation): Link => {
		const url = relation.url ?? musicbrainzPage('artist', relation.artist?.mbid ?? '');
		const parsed = parseProviderUrl(url);
		return {
			provider: parsed.provider ?? relation.type,
			relation: relation.direction === 'backward' ? `${relation.type} (backward)` : relation.type,
			kind: parsed.kind,
			externalId: parsed.id,
			url,
			label: relation.targetCredit ?? relation.artist?.name ?? null,
			method: 'url-relation',
			confidence: 1,
			evidence: [
				{
					signal: 'MusicBrainz relation',
					verdict: 'agrees',
					detail: `${relation.type}${relation.ended ? ', ended' : ''}`,
				},
			],
			// A relation that ended was true once: kept, but its id is not used.
			state: relation.ended ? 'rejected' : 'accepted',
			isEnded: relation.ended,
		};
	});
	return links.sort(byDiscogsNumber);
}

/** An MBID that was merged into the artist's present one: whoever still has it finds the artist by it. */
export function formerLink(mbid: string): Link {
	return {
		provider: 'musicbrainz',
		relation: 'former',
		kind: 'artist',
		externalId: mbid,
		url: musicbrainzPage('artist', mbid),
		label: null,
		method: 'redirect',
		confidence: 1,
		evidence: [{ signal: 'MusicBrainz redirect', verdict: 'agrees', detail: 'answers with another MBID' }],
		state: 'accepted',
		isEnded: false,
	};
}

function byDiscogsNumber(a: Link, b: Link): number {
	const numberOf = (link: Link) => (link.provider === 'discogs' ? Number(link.externalId) : 0);
	return numberOf(a) - numberOf(b);
}
