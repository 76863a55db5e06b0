import { UsageError } from '../errors.ts';
import { discogsPage, musicbrainzPage } from '../matching/page-addresses.ts';
import { parseProviderUrl } from '../matching/provider-urls.ts';
import type { CaseKey, ChosenPage } from '../store/decisions-writer.ts';
import { cleanText } from '../text.ts';

const mbidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Discogs' own short form: m123 is a master, r123 a release; also in brackets, also as a word. */
const discogsShape = /^\[?(?:(m)(?:aster)?|r(?:elease)?)[ /=]?([1-9]\d{0,9})\]?$/;
const largestId = 2_147_483_647;

/**
 * The page that a person means instead of those that were found: for an artist an MBID, for an album a Discogs master (m123)
 * or release (r123), or the address of either. Only its shape is looked at: whether it exists, the step finds out.
 * Throws UsageError.
 */
export function readChosenPage(entity: CaseKey['entity'], text: string): ChosenPage {
	const page = entity === 'artist' ? readArtistPage(text) : readAlbumPage(text);
	if (page !== undefined) return page;
	const wanted = entity === 'artist' ? 'an artist at MusicBrainz' : 'a Discogs master or release';
	throw new UsageError(
		`"${cleanText(text).slice(0, 80)}" is not ${wanted}.`,
		entity === 'artist'
			? 'Give an MBID or the address of an artist there.'
			: 'Give m123 for a master, r123 for a release, or the address of either.',
	);
}

function readArtistPage(text: string): ChosenPage | undefined {
	const given = text.trim().toLowerCase();
	const { provider, kind, id } = parseProviderUrl(given);
	const mbid = mbidShape.test(given) ? given : provider === 'musicbrainz' && kind === 'artist' ? id : null;
	if (mbid === null) return undefined;
	return {
		provider: 'musicbrainz',
		relation: 'identity',
		kind: 'artist',
		externalId: mbid,
		url: musicbrainzPage('artist', mbid),
	};
}

function readAlbumPage(text: string): ChosenPage | undefined {
	const given = text.trim().toLowerCase();
	const [, isMaster, number = ''] = discogsShape.exec(given) ?? [];
	const url = parseProviderUrl(given);
	const short = { kind: isMaster === undefined ? 'release' : 'master', id: number };
	const { kind, id } = url.provider === 'discogs' ? url : short;
	if ((kind !== 'master' && kind !== 'release') || !id || Number(id) > largestId) return undefined;
	return { provider: 'discogs', relation: 'discogs', kind, externalId: id, url: discogsPage(kind, id) };
}
