import type { LastfmTopArtists } from '../integrations/lastfm/map.ts';
import { joinByPage } from '../store/artist-identity.ts';
import { readCursor, readExtent } from '../store/sync-state.ts';
import { findTag, saveTagArtists } from '../store/tags.ts';
import { planArtist } from './plan.ts';
import type { Step, Work } from './step.ts';

/** Last.fm's page size for top artists of a tag; one call brings this many. */
const pageSize = 100;

/**
 * The top artists of a tag, page after page until `cursor.limit` artists are known or the list ends (Last.fm `tag.getTopArtists`).
 * An unknown tag is an empty list there, which is an answer: the tag is absent.
 */
export const tagArtists: Step = {
	name: 'tag-artists',
	entity: 'tag',
	async run(work) {
		const tag = await findTag(work.database, work.state.entityId);
		if (tag === undefined) throw new Error(`tag ${work.state.entityId} is not in the database`);
		for (let page = Number(work.state.cursor?.page ?? 1); ; page += 1) {
			const answer = await work.providers.lastfm.tagTopArtists(tag, page, pageSize, work.ask);
			const { ids, added, isLast } = await savePage(work, page, answer);
			work.tell(
				answer.total === 0
					? { type: 'unknown', what: `tag ${tag}`, reason: 'Last.fm lists no artists for it' }
					: { type: 'artists', ids, added, reason: `tag ${tag}` },
			);
			if (isLast || work.isStopping()) return;
		}
	},
};

/** Stores one page of the list as far as it is wanted now: somebody may have asked for more since the step began. */
async function savePage(work: Work, page: number, answer: LastfmTopArtists) {
	let saved = { ids: [] as number[], added: 0, isLast: true };
	await work.save(async (store) => {
		const limit = Number((await readCursor(store, work.state.id)).limit ?? pageSize);
		const extent = await readExtent(store, work.state.id);
		const before = (page - 1) * pageSize;
		const wanted = answer.artists.slice(0, Math.max(0, limit - before));
		const isEnd = page >= answer.totalPages || answer.artists.length === 0;
		saved = { ids: [], added: 0, isLast: isEnd || page * pageSize >= limit };
		for (const [at, { name, url, mbid, rank }] of wanted.entries()) {
			const { artist, isNew } = await joinByPage(store, { name, url, mbidHint: mbid, source: 'lastfm' });
			saved.ids.push(artist.id);
			if (isNew) saved.added += 1;
			await saveTagArtists(store, work.state.entityId, [{ artistId: artist.id, rank: rank ?? before + at + 1 }]);
			await planArtist(store, artist.id, extent);
		}
		if (answer.total === 0) return { status: 'absent' };
		if (!saved.isLast) return { status: 'pending', cursor: { limit, page: page + 1 } };
		// A list that ended sooner has no more to give, whatever limit is asked for next.
		const isExhausted = isEnd && wanted.length === answer.artists.length;
		return { status: 'done', cursor: { limit: isExhausted ? Number.MAX_SAFE_INTEGER : limit } };
	});
	return saved;
}
