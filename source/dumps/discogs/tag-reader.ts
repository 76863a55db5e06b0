import { decodeXML } from 'entities';
import { BadRecord } from './facts.ts';

const slash = 0x2f;
const greater = 0x3e;
const equals = 0x3d;
const doubleQuote = 0x22;
const singleQuote = 0x27;

/**
 * Goes through one record of a dump, tag by tag, without building anything of what nobody asks for. `next` comes to the next child of the
 * element in hand; then exactly one of `text`, `skip` or a loop of `next` over its own children takes it. Throws BadRecord where the tags
 * do not fit together. Comments and CDATA sections do not occur in dumps and count as broken tags.
 */
export class TagReader {
	/** The element that `next` came to last. */
	name = '';
	readonly #xml: string;
	readonly #open: string[] = [];
	#at = 0;
	#attributes = 0;
	#isEmpty = false;

	constructor(xml: string) {
		this.#xml = xml;
	}

	/** Comes to the next child of the element in hand (at first: the record itself); false at its end. */
	next(): boolean {
		if (this.#isEmpty) {
			this.#isEmpty = false;
			return false;
		}
		const xml = this.#xml;
		const tag = this.#findTag();
		if (xml.charCodeAt(tag + 1) === slash) {
			this.#close(tag);
			return false;
		}
		const nameEnd = findNameEnd(xml, tag + 1);
		const end = findTagEnd(xml, nameEnd);
		this.name = xml.slice(tag + 1, nameEnd);
		this.#attributes = nameEnd;
		this.#isEmpty = xml.charCodeAt(end - 1) === slash;
		this.#at = end + 1;
		if (!this.#isEmpty) this.#open.push(this.name);
		return true;
	}

	/** The text of the element in hand, as it is meant: entities decoded, broken ones as they stand. It must hold nothing but text. */
	text(): string {
		if (this.#isEmpty) {
			this.#isEmpty = false;
			return '';
		}
		const from = this.#at;
		const end = this.#findTag();
		this.#close(end);
		return decode(this.#xml.slice(from, end));
	}

	/** Passes over the element in hand and all in it; elements of the same name may nest in it. */
	skip(): void {
		if (this.#isEmpty) {
			this.#isEmpty = false;
			return;
		}
		const name = this.#open.at(-1) ?? '';
		let end = this.#at - 1;
		for (let open = 1; open > 0; open--) {
			const from = end + 1;
			end = this.#findEnd(name, from);
			open += countStarts(this.#xml.slice(from, end), name);
		}
		this.#close(end);
	}

	/** The same, for an element that never holds another of its name: its first end tag is its own. */
	skipFlat(): void {
		if (this.#isEmpty) this.#isEmpty = false;
		else this.#close(this.#findEnd(this.#open.at(-1) ?? '', this.#at));
	}

	/** An attribute of the element in hand, decoded like text; null where it has none of this name. Ask before the element is taken. */
	attribute(name: string): string | null {
		const xml = this.#xml;
		let at = skipSpace(xml, this.#attributes);
		while (xml.charCodeAt(at) !== greater && xml.charCodeAt(at) !== slash) {
			const nameEnd = findNameEnd(xml, at);
			const sign = skipSpace(xml, nameEnd);
			const quote = skipSpace(xml, sign + 1);
			const code = xml.charCodeAt(quote);
			if (xml.charCodeAt(sign) !== equals || (code !== doubleQuote && code !== singleQuote)) {
				throw new BadRecord('an attribute is broken');
			}
			const end = xml.indexOf(code === doubleQuote ? '"' : "'", quote + 1);
			if (nameEnd - at === name.length && xml.startsWith(name, at)) return decode(xml.slice(quote + 1, end));
			at = skipSpace(xml, end + 1);
		}
		return null;
	}

	#findTag(): number {
		const tag = this.#xml.indexOf('<', this.#at);
		if (tag === -1) throw new BadRecord('it ends too early');
		return tag;
	}

	#findEnd(name: string, from: number): number {
		const end = this.#xml.indexOf(`</${name}>`, from);
		if (end === -1) throw new BadRecord(`</${name}> is missing`);
		return end;
	}

	#close(tag: number): void {
		const name = this.#open.pop() ?? '';
		const nameEnd = tag + 2 + name.length;
		const end = skipSpace(this.#xml, nameEnd);
		if (
			this.#xml.charCodeAt(tag + 1) !== slash ||
			!this.#xml.startsWith(name, tag + 2) ||
			this.#xml.charCodeAt(end) !== greater
		) {
			throw new BadRecord(`</${name}> is missing`);
		}
		this.#at = end + 1;
	}
}

function decode(raw: string): string {
	return raw.includes('&') ? decodeXML(raw) : raw;
}

function isSpace(code: number): boolean {
	return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function skipSpace(xml: string, from: number): number {
	let at = from;
	while (isSpace(xml.charCodeAt(at))) at++;
	return at;
}

/** Behind the name of a tag or an attribute: letters, digits, "_", "-", "." and ":", at most 64 of them. */
function findNameEnd(xml: string, from: number): number {
	let at = from;
	for (; at - from <= 64; at++) {
		const code = xml.charCodeAt(at);
		const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
		const isOther = (code >= 0x30 && code <= 0x3a) || code === 0x2d || code === 0x2e;
		if (!isLetter && !(isOther && at > from)) break;
	}
	const code = xml.charCodeAt(at);
	if (at === from || at - from > 64 || !(isSpace(code) || code === greater || code === slash || code === equals)) {
		throw new BadRecord('a tag is broken');
	}
	return at;
}

/** The ">" of a tag; one within quotes does not end it. */
function findTagEnd(xml: string, from: number): number {
	for (let at = from; at < xml.length; at++) {
		const code = xml.charCodeAt(at);
		if (code === greater) return at;
		if (code === doubleQuote || code === singleQuote) {
			at = xml.indexOf(code === doubleQuote ? '"' : "'", at + 1);
			if (at === -1) break;
		}
	}
	throw new BadRecord('a tag does not end');
}

/** How many elements of this name begin and do not end at once. */
function countStarts(xml: string, name: string): number {
	const start = `<${name}`;
	let count = 0;
	for (let at = xml.indexOf(start); at !== -1; at = xml.indexOf(start, at + 1)) {
		const behind = at + start.length;
		const code = xml.charCodeAt(behind);
		const isOfName = code === greater || isSpace(code);
		if (isOfName && xml.charCodeAt(findTagEnd(xml, behind) - 1) !== slash) count++;
	}
	return count;
}
