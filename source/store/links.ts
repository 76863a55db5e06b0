import { and, asc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
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

/** Gives one artist's settled links to the artist it was merged into; what waited for a person is settled by the merge. */
export async function copyLinks({ write, tables }: Writable, fromId: number, intoId: number): Promise<void> {
	const { links } = tables;
	const settled = await write
		.select()
		.from(links)
		.where(and(eq(links.entity, 'artist'), eq(links.entityId, fromId), ne(links.state, 'review')));
	for (const { id: _, ...link } of settled) {
		await write
			.insert(links)
			.values({ ...link, entityId: intoId })
			.onConflictDoNothing();
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

/** How many doubtful matches wait for a person. */
export async function countForReview({ read, tables }: Readable): Promise<number> {
	const { artists, links } = tables;
	const merged = read.select({ id: artists.id }).from(artists).where(isNotNull(artists.mergedIntoId));
	const isOfMerged = and(eq(links.entity, 'artist'), inArray(links.entityId, merged));
	return read.$count(links, and(eq(links.state, 'review'), sql`not (${isOfMerged})`));
}
