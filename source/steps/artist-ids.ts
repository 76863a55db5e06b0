import { ProviderNotFound } from '../errors.ts';
import type { MusicbrainzArtist, MusicbrainzFoundArtist } from '../integrations/musicbrainz/map.ts';
import { matchArtist } from '../matching/artist-match.ts';
import { normalizeName } from '../matching/names.ts';
import { discogsPage, musicbrainzPage } from '../matching/page-addresses.ts';
import { joinByMbid } from '../store/artist-identity.ts';
import { mergeArtists } from '../store/artist-merge.ts';
import { type ArtistRow, findArtistByMbid, findUnidentified } from '../store/artists-reader.ts';
import { saveArtistNames, updateArtist } from '../store/artists-writer.ts';
import { type Decisions, readIdentityDecisions } from '../store/decisions-reader.ts';
import { returnToReview } from '../store/decisions-writer.ts';
import { type LinkRow, saveLinks } from '../store/links.ts';
import { readExtent } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { formerLink, linksOf } from './artist-links.ts';
import { noteAnswer } from './note-answer.ts';
import { planAfterIds, planArtist } from './plan.ts';
import { searchArtists } from './search-artists.ts';
import type { Step, Work } from './step.ts';
import { readSubjectArtist } from './subject.ts';

type ArtistMatch = ReturnType<typeof matchArtist<MusicbrainzFoundArtist>>;

/**
 * Who an artist is: the MBID confirmed by MusicBrainz, and from its URL relations the ids at Discogs, Spotify, Deezer and
 * Wikidata. Every relation is kept as a link. Without a usable MBID the name is searched; several of one name are left to a
 * person. Whom a person accepted is taken, whom they rejected is never proposed again.
 */
export const artistIds: Step = {
	name: 'artist-ids',
	entity: 'artist',
	async run(work) {
		const artist = await readSubjectArtist(work);
		const decisions = await readIdentityDecisions(work.database, artist.id);
		if (artist.mbid === null && decisions.accepted !== null) return takeAccepted(work, artist, decisions.accepted);
		const known = await lookUp(work, artist, decisions);
		const found = known ?? (await search(work, artist, decisions));
		const asked = known === undefined ? null : (artist.mbid ?? artist.mbidHint);
		if ('verdicts' in found) return keepCandidates(work, artist, found, decisions);
		await settle(work, artist, { found, asked });
	},
};

/** The identity that a person accepted. One that MusicBrainz does not have waits for them again, with the reason. */
async function takeAccepted(work: Work, artist: ArtistRow, link: LinkRow): Promise<void> {
	const mbid = link.externalId ?? '';
	const found = await work.providers.musicbrainz.artist(mbid, work.ask).catch((error: unknown) => {
		if (error instanceof ProviderNotFound) return undefined;
		throw error;
	});
	if (found !== undefined) return settle(work, artist, { found, asked: mbid });
	const reason = `MusicBrainz has no artist ${mbid}`;
	await work.save(async (store) => {
		await returnToReview(store, link, reason);
		await planAfterIds(store, artist.id, await readExtent(store, work.state.id));
		return { status: 'absent' };
	});
	work.tell({ type: 'unknown', what: artist.name, reason });
}

async function settle(
	work: Work,
	artist: ArtistRow,
	identity: { found: MusicbrainzArtist; asked: string | null },
): Promise<void> {
	await work.save(async (store) => {
		const extent = await readExtent(store, work.state.id);
		const settled = await saveIdentity(store, artist, identity, work.tell);
		if (settled.id !== artist.id) {
			// Merged: what was wanted of this row is wanted of the one it became.
			await noteAnswer(store, settled.id, 'artist-ids');
			await planArtist(store, settled.id, extent);
		}
		await planAfterIds(store, settled.id, extent);
		return { status: 'done' };
	});
}

async function keepCandidates(
	work: Work,
	artist: ArtistRow,
	{ verdicts }: ArtistMatch,
	{ rejected }: Decisions,
): Promise<void> {
	const found = verdicts.filter(({ verdict }) => verdict.decision !== 'no');
	const possible = found.filter(({ candidate }) => !rejected.has(candidate.mbid));
	await work.save(async (store) => {
		await saveCandidates(store, artist, possible);
		// What does not need an identity (a picture by name) goes on.
		await planAfterIds(store, artist.id, await readExtent(store, work.state.id));
		return { status: possible.length === 0 ? 'absent' : 'done' };
	});
	const others = found.length === 0 ? '' : ' but those who were rejected';
	work.tell(
		possible.length === 0
			? { type: 'unknown', what: artist.name, reason: `MusicBrainz knows nobody of that name${others}` }
			: { type: 'review', what: artist.name, reason: `${possible.length} candidates at MusicBrainz` },
	);
}

/** By the MBID, or by Last.fm's hint at one if that holds; undefined when it does not (unknown, ruled out, or somebody else's) or there is none. */
async function lookUp(
	{ providers, ask, tell }: Work,
	artist: ArtistRow,
	{ rejected }: Decisions,
): Promise<MusicbrainzArtist | undefined> {
	if (artist.mbid !== null) {
		const { mbid, name } = artist;
		return providers.musicbrainz.artist(mbid, ask).catch((error: unknown) => {
			if (error instanceof ProviderNotFound)
				tell({ type: 'unknown', what: name, reason: `MusicBrainz has no artist ${mbid}` });
			throw error;
		});
	}
	if (artist.mbidHint === null || rejected.has(artist.mbidHint)) return undefined;
	try {
		const hinted = await providers.musicbrainz.artist(artist.mbidHint, ask);
		return isNamed(hinted, artist) && !rejected.has(hinted.mbid) ? hinted : undefined;
	} catch (error) {
		if (error instanceof ProviderNotFound) return undefined;
		throw error;
	}
}

