import type { DumpKind } from './facts.ts';

const vinyl = Buffer.from('Vinyl');
const format = Buffer.from('<format');
const less = 0x3c;

/**
 * Whether a release has a record in it, from its bytes: the word stands within a `<format>` tag, whatever the order and the quotes of its
 * attributes. Never false for a release whose format list names "Vinyl" (dumps escape no plain letters); rarely true for another one (the
 * free text of a CD says so), which the parsed format list sorts out.
 */
export function isVinyl(record: Buffer): boolean {
	let at = record.indexOf(vinyl);
	while (at !== -1) {
		const tag = record.lastIndexOf(less, at);
		const isFormat = tag !== -1 && format.compare(record, tag, tag + format.length) === 0;
		if (isFormat && isSpace(record[tag + format.length])) return true;
		// The rest of this tag, or of the text behind it, is no other.
		const next = record.indexOf(less, at);
		at = next === -1 ? -1 : record.indexOf(vinyl, next);
	}
	return false;
}

function isSpace(code: number | undefined): boolean {
	return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** As dumps write it: `<release id="249504" status="Accepted">`. */
const usualStart = /^<(?:release|master) id="(\d{1,10})"/;
const ownAttribute = /^<\w+\s(?:[^>]*\s)?id\s*=\s*["']\s*(\d{1,10})\s*["']/;
const ownChild = /^(?:(?!<(?:members|groups|aliases)\b).)*?<id>\s*(\d{1,10})\s*<\/id>/s;

/**
 * The id of a record, from its bytes: an attribute of releases and masters, a child of artists. Null where it is not to be read without
 * parsing: then parse, and it will be found or be the reason why the record is bad.
 */
export function readId(kind: DumpKind, record: Buffer): number | null {
	if (kind === 'artists' || kind === 'labels')
		return match(ownChild, record, 256) ?? match(ownChild, record, record.length);
	return match(usualStart, record, 32) ?? match(ownAttribute, record, record.length);
}

function match(pattern: RegExp, record: Buffer, within: number): number | null {
	const id = pattern.exec(record.toString('latin1', 0, within))?.[1];
	return id === undefined ? null : Number(id);
}
