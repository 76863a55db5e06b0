import { and, eq } from 'drizzle-orm';
import { type Link, type LinkRow, readLinks, saveLinks } from './links.ts';
import type { Writable } from './writable.ts';

/** One of our rows about which something is doubtful. */
export interface CaseKey {
	entity: 'artist' | 'album';
	entityId: number;
}

/** What a decision made of a link; `before` is null for one that a person brought. */
export interface LinkChange {
	before: LinkRow | null;
	after: LinkRow;
}

/** Which page a person chose instead of those that were found. */
export type ChosenPage = Pick<Link, 'provider' | 'relation' | 'externalId' | 'url'> & { kind: string };

/** Writes what a person decided about a link: no machine changes it any more. Null when it is so already. */
export async function decideLink(
	store: Writable,
	link: LinkRow,
	state: 'accepted' | 'rejected',
): Promise<LinkChange | null> {
	if (link.state === state && link.decidedBy === 'person') return null;
	return { before: link, after: await updateLink(store, link.id, { state, decidedBy: 'person' }) };
}

/** The link to a page that a person chose, made where it is not there yet; it is accepted either way. Null when it is so already. */
export async function chooseLink(
	store: Writable,
	{ entity, entityId }: CaseKey,
	page: ChosenPage,
): Promise<LinkChange | null> {
	const others = await readLinks(store, entity, entityId);
	const known = others.find(({ relation, url }) => relation === page.relation && url === page.url);
	if (known !== undefined) return decideLink(store, known, 'accepted');
	const { links } = store.tables;
	const evidence = [{ signal: 'person', verdict: 'agrees', detail: 'chosen by a person' }];
	const link: Link = {
		...page,
		label: null,
		method: 'person',
		confidence: 1,
		evidence,
		state: 'accepted',
		isEnded: false,
	};
	await saveLinks(store, entity, entityId, [link]);
	const [row] = await store.write
		.update(links)
		.set({ decidedBy: 'person' })
		.where(
			and(
				eq(links.entity, entity),
				eq(links.entityId, entityId),
				eq(links.relation, page.relation),
				eq(links.url, page.url),
			),
		)
		.returning();
	if (row === undefined) throw new Error(`the link to ${page.url} was not stored`);
	return { before: null, after: row };
}

/** Takes a decision back: the link is as it was before, or gone if a person had brought it. False when somebody has changed it since. */
export async function takeBack({ write, tables }: Writable, { before, after }: LinkChange): Promise<boolean> {
	const { links } = tables;
	const isUnchanged = and(eq(links.id, after.id), eq(links.state, after.state), eq(links.decidedBy, after.decidedBy));
	const taken =
		before === null
			? await write.delete(links).where(isUnchanged).returning()
			: await write.update(links).set(before).where(isUnchanged).returning();
	return taken.length > 0;
}

/** What the source calls a page that a person chose. */
export async function labelLink(store: Writable, link: LinkRow, label: string | null): Promise<void> {
	if (link.label !== label) await updateLink(store, link.id, { label });
}

/** The source has no such page: a person's choice is kept, and waits for them with the reason why. */
export async function returnToReview(store: Writable, link: LinkRow, reason: string): Promise<void> {
	const others = link.evidence.filter(({ signal }) => signal !== 'look-up');
	const evidence = [...others, { signal: 'look-up', verdict: 'differs', detail: reason }];
	await updateLink(store, link.id, { state: 'review', evidence });
}

async function updateLink({ write, tables, now }: Writable, id: number, change: Partial<LinkRow>): Promise<LinkRow> {
	const { links } = tables;
	const [row] = await write
		.update(links)
		.set({ ...change, updatedAt: now })
		.where(eq(links.id, id))
		.returning();
	if (row === undefined) throw new Error(`link ${id} is not in the database`);
	return row;
}
