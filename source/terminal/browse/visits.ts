import type { Answer, Problem } from '../../catalog/answer.ts';
import type { Context } from '../../context.ts';
import { findAlbum } from '../../store/albums-reader.ts';
import { type ArtistRow, findArtist } from '../../store/artists-reader.ts';
import { describeProblem } from './describe-problem.ts';
import type { News } from './news.ts';
import type { Reads } from './reads.ts';
import type { PaneName, PaneStatus } from './state.ts';
import type { Timers } from './timers.ts';

/**
 * Asks the sources, through the catalog, for what a person opened: at interactive priority, with what is known on the screen
 * meanwhile. Going on elsewhere stops nothing: what is fetched is stored. What failed is tried again while it is still open.
 */
export interface Visits {
	artist(id: number): Promise<void>;
	similar(id: number): Promise<void>;
	album(id: number): Promise<void>;
}

interface Tools {
	reads: Reads;
	timers: Timers;
	tell: (news: News) => void;
	/** Whether this is still on the screen: `artist:1`, `similar:1`, `album:7`. */
	isOpen(key: string): boolean;
	/** A picture or details of a row have come: `artist:1`, `album:7`. */
	moreKnown(key: string): void;
}

/** A source that failed for no stated time is asked again after so many milliseconds. */
const retryMilliseconds = 60_000;

export function createVisits(
	{ catalog, database, clock }: Context,
	{ reads, timers, tell, isOpen, moreKnown }: Tools,
): Visits {
	/** Says that the sources are asked, asks, and says how it ended; tries again when that may help. */
	async function visit(
		{ pane, key }: { pane: PaneName; key: string },
		ask: () => Promise<Answer<unknown>>,
		again: () => Promise<void>,
	): Promise<void> {
		const say = (status: Partial<PaneStatus>) => tell({ type: 'status', pane, key, status });
		say({ fetchingSince: clock(), problem: null });
		let answer = await ask();
		if (answer.refreshing !== undefined) {
			say({ fetchedAt: answer.fetchedAt });
			const failed = await answer.refreshing;
			if (failed.length > 0) return finish(failed, answer.fetchedAt);
			// What was old has been refreshed behind it: now it is read.
			answer = await ask();
		}
		finish(answer.problems, answer.fetchedAt);

		function finish(problems: Problem[], fetchedAt: Date | null): void {
			const [problem] = problems;
			const failed =
				problem === undefined ? null : describeProblem(problem, new Date(clock().getTime() + retryMilliseconds));
			say({ fetchingSince: null, fetchedAt, problem: failed });
			if (failed === null) return;
			timers.later(`again ${key}`, Math.max(1000, failed.until.getTime() - clock().getTime()), async () => {
				if (isOpen(key)) await again();
			});
		}
	}

	async function artist(id: number): Promise<void> {
		const row = await findArtist(database, id);
		if (row === undefined) return;
		await visit(
			{ pane: 'albums', key: `artist:${id}` },
			async () => {
				const answer = await catalog.albumsOf(row);
				const settled = await followTo(row);
				if (settled.id === id) await reads.albums(id);
				return answer;
			},
			() => artist(id),
		);
		await complete(id);
	}

	/** What is nice to know, after what was opened for: who they are, how known, and a picture. */
	async function complete(id: number): Promise<void> {
		const row = await findArtist(database, id);
		if (row === undefined || row.mergedIntoId !== null) return;
		const { value } = await catalog.completeArtist(row);
		await reads.lines([value.id]);
		await catalog.pictureOf(value);
		moreKnown(`artist:${value.id}`);
	}

	/** A stub that turned out to be somebody who is here already: the screen goes on with them. */
	async function followTo(row: ArtistRow): Promise<ArtistRow> {
		const now = await findArtist(database, row.id);
		const into = now?.mergedIntoId == null ? undefined : await findArtist(database, now.mergedIntoId);
		if (into === undefined) return row;
		const [line] = await reads.read([into.id]);
		if (line !== undefined) tell({ type: 'merged', fromId: row.id, into: line });
		return into;
	}

	async function similar(id: number): Promise<void> {
		const row = await findArtist(database, id);
		if (row === undefined) return;
		await visit(
			{ pane: 'artists', key: `similar:${id}` },
			async () => {
				const known = row.mbid === null ? (await catalog.completeArtist(row)).value : row;
				const answer = await catalog.similarArtistsOf(known);
				await reads.similar(id);
				return answer;
			},
			() => similar(id),
		);
	}

	async function album(id: number): Promise<void> {
		const row = await findAlbum(database, id);
		if (row === undefined) return;
		await visit(
			{ pane: 'pressings', key: `album:${id}` },
			async () => {
				const answer = await catalog.releasesOf(row);
				await reads.pressings(id);
				// How many there are shows beside the album and the artist as well.
				await Promise.all([reads.albums(row.artistId), reads.lines([row.artistId])]);
				return answer;
			},
			() => album(id),
		);
		await catalog.coverOf(row);
		moreKnown(`album:${id}`);
	}

	return { artist, similar, album };
}
