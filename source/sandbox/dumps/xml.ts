const special = /[&<>"\r\u0080-\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, every one of them
const specials = /[&<>\r]|[^\u0000-\u007f]/gu;
const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\n': '&#10;',
	'\t': '&#9;',
};

/** A text between tags, as in the real dump: ASCII only, all else as numeric references; line feeds stay, carriage returns do not. */
export function escapeText(text: string): string {
	return special.test(text) ? text.replace(specials, escapeCharacter) : text;
}

/** A text between double quotes. */
export function escapeAttribute(text: string): string {
	return escapeText(text).replace(/["\n\t]/g, escapeCharacter);
}

/** `<tag>text</tag>`, or nothing for an empty text: the present form leaves empty elements out. */
export function writeElement(tag: string, text: string): string {
	return text === '' ? '' : `<${tag}>${escapeText(text)}</${tag}>`;
}

/** `<tag>…</tag>` around what is written for each item, or nothing where there are none. */
export function writeList<Item>(tag: string, items: readonly Item[], write: (item: Item) => string): string {
	if (items.length === 0) return '';
	let inner = '';
	for (const item of items) inner += write(item);
	return `<${tag}>${inner}</${tag}>`;
}

function escapeCharacter(character: string): string {
	return entities[character] ?? `&#${character.codePointAt(0)};`;
}
