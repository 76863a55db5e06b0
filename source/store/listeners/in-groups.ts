/** Values of one condition: SQLite takes 32,766 in a statement. */
const valuesAtOnce = 1000;

/** The rows of a reading by many values, some of them at a time. */
export async function readInGroups<Value, Row>(
	values: readonly Value[],
	readGroup: (group: Value[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
	const rows: Row[] = [];
	for (let at = 0; at < values.length; at += valuesAtOnce) {
		rows.push(...(await readGroup(values.slice(at, at + valuesAtOnce))));
	}
	return rows;
}
