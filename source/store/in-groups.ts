/** The values in their order, at most `size` in a group; no group for no values. */
export function inGroups<Value>(values: readonly Value[], size: number): Value[][] {
	const groups: Value[][] = [];
	for (let at = 0; at < values.length; at += size) groups.push(values.slice(at, at + size));
	return groups;
}

/** SQLite takes 32,766 values in one statement, Postgres 65,535; a list may be named twice. */
const valuesAtOnce = 5_000;

/** Reads what belongs to many values in statements that are not too long for the engine; nothing is asked for no values. */
export async function readInGroups<Value, Row>(
	values: readonly Value[],
	readGroup: (group: Value[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
	const read: Row[][] = [];
	for (const group of inGroups(values, valuesAtOnce)) read.push(await readGroup(group));
	return read.flat();
}
