import { type KeyBinding, listPrinted } from '../keys.ts';

/** Bindings as a Markdown table for the README, a line for each, as they are listed in the help. */
export function formatKeysAsMarkdown(bindings: readonly KeyBinding<string>[]): string {
	const lines = bindings.map(({ keys, does }) => `| ${listPrinted(keys).map(code).join(' ')} | ${does} |`);
	return ['| key | what it does |', '| --- | --- |', ...lines].join('\n');
}

function code(key: string): string {
	return `\`${key.replace('|', '\\|')}\``;
}
