import { eq, inArray, sql } from 'drizzle-orm';
import type { TriggerName } from '../../../db/bulk.ts';
import type { Writable } from '../writable.ts';
import { dumpSource } from './dump-source.ts';
import { instant } from './instant.ts';
import type { MergeCounts, MergeOptions } from './merge-releases.ts';

/** What the staged keys and labels take the place of: the view behind these triggers costs more than a release. */
const resting: readonly TriggerName[] = [
	{ table: 'releases', trigger: 'releases_keys_insert' },
	{ table: 'release_keys', trigger: 'release_keys_label_insert' },
];

/** Every field that a dump tells of a release. What only the API tells (rating, have, want) is not among them, and stays. */
const told = [
	...[
		'master_id',
		'title',
		'country',
		'year',
		'released',
		'format',
		'format_text',
		'descriptions',
		'discs',
		'is_vinyl',
	],
	...[
		'is_official',
		'is_promo',
		'is_test_pressing',
		'is_reissue',
		'label',
		'catalog_number',
		'barcode',
		'identifiers',
		'notes',
	],
];

/** Stores the placed releases; one that is stored is written only when a field differs. */
export async function saveStagedReleases(store: Writable, { importId, dumpedAt }: MergeOptions): Promise<MergeCounts> {
	const { write, tables, now } = store;
	const at = instant(tables, now);
	const names = (prefix: string, columns: readonly string[]) =>
		sql.raw(columns.map((column) => `${prefix}${column}`).join(', '));
	const compared = ['album_id', ...told, 'source'];
	const taken = [...compared, 'fetched_at', 'gone_at', 'updated_at'];
	await write.bulk.withoutTriggers(resting, async () => {
		await write.execute(sql`
			insert into releases (discogs_id, album_id, ${names('', told)}, source, fetched_at, created_at, updated_at)
			select staged.discogs_id, placed.album_id, ${names('staged.', told)}, ${dumpSource}, ${instant(tables, dumpedAt)}, ${at}, ${at}
			from staged_releases as staged join placed_releases as placed on placed.discogs_id = staged.discogs_id
			where true order by staged.discogs_id
			on conflict (discogs_id) do update set ${sql.raw(taken.map((column) => `${column} = excluded.${column}`).join(', '))}
			where releases.gone_at is not null or (${names('releases.', compared)}) is distinct from (${names('excluded.', compared)})`);
		await write.execute(sql`
			insert into release_keys (kind, key, release_id)
			select staged.kind, staged.key, releases.id
			from placed_releases as placed
			join staged_keys as staged on staged.release_id = placed.discogs_id
			join releases on releases.discogs_id = placed.discogs_id
			where not placed.was_known order by 1, 2, 3`);
		await write.execute(sql`
			insert into labels (name, key)
			select name, key from (select distinct key as name, lowered as key from staged_keys where kind = 'label') as told
			where not exists (select 1 from labels where labels.name = told.name) order by name`);
	});
	await write.execute(sql`
		insert into dump_releases (discogs_id, hash, added_in, changed_in)
		select staged.discogs_id, staged.hash, case when placed.was_known then null else cast(${importId} as bigint) end, null
		from staged_releases as staged join placed_releases as placed on placed.discogs_id = staged.discogs_id
		where true order by staged.discogs_id
		on conflict (discogs_id) do update set hash = excluded.hash, gone_in = null`);
	return noteChanges(store, importId);
}

/** Counts what was new, and what was written over because it had been told otherwise. */
async function noteChanges({ read, write, tables, now }: Writable, importId: number): Promise<MergeCounts> {
	const { releases, dumpReleases } = tables;
	const { placedReleases } = write.bulk.tables;
	const added = await read.$count(placedReleases, eq(placedReleases.wasKnown, false));
	const known = await read
		.select({ id: releases.discogsId, updatedAt: releases.updatedAt })
		.from(placedReleases)
		.innerJoin(releases, eq(releases.discogsId, placedReleases.discogsId))
		.where(eq(placedReleases.wasKnown, true));
	// Told apart here: a planner that expects a single row of this instant compares every one of them with every other.
	const changed = known.flatMap(({ id, updatedAt }) => (updatedAt.getTime() === now.getTime() ? (id ?? []) : []));
	if (changed.length > 0) {
		await write.update(dumpReleases).set({ changedIn: importId }).where(inArray(dumpReleases.discogsId, changed));
	}
	return { added, changed: changed.length };
}
