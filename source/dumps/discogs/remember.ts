/**
 * The same computation without doing it again for what came lately: a dump names the same artists and formats over and over. At most `most`
 * results are held; then it begins anew.
 */
export function remember<Value>(most: number, compute: (key: string) => Value): (key: string) => Value {
	const known = new Map<string, Value>();
	return (key) => {
		const before = known.get(key);
		if (before !== undefined) return before;
		if (known.size >= most) known.clear();
		const value = compute(key);
		known.set(key, value);
		return value;
	};
}
