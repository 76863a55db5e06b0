import { findTag } from '../store/artists-reader.ts';
import { saveNamedArtist, saveTagArtists } from '../store/artists-writer.ts';
import { readExtent } from '../store/sync-state.ts';
import { planArtist } from './plan.ts';
import type { Step } from './step.ts';

/** Last.fm's page size for top artists of a tag; one call brings this many. */
const pageSize = 100;

/**
 * The top artists of a tag, page after page until `cursor.limit` artists are known or the list ends (Last.fm `tag.getTopArtists`).
 * An unknown tag is an empty list there, which is an answer: the tag is absent.
 */
export const tagArtists: Step = {
	name: 'tag-artists',
	entity: 'tag',
	lane: 'lastfm',
	async run(work) {
		const tagId = work.state.entityId;
		const tag = await findTag(work.database, tagId);
		if (tag === undefined) throw new Error(`tag ${tagId} is not in the database`);
		const limit = Number(work.state.cursor?.limit ?? pageSize);
		for (let page = Number(work.state.cursor?.page ?? 1); ; page += 1) {
			const answer = await work.providers.lastfm.tagTopArtists(tag, page, pageSize, work.ask);
			const wanted = answer.artists.slice(0, Math.max(0, limit - (page - 1) * pageSize));
			const isLast = page >= answer.totalPages || page * pageSize >= limit || answer.artists.length === 0;
			const isUnknown = answer.total === 0;
			let added = 0;
			await work.save(async (store) => {
				added = 0;
				const extent = await readExtent(store, work.state.id);
				for (const [at, named] of wanted.entries()) {
					const { artist, isNew } = await saveNamedArtist(store, {
						name: named.name,
						mbid: named.mbid,
						lastfmUrl: named.url,
						source: 'lastfm',
					});
					if (isNew) added += 1;
					await saveTagArtists(store, tagId, [
						{ artistId: artist.id, rank: named.rank ?? (page - 1) * pageSize + at + 1 },
					]);
					await planArtist(store, artist.id, extent);
				}
				if (isUnknown) return { status: 'absent' };
				if (!isLast) return { status: 'pending', cursor: { limit, page: page + 1 } };
				// A list that ended sooner has no more to give, whatever limit is asked for next.
				const isExhausted = page >= answer.totalPages && wanted.length === answer.artists.length;
				return { status: 'done', cursor: { limit: isExhausted ? Number.MAX_SAFE_INTEGER : limit } };
			});
			if (isUnknown) work.tell({ type: 'unknown', what: `tag ${tag}`, reason: 'Last.fm lists no artists for it' });
			else work.tell({ type: 'artists', found: wanted.length, added, reason: `tag ${tag}` });
			if (isLast || work.isStopping()) return;
		}
	},
};
