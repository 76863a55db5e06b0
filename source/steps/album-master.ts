import { matchAlbum, pickAlbum } from '../matching/album-match.ts';
import type { Verdict } from '../matching/confidence.ts';
import { parseReleaseFormats } from '../matching/discogs-format.ts';
import { parseDiscogsTitle } from '../matching/discogs-titles.ts';
import { normalizeName } from '../matching/names.ts';
import { discogsPage } from '../matching/page-addresses.ts';
import { updateAlbum } from '../store/albums-writer.ts';
import { findArtist, readArtistNames } from '../store/artists-reader.ts';
import { type Link, saveLinks } from '../store/links.ts';
import { type NewRelease, saveReleases } from '../store/releases-writer.ts';
import { readExtent } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { type AlbumDecisions, applyDecisions, isOpen, readAlbumDecisions } from './album-decisions.ts';
import { isLastPage } from './paging.ts';
import { planPressings } from './plan.ts';
import { tellPressings } from './pressings-found.ts';
import type { Step, Work } from './step.ts';
import { readSubjectAlbum } from './subject.ts';

type Hit = Awaited<ReturnType<Work['providers']['discogs']['search']>>['results'][number];
type Candidate = ReturnType<typeof toCandidate>;

/**
 * Finds an album without a Discogs master at Discogs: one search by artist and title, masters and vinyl releases alike.
 * A certain master is taken and its versions are listed next; certain releases that have no master are stored as pressings;
 * whatever is doubtful is kept as a link for review, with its reasons. Nothing is guessed. What a person decided is taken into
 * use before anything is searched for, and never proposed again.
 */
export const albumMaster: Step = {
	name: 'album-master',
	entity: 'album',
	async run(work) {
		const album = await readSubjectAlbum(work);
		const decisions = await readAlbumDecisions(work, album);
		if (isOpen(decisions)) return applyDecisions(work, album, decisions);
		if (decisions.master.accepted !== null) return work.save(async () => ({ status: 'done' }));
		const artist = await findArtist(work.database, album.artistId);
		const aliases = (await readArtistNames(work.database, album.artistId)).map(({ name }) => name);
		const names = [album.credit, ...(artist === undefined ? [] : [artist.name]), ...aliases];
		const wanted = {
			artist: album.credit,
			artistAliases: names.slice(1),
			title: album.title,
			year: album.firstReleaseYear,
		};
		const hits = await searchAll(work, artist?.name ?? album.credit, album.title);
		const candidates = hits.map((hit) => toCandidate(hit, names));
		const masters = pickAlbum(
			wanted,
			candidates.filter(({ hit }) => hit.type === 'master'),
		);
		const singles = candidates
			.filter(({ hit }) => hit.type === 'release' && hit.masterId === null)
			.map((candidate) => ({ candidate, verdict: matchAlbum(wanted, candidate) }));
		const isDecided = ({ candidate }: { candidate: Candidate }) => hasDecided(decisions, candidate.hit);
		const master =
			masters.verdicts.find((one) => one.candidate === masters.chosen && !isDecided(one))?.candidate.hit ?? null;
		const undecided = [...(master === null ? masters.verdicts : []), ...singles].filter((one) => !isDecided(one));
		const pressings = undecided.filter(
			({ candidate, verdict }) => master === null && candidate.hit.type === 'release' && verdict.decision === 'certain',
		);
		const doubtful = undecided.filter(({ verdict }) => verdict.decision === 'doubtful');
		let added = 0;
		await work.save(async (store) => {
			await saveLinks(store, 'album', album.id, [
				...doubtful.map(({ candidate, verdict }) => toLink(candidate, verdict, 'review')),
				...masters.verdicts
					.filter(({ candidate }) => candidate.hit === master)
					.map(({ candidate, verdict }) => toLink(candidate, verdict, 'accepted')),
			]);
			if (master !== null) {
				const found = await updateAlbum(store, album, { discogsId: master.discogsId });
				await planPressings(store, found, await readExtent(store, work.state.id));
			}
			added = (
				await savePressings(
					store,
					album.id,
					pressings.map(({ candidate }) => candidate.hit),
				)
			).added;
			const accepted = decisions.pressings.accepted;
			const isNothing = master === null && [...pressings, ...doubtful, ...accepted].length === 0;
			return { status: isNothing ? 'absent' : 'done' };
		});
		if (master === null && pressings.length > 0) await tellPressings(work, album, added);
		if (doubtful.length > 0) {
			const reason = `${doubtful.length} doubtful ${doubtful.length === 1 ? 'match' : 'matches'} at Discogs`;
			work.tell({ type: 'review', what: `${album.credit} – ${album.title}`, reason });
		}
	},
};

/** Five hundred hits hold whatever fits well; a title like "Live" has thousands more. */
const mostPages = 5;

/** The name without article and punctuation finds "Drums, The" and "Drums (4)" as well; the matching decides who is meant. */
async function searchAll({ providers, ask }: Work, artist: string, title: string): Promise<Hit[]> {
	const hits: Hit[] = [];
	for (let page = 1; ; page += 1) {
		const answer = await providers.discogs.search({ artist: normalizeName(artist), title, format: 'Vinyl' }, page, ask);
		hits.push(...answer.results);
		if (isLastPage(answer, page) || page === mostPages) return hits;
	}
}

/** Whether a person said already what this page is. */
function hasDecided({ master, pressings }: AlbumDecisions, { type, discogsId }: Hit): boolean {
	const id = String(discogsId);
	if (type === 'master') return master.rejected.has(id);
	return pressings.rejected.has(id) || pressings.accepted.some(({ externalId }) => externalId === id);
}

function toCandidate(hit: Hit, names: string[]) {
	return { hit, ...parseDiscogsTitle(hit.title, names), year: hit.year, formats: hit.formats, masterId: hit.masterId };
}

function toLink({ hit }: Candidate, { confidence, evidence }: Verdict, state: 'accepted' | 'review'): Link {
	return {
		provider: 'discogs',
		relation: 'discogs',
		kind: hit.type,
		externalId: String(hit.discogsId),
		url: discogsPage(hit.type, hit.discogsId),
		label: [hit.title, hit.year, hit.country].filter((part) => part !== null && part !== '').join(', '),
		method: 'search',
		confidence,
		evidence,
		state,
		isEnded: false,
	};
}

async function savePressings(store: Writable, albumId: number, hits: Hit[]) {
	const pressings = hits.map((hit): NewRelease => {
		const { isUnofficial: _, ...format } = parseReleaseFormats(formatsOf(hit));
		return {
			...format,
			discogsId: hit.discogsId,
			albumId,
			masterId: null,
			title: parseDiscogsTitle(hit.title).title,
			country: hit.country,
			year: hit.year,
			released: hit.year === null ? null : String(hit.year),
			label: hit.label,
			catalogNumber: hit.catalogNumber,
			barcode: hit.barcodes[0] ?? null,
			identifiers: null,
			notes: null,
			discogsRating: null,
			discogsVotes: null,
			have: hit.have,
			want: hit.want,
		};
	});
	return saveReleases(store, 'discogs', pressings);
}

/** A search hit's flat list ("Vinyl", "LP", "Album") as format data: its first word is the carrier. */
function formatsOf({ formats }: Hit) {
	const [name = '', ...descriptions] = formats;
	return name === '' ? [] : [{ name, qty: '1', descriptions }];
}
