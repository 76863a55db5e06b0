import { type KeyBinding, listPrinted } from '../keys.ts';

/** Bindings as a Markdown table for the README, a line for each, as they are listed in the help. */
export function formatKeysAsMarkdown(bindings: readonly KeyBinding<string>[]): string {
	const lines = bindings.map(({ keys, does }) => `| ${listPrinted(keys).map(code).join(' ')} | ${does} |`);
	return ['| key | what it does |', '| --- | --- |', ...lines].join('\n');
}

/** Those of a screen's bindings that another screen does not have as well: what a reader of its table still needs. */
export function leaveOutKnown(
	bindings: readonly KeyBinding<string>[],
	known: readonly KeyBinding<string>[],
): KeyBinding<string>[] {
	const told = new Set(known.map(({ does }) => does));
	return bindings.filter(({ does }) => !told.has(does));
}

function code(key: string): string {
	return `\`${key.replace('|', '\\|')}\``;
}
