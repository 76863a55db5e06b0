import type { Columns } from '../columns.ts';

/** One reason for or against a match, as a person reads it. */
export interface LinkEvidence {
	signal: string;
	verdict: string;
	detail: string;
}

/**
 * What other services call our rows. `state`: `accepted` (in use), `review` (doubtful, waits for a person), `rejected`.
 * `decidedBy` `person` survives every later sync; `method` says how the link was found (`url-relation`, `search`, …).
 */
export function identityTables(c: Columns) {
	const links = c.table(
		'links',
		{
			id: c.id(),
			entity: c.text().notNull(),
			entityId: c.integer().notNull(),
			provider: c.text().notNull(),
			relation: c.text().notNull(),
			kind: c.text(),
			externalId: c.text(),
			url: c.text().notNull(),
			label: c.text(),
			method: c.text().notNull(),
			confidence: c.real().notNull(),
			evidence: c.json<LinkEvidence[]>().notNull(),
			state: c.text().notNull(),
			decidedBy: c.text().notNull(),
			isEnded: c.boolean().notNull(),
			createdAt: c.timestamp().notNull(),
			updatedAt: c.timestamp().notNull(),
		},
		(t) => [
			c.uniqueIndex('links_once').on(t.entity, t.entityId, t.relation, t.url),
			c.index('links_external').on(t.provider, t.kind, t.externalId),
			c.index('links_state').on(t.state),
		],
	);

	/** Negative answers: what a provider said it does not know, with a life of its own. */
	const lookups = c.table(
		'lookups',
		{
			id: c.id(),
			provider: c.text().notNull(),
			kind: c.text().notNull(),
			key: c.text().notNull(),
			askedAt: c.timestamp().notNull(),
			expiresAt: c.timestamp().notNull(),
		},
		(t) => [c.uniqueIndex('lookups_once').on(t.provider, t.kind, t.key)],
	);

	return { links, lookups };
}
