import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';

/** The records of a made releases file as they are written, by id. */
export function readRecords(path: string): Map<number, string> {
	const text = gunzipSync(readFileSync(path)).toString('latin1');
	return new Map(
		[...text.matchAll(/^<release id="(\d+)">.*?<\/release>$/gms)].map(([record, id]) => [Number(id), record]),
	);
}

/** What a plain parser finds in a file of a dump: elements by their path below the root, and the formats. */
export function parseDump(path: string): {
	elements: Map<string, number>;
	formats: Map<string, number>;
	ids: number[];
} {
	const elements = new Map<string, number>();
	const formats = new Map<string, number>();
	const ids: number[] = [];
	const open: string[] = [];
	const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
	let text = '';
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		open.push(name);
		text = '';
		count(elements, open.slice(1).join('/'));
		if (name === 'format') count(formats, attributes.name ?? '');
		if (open.length === 2 && attributes.id !== undefined) ids.push(Number(attributes.id));
	});
	parser.on('text', (part) => {
		text += part;
	});
	parser.on('closetag', ({ name }) => {
		if (open.length === 3 && name === 'id') ids.push(Number(text));
		open.pop();
	});
	parser.write(gunzipSync(readFileSync(path)).toString('utf8')).close();
	return { elements, formats, ids };
}
