import type { MusicbrainzArtist } from '../../integrations/musicbrainz/map.ts';
import { parseProviderUrl } from '../../matching/provider-urls.ts';
import { isNamed } from '../../steps/artist-ids.ts';
import type { OpenArtist } from '../../store/imports/musicbrainz-reader.ts';

/**
 * Whom of our artists without an MBID an artist of the dump is. At once: whom a person took for them, whose supposed MBID and name agree, and
 * who is linked at Discogs under that name. A link to a page of another name is held back until the whole file was read: it counts if
 * MusicBrainz links that page of no other artist.
 */
export function createOpenArtists(artists: readonly OpenArtist[]) {
	const byMbid = Map.groupBy(
		artists.flatMap((artist) =>
			[artist.acceptedMbid, artist.mbidHint].flatMap((mbid) => (mbid === null ? [] : [{ mbid, artist }])),
		),
		({ mbid }) => mbid,
	);
	const byDiscogsId = Map.groupBy(
		artists.filter(({ discogsId }) => discogsId !== null),
		({ discogsId }) => discogsId ?? 0,
	);
	/** Null: several claim the page. */
	const held = new Map<number, MusicbrainzArtist | null>();

	/** Ids of our artists that this one is; others may be held back. */
	function find(found: MusicbrainzArtist): number[] {
		const ids = new Set<number>();
		for (const { artist } of byMbid.get(found.mbid) ?? []) {
			if (artist.acceptedMbid === found.mbid || (artist.acceptedMbid === null && isNamed(found, artist)))
				ids.add(artist.id);
		}
		for (const artist of discogsIdsOf(found).flatMap((id) => byDiscogsId.get(id) ?? [])) {
			if (artist.acceptedMbid !== null || ids.has(artist.id)) continue;
			const isHintedElsewhere = artist.mbidHint !== null && artist.mbidHint !== found.mbid;
			if (isNamed(found, artist) && !isHintedElsewhere) ids.add(artist.id);
			else hold(artist.id, found);
		}
		return [...ids];
	}

	function hold(id: number, found: MusicbrainzArtist): void {
		const before = held.get(id);
		held.set(id, before === undefined || before?.mbid === found.mbid ? found : null);
	}

	return {
		mbids: byMbid,
		discogsIds: byDiscogsId,
		find,
		/** Those who were held back and whom nobody else claims. */
		held: () => [...held].flatMap(([id, found]) => (found === null ? [] : [{ id, found }])),
	};
}

/** Pages at Discogs that are this artist's now. */
function discogsIdsOf({ relations }: MusicbrainzArtist): number[] {
	return relations
		.filter(({ ended }) => !ended)
		.map(({ url }) => parseProviderUrl(url ?? ''))
		.flatMap(({ provider, kind, id }) => (provider === 'discogs' && kind === 'artist' ? [Number(id)] : []));
}
