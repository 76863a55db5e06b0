import type { Problem } from '../../catalog/answer.ts';
import type { Context } from '../../context.ts';
import { findAlbum } from '../../store/albums-reader.ts';
import type { ArtistLine } from '../../store/browse-reader.ts';
import { findReleaseByDiscogsId } from '../../store/releases-reader.ts';
import type { SearchHit } from '../../store/search/hits.ts';
import { searchEverything } from '../../store/search/search.ts';
import type { StepKey } from '../../store/sync-state.ts';
import { describeProblem } from './describe-problem.ts';
import type { Request } from './effects.ts';
import type { News } from './news.ts';
import type { PriceVisits } from './prices/visits.ts';
import type { Reads } from './reads.ts';
import { type BrowseState, type Level, levelOf, selectedAlbum, selectedArtist } from './state.ts';
import type { Visits } from './visits.ts';

interface Tools {
	reads: Reads;
	visits: Visits;
	prices: PriceVisits;
	tell: (news: News) => void;
	/** Reads again what the screen shows of pressings. */
	readPressingsAgain(): Promise<void>;
}

/** So many hits are looked through for an artist who may be meant. */
const mostHints = 10;

/**
 * Does what a person asks for once, and tells what came of it; with the state in which it was asked for. What is said where
 * nothing is found is a warning, what fails is thrown.
 */
export function createRequests(
	{ database, catalog, clock }: Context,
	{ reads, visits, prices, tell, readPressingsAgain }: Tools,
): (request: Request, state: BrowseState) => Promise<void> {
	function warn(text: string): void {
		tell({ type: 'message', text, tone: 'warning' });
	}

	/** Who of those that are stored may be meant. */
	async function hintAt(name: string): Promise<string> {
		const hits = await searchEverything(database, name, mostHints);
		const similar = hits.find(({ kind }) => kind === 'artist');
		return similar === undefined ? '' : ` Did you mean "${similar.text}"?`;
	}

	function failureIn([problem]: Problem[]): string | null {
		return problem === undefined ? null : describeProblem(problem, clock()).message;
	}

	/** Says what is being looked up for as long as it takes. */
	async function lookingUp(name: string, work: () => Promise<void>): Promise<void> {
		tell({ type: 'naming', naming: { name, since: clock() } });
		try {
			await work();
		} finally {
			tell({ type: 'naming', naming: null });
		}
	}

	/** Asks the sources again for what is on the screen. */
	async function refresh(state: BrowseState): Promise<void> {
		const level = levelOf(state);
		const [artist, album] = [selectedArtist(level), selectedAlbum(level)];
		await readAgain(level);
		if (level.focus === 'artists' && level.place.kind === 'similar') {
			const { id } = level.place.to;
			await catalog.expire(stepsOf('artist', id, ['similar-artists']));
			await visits.similar(id);
		} else if (level.focus === 'pressings' && album !== undefined) {
			await catalog.expire(stepsOf('album', album.id, ['album-master', 'vinyl-releases', 'album-cover']));
			await visits.album(album.id);
		} else if (artist !== undefined) {
			const steps = ['artist-info', 'artist-ids', 'studio-albums', 'similar-artists', 'artist-image'];
			await catalog.expire(stepsOf('artist', artist.id, steps));
			await visits.artist(artist.id);
		}
	}

	/** What other programs stored meanwhile is seen as well. */
	async function readAgain({ focus, place }: Level): Promise<void> {
		if (place.kind === 'label') await reads.label(place.label);
		else if (focus === 'artists' && place.kind === 'library') await reads.library();
		await reads.review();
	}

	/** Reads a pressing's own page: barcode, matrix numbers, rating. */
	async function readDetails(discogsId: number): Promise<void> {
		const { problems, refreshing } = await catalog.getOrCreateRelease({ discogsId });
		const [problem] = [...problems, ...((await refreshing) ?? [])];
		if (problem !== undefined) warn(describeProblem(problem, clock()).message);
		await readPressingsAgain();
	}

	/** Looks a name up; opens who it is. */
	async function fetchArtist(name: string): Promise<void> {
		const { value, problems } = await catalog.getOrCreateArtist({ name });
		const [line] = value === null ? [] : await reads.read([value.id]);
		if (line !== undefined) tell({ type: 'artist-found', line });
		else warn(failureIn(problems) ?? `No source knows "${name}".${await hintAt(name)}`);
	}

	/** Looks an album of an artist up; opens it. */
	async function fetchAlbum(name: string, title: string): Promise<void> {
		const { value, problems, similarTitles } = await catalog.getOrCreateAlbum({ artist: { name }, title });
		const [line] = value === null ? [] : await reads.read([value.artistId]);
		if (value !== null && line !== undefined) return goTo(line, value.id, null);
		const [similar] = similarTitles;
		const hint = similar === undefined ? '' : ` Did you mean "${similar}"?`;
		warn(failureIn(problems) ?? `No studio album "${title}" of "${name}" is known.${hint}`);
	}

	/** Opens what a search found. */
	async function openHit(hit: SearchHit): Promise<void> {
		if (hit.kind === 'label') return tell({ type: 'label', label: hit.text });
		const album = hit.albumId === null ? undefined : await findAlbum(database, hit.albumId);
		const [artist] = await reads.read([album?.artistId ?? hit.artistId ?? 0]);
		if (artist === undefined) return;
		if (album === undefined) return tell({ type: 'artist-found', line: artist });
		const release = hit.discogsId === null ? undefined : await findReleaseByDiscogsId(database, hit.discogsId);
		await goTo(artist, album.id, release?.id ?? null);
	}

	/** Opens the pressings of an album of ours. */
	async function openAlbum(albumId: number): Promise<void> {
		const album = await findAlbum(database, albumId);
		const [artist] = await reads.read([album?.artistId ?? 0]);
		if (artist !== undefined) await goTo(artist, albumId, null);
	}

	/** The artist may be open already, without this album among the rows: they are read again. */
	async function goTo(artist: ArtistLine, albumId: number, releaseId: number | null): Promise<void> {
		tell({ type: 'go-to', artist, albumId, releaseId });
		await reads.albums(artist.id);
	}

	return (request, state) => {
		switch (request.type) {
			case 'refresh':
				return refresh(state);
			case 'read-details':
				return lookingUp(`release ${request.discogsId}`, () => readDetails(request.discogsId));
			case 'ask-prices':
				return prices.ask(request.pressing);
			case 'fetch-artist':
				return lookingUp(request.name, () => fetchArtist(request.name));
			case 'fetch-album':
				return lookingUp(`${request.name} – ${request.title}`, () => fetchAlbum(request.name, request.title));
			case 'open-hit':
				return openHit(request.hit);
			case 'open-album':
				return openAlbum(request.albumId);
		}
	};
}

function stepsOf(entity: 'artist' | 'album', entityId: number, steps: string[]): StepKey[] {
	return steps.map((step) => ({ entity, entityId, step }));
}
