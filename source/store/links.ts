import { and, asc, eq, isNotNull, ne, notExists, or, sql } from 'drizzle-orm';
import type { LinkEvidence } from '../../db/schema/identity.ts';
import type { Tables } from '../../db/schema/tables.ts';
import type { Readable } from './artists-reader.ts';
import type { Writable } from './writable.ts';

export type LinkRow = Tables['links']['$inferSelect'];

/** What another service calls one of our rows, with how sure that is and why. */
export interface Link {
	provider: string;
	relation: string;
	kind: string | null;
	externalId: string | null;
	url: string;
	/** What a person sees: the other side's title and year, or the name used there. */
	label: string | null;
	method: string;
	confidence: number;
	evidence: LinkEvidence[];
	state: 'accepted' | 'review' | 'rejected';
	isEnded: boolean;
}

/** Stores links of a row. One that a person decided keeps that decision; one that is the same stays untouched. */
export async function saveLinks(
	{ write, tables, now }: Writable,
	entity: 'artist' | 'album' | 'release',
	entityId: number,
	found: Link[],
): Promise<void> {
	const { links } = tables;
	for (const link of found) {
		await write
			.insert(links)
			.values({ ...link, entity, entityId, decidedBy: 'machine', createdAt: now, updatedAt: now })
			.onConflictDoUpdate({
				target: [links.entity, links.entityId, links.relation, links.url],
				set: {
					confidence: link.confidence,
					evidence: link.evidence,
					state: link.state,
					isEnded: link.isEnded,
					label: link.label,
					updatedAt: now,
				},
				setWhere: sql`${links.decidedBy} <> 'person' and (${links.state} <> excluded.state or ${links.isEnded} <> excluded.is_ended or ${links.confidence} <> excluded.confidence)`,
			});
	}
}

/**
 * Gives one artist's settled links to the artist it was merged into; what waited for a person is settled by the merge.
 * A person's decision about either of them holds, whatever a machine thought of the other.
 */
export async function copyLinks({ write, tables }: Writable, fromId: number, intoId: number): Promise<void> {
	const { links } = tables;
	const settled = await write
		.select()
		.from(links)
		.where(and(eq(links.entity, 'artist'), eq(links.entityId, fromId), ne(links.state, 'review')));
	for (const { id: _, ...link } of settled) {
		const { state, decidedBy, isEnded, updatedAt } = link;
		await write
			.insert(links)
			.values({ ...link, entityId: intoId })
			.onConflictDoUpdate({
				target: [links.entity, links.entityId, links.relation, links.url],
				set: { state, decidedBy, isEnded, updatedAt },
				setWhere: sql`${links.decidedBy} <> 'person' and excluded.decided_by = 'person'`,
			});
	}
}

/** All links of a row, in the order they were found. */
export async function readLinks({ read, tables }: Readable, entity: string, entityId: number): Promise<LinkRow[]> {
	const { links } = tables;
	return read
		.select()
		.from(links)
		.where(and(eq(links.entity, entity), eq(links.entityId, entityId)))
		.orderBy(asc(links.id));
}

/** One link by our id. */
export async function findLink({ read, tables }: Readable, id: number): Promise<LinkRow | undefined> {
	const [row] = await read.select().from(tables.links).where(eq(tables.links.id, id));
	return row;
}

/** Whether a link waits for a person. Who an artist is waits no longer once that is known, nor does a master once its album has one. */
export function waitsForPerson({ read, tables }: Readable) {
	const { albums, artists, links } = tables;
	const isIdentified = read
		.select({ id: artists.id })
		.from(artists)
		.where(
			and(
				eq(links.entity, 'artist'),
				eq(artists.id, links.entityId),
				or(isNotNull(artists.mbid), isNotNull(artists.mergedIntoId)),
			),
		);
	const hasMaster = read
		.select({ id: albums.id })
		.from(albums)
		.where(
			and(
				eq(links.entity, 'album'),
				eq(links.kind, 'master'),
				eq(albums.id, links.entityId),
				isNotNull(albums.discogsId),
			),
		);
	return and(eq(links.state, 'review'), notExists(isIdentified), notExists(hasMaster));
}

/** How many doubtful matches wait for a person. */
export async function countForReview(database: Readable): Promise<number> {
	return database.read.$count(database.tables.links, waitsForPerson(database));
}
