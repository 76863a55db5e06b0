import { cleanLines } from '../../text.ts';

/**
 * Tab separated values for a pipe: a header line with the columns' names, then full values. Times are ISO 8601, lists and
 * objects JSON, null is empty; a tab, line break or backslash inside a value is written as `\t`, `\n`, `\\`.
 */
export function formatTsv(rows: object[], columns: string[]): string {
	const lines = rows.map((row) => {
		const values = new Map<string, unknown>(Object.entries(row));
		return columns.map((column) => formatValue(values.get(column))).join('\t');
	});
	return [columns.join('\t'), ...lines, ''].join('\n');
}

function formatValue(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString();
	const text = typeof value === 'object' ? JSON.stringify(value) : cleanLines(String(value));
	return text.replace(/[\\\t\n]/g, (character) => ({ '\t': '\\t', '\n': '\\n' })[character] ?? '\\\\');
}
