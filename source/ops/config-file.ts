import { UsageError } from '../errors.ts';
import { changePrivateFile } from '../private-file.ts';

/**
 * Writes settings into a config file, which is replaced as a whole or not at all and can be read by its owner only. Other
 * lines, comments and their order stay.
 */
export async function writeSettings(file: string, changes: Record<string, string>): Promise<void> {
	await changePrivateFile(file, (text) => changeSettings(text, changes));
}

/** The text of a config file with these settings changed where they stand, or added at its end. */
export function changeSettings(text: string, changes: Record<string, string>): string {
	const left = new Map(Object.entries(changes));
	const lines = text.split('\n').map((line) => {
		const [, name = ''] = /^\s*(?:export\s+)?(\w+)\s*=/.exec(line) ?? [];
		const value = changes[name];
		if (value === undefined) return line;
		left.delete(name);
		return `${name}=${quoteValue(value)}`;
	});
	const added = [...left].map(([name, value]) => `${name}=${quoteValue(value)}`);
	if (added.length === 0) return lines.join('\n');
	if (lines.at(-1) === '') lines.pop();
	return [...lines, ...added, ''].join('\n');
}

/**
 * A value as the reader of config files takes it: in quotes that it does not hold, where it needs any. Inside double quotes
 * backslashes mean something else. Throws UsageError for a value that fits into no quotes.
 */
function quoteValue(value: string): string {
	if (/^[\w./:@%?&=+~,-]+$/.test(value)) return value;
	const quotes = value.includes('\\') ? ["'", '`'] : ["'", '`', '"'];
	const quote = quotes.find((one) => !value.includes(one));
	if (quote !== undefined) return `${quote}${value}${quote}`;
	throw new UsageError('A value with every kind of quotes cannot be written.', 'Set it in the environment.');
}
