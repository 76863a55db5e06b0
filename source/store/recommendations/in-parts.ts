/** SQLite takes 32,766 values in one statement, Postgres 65,535; a list may be named twice. */
const valuesAtOnce = 5_000;

/** Reads what belongs to many values in statements that are not too long for the engine; nothing is asked for no values. */
export async function inParts<Value, Row>(values: Value[], read: (some: Value[]) => Promise<Row[]>): Promise<Row[]> {
	const parts: Row[][] = [];
	for (let at = 0; at < values.length; at += valuesAtOnce) {
		parts.push(await read(values.slice(at, at + valuesAtOnce)));
	}
	return parts.length === 1 ? (parts[0] ?? []) : parts.flat();
}
