import type pg from 'pg';

/** A text that came so often is worth a plan of its own. */
const oftenEnough = 3;

/**
 * Lets the server keep its plans of statements that come again and again, at most `most` a connection: for short ones planning takes longer
 * than running. A plan is made anew by the server when tables change.
 */
export function nameStatements(client: pg.ClientBase, most: number): void {
	const send = client.query.bind(client) as (...words: unknown[]) => unknown;
	const times = new Map<string, number>();
	const names = new Map<string, string>();

	function nameOf(text: string): string | undefined {
		const known = names.get(text);
		if (known !== undefined || names.size >= most) return known;
		const count = (times.get(text) ?? 0) + 1;
		if (count < oftenEnough) {
			// Texts that differ every time must not fill the memory.
			if (times.size >= most * 10) times.clear();
			times.set(text, count);
			return undefined;
		}
		times.delete(text);
		const name = `vinilogy_${names.size + 1}`;
		names.set(text, name);
		return name;
	}

	client.query = ((first: unknown, ...rest: unknown[]) => {
		const isStatement =
			typeof first === 'object' && first !== null && 'text' in first && typeof first.text === 'string';
		return isStatement && !('submit' in first)
			? send({ ...first, name: nameOf(first.text as string) }, ...rest)
			: send(first, ...rest);
	}) as pg.ClientBase['query'];
}