/** Whether an artist of MusicBrainz is called what one of ours is: by name, sort name or alias, compared as `normalizeName` does. */
export function isNamed(found: MusicbrainzArtist, artist: Pick<ArtistRow, 'name'>): boolean {
	const wanted = normalizeName(artist.name);
	return [found.name, found.sortName, ...found.aliases].some((name) => normalizeName(name) === wanted);
}

/**
 * By the Discogs page where that is known, which says who of several of that name it is; then by name: the one certain match is looked up for
 * its relations, anything else is returned as candidates. An artist known by a Discogs id is one of several of that name there: the match is
 * certain only if MusicBrainz links that id. Those whom a person ruled out are judged as well: that two of three are wrong does not make the
 * third one right.
 */
async function search(
	{ providers, ask }: Work,
	artist: ArtistRow,
	{ rejected }: Decisions,
): Promise<MusicbrainzArtist | ArtistMatch> {
	const linked =
		artist.discogsId === null
			? null
			: await providers.musicbrainz.artistOfUrl(discogsPage('artist', artist.discogsId), ask);
	if (linked !== null && !rejected.has(linked)) return providers.musicbrainz.artist(linked, ask);
	const candidates = await searchArtists(providers, artist.name, ask);
	const match = matchArtist({ name: artist.name }, candidates);
	if (match.chosen === null || rejected.has(match.chosen.mbid)) return match;
	const found = await providers.musicbrainz.artist(match.chosen.mbid, ask);
	const isLinked = linksOf(found).some(
		({ relation, externalId }) => relation === 'discogs' && externalId === String(artist.discogsId),
	);
	return artist.discogsId === null || isLinked ? found : match;
}

/** Candidates that nobody may choose between but a person: each its own row, none of them merged. */
async function saveCandidates(store: Writable, artist: ArtistRow, possible: ArtistMatch['verdicts']): Promise<void> {
	for (const { candidate } of possible) await saveFoundArtist(store, candidate);
	await saveLinks(
		store,
		'artist',
		artist.id,
		possible.map(({ candidate, verdict }) => ({
			provider: 'musicbrainz',
			relation: 'identity',
			kind: 'artist',
			externalId: candidate.mbid,
			url: musicbrainzPage('artist', candidate.mbid),
			label: [candidate.name, candidate.disambiguation].filter(Boolean).join(' – '),
			method: 'name-search',
			confidence: verdict.confidence,
			evidence: verdict.evidence,
			state: 'review',
			isEnded: false,
		})),
	);
}

/** A hit of a MusicBrainz search as a row of its own: its MBID is its identity, whoever else has that name. */
export async function saveFoundArtist(store: Writable, found: MusicbrainzFoundArtist): Promise<ArtistRow> {
	const { artist } = await joinByMbid(store, { name: found.name, mbid: found.mbid, source: 'musicbrainz' });
	await saveArtistNames(
		store,
		artist.id,
		found.aliases.filter((alias) => alias !== found.name),
		'musicbrainz',
	);
	return updateArtist(store, artist, {
		disambiguation: found.disambiguation || artist.disambiguation,
		sortName: found.sortName,
		type: found.type ?? artist.type,
		country: found.country ?? artist.country,
	});
}

/** Stores an identity that holds; `asked` is the MBID that led to it, which MusicBrainz may have merged into another. Another row with this MBID is the same artist: ours is merged into it. */
export async function saveIdentity(
	store: Writable,
	artist: ArtistRow,
	{ found, asked }: { found: MusicbrainzArtist; asked: string | null },
	tell: Work['tell'],
): Promise<ArtistRow> {
	const owner = await findArtistByMbid(store, found.mbid);
	let current = artist;
	if (owner !== undefined && owner.id !== artist.id) {
		current = await mergeArtists(store, artist, owner);
		if (artist.name !== owner.name) tell({ type: 'merged', from: artist.name, into: owner.name });
	}
	const links = linksOf(found);
	const idOf = (provider: string) =>
		links.find((link) => link.provider === provider && link.kind === 'artist' && link.state === 'accepted')?.externalId;
	const discogsId = idOf('discogs');
	for (const twin of discogsId == null ? [] : await findUnidentified(store, Number(discogsId), current.id)) {
		current = await mergeArtists(store, twin, current);
	}
	const settled = await updateArtist(store, current, {
		mbid: found.mbid,
		name: found.name,
		sortName: found.sortName,
		disambiguation: found.disambiguation || null,
		type: found.type,
		country: found.country,
		discogsId: discogsId == null ? current.discogsId : Number(discogsId),
		spotifyId: idOf('spotify') ?? current.spotifyId,
		deezerId: idOf('deezer') ?? current.deezerId,
		wikidataId: links.find((link) => link.provider === 'wikidata')?.externalId ?? current.wikidataId,
	});
	if (artist.source === 'person' && !isNamed(found, artist)) {
		tell({ type: 'unknown', what: artist.name, reason: `the MBID is that of ${found.name}, which is what was stored` });
	}
	const aliases = found.aliases.filter((name) => name !== found.name);
	await saveArtistNames(store, settled.id, aliases, 'musicbrainz');
	if (current.name !== found.name) await saveArtistNames(store, settled.id, [current.name], 'spelling');
	const former = asked === null || asked === found.mbid ? [] : [formerLink(asked)];
	await saveLinks(store, 'artist', settled.id, [...links, ...former]);
	return settled;
}
