/** "cache.hits" for nested values, "lanes.0.due" for lists: an object as rows of names and values. Times stay times. */
export function flatten(values: object, prefix = ''): { name: string; value: unknown }[] {
	return Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
		typeof value === 'object' && value !== null && !(value instanceof Date)
			? flatten(value, `${prefix}${name}.`)
			: [{ name: prefix + name, value }],
	);
}
