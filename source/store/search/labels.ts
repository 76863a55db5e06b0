import { and, count, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { alikeEnough, likeness } from '../../matching/likeness.ts';
import { normalizeName } from '../../matching/names.ts';
import { labelKey } from '../../matching/release-keys.ts';
import { beginnings, lastCharacter, popularityOf, type RankedHit, type Wanted } from './hits.ts';

const mostPressings = 100_000;

/** Labels whose name fits; `similar` are ids of labels that may. */
export async function findLabelHits(database: Database, wanted: Wanted, similar: number[]): Promise<RankedHit[]> {
	const { labels } = database.tables;
	const key = labelKey(wanted.text);
	const began = database.read
		.select({ id: labels.id })
		.from(labels)
		.where(and(gte(labels.key, key), lt(labels.key, key + lastCharacter)))
		.orderBy(sql`length(${labels.key})`)
		.limit(beginnings);
	const rows = await database.read
		.select({ name: labels.name })
		.from(labels)
		.where(or(inArray(labels.id, similar), inArray(labels.id, began)));
	const alike = rows
		.map(({ name }) => ({ name, score: likeness(wanted.name, normalizeName(name)) }))
		.filter(({ score }) => score >= alikeEnough);
	const pressings = await countPressings(
		database,
		alike.map(({ name }) => name),
	);
	return alike.map(({ name, score }) => toHit(name, score, pressings.get(name) ?? 0));
}

async function countPressings({ read, tables }: Database, names: string[]): Promise<Map<string, number>> {
	const { kind, key } = tables.releaseKeys;
	const rows = await read
		.select({ name: key, pressings: count() })
		.from(tables.releaseKeys)
		.where(and(eq(kind, 'label'), inArray(key, names)))
		.groupBy(key);
	return new Map(rows.map(({ name, pressings }) => [name, pressings]));
}

function toHit(name: string, score: number, pressings: number): RankedHit {
	return {
		kind: 'label',
		text: name,
		detail: formatPressings(pressings),
		score,
		artistId: null,
		albumId: null,
		discogsId: null,
		pressings,
		popularity: popularityOf(pressings, mostPressings),
	};
}

function formatPressings(count: number): string {
	return count === 1 ? '1 pressing' : `${count.toLocaleString('en')} pressings`;
}
