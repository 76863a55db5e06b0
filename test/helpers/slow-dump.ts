import { SaxesParser } from 'saxes';
import type { ArtistFacts, CreditFacts, MasterFacts, ReleaseFacts } from '../../source/dumps/discogs/facts.ts';

/**
 * An independent slow reader of dumps: a whole document through saxes into a tree, and facts out of the tree. It shares nothing with the
 * product's reader and knows well-formed XML only (broken entities excepted, which saxes leaves as they stand).
 */
export interface SlowElement {
	name: string;
	attributes: Record<string, string>;
	text: string;
	children: SlowElement[];
}

/** The records of a document, in its order. */
export function readSlowly(document: string): SlowElement[] {
	const parser = new SaxesParser();
	const root: SlowElement = { name: '', attributes: {}, text: '', children: [] };
	const path = [root];
	const last = () => path[path.length - 1] ?? root;
	parser.on('error', (error) => {
		if (!/entity|reference|disallowed character|ampersand/.test(error.message)) throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const element = { name, attributes, text: '', children: [] };
		last().children.push(element);
		path.push(element);
	});
	parser.on('text', (text) => {
		last().text += text;
	});
	parser.on('closetag', () => {
		path.pop();
	});
	parser.write(document).close();
	return root.children[0]?.children ?? [];
}

function child(element: SlowElement, name: string): SlowElement | undefined {
	return element.children.filter((one) => one.name === name).at(-1);
}

function children(element: SlowElement, list: string, name: string): SlowElement[] {
	return child(element, list)?.children.filter((one) => one.name === name) ?? [];
}

/** Control characters and odd white space out, Unicode composed: what `cleanText` promises, said once more. */
function line(text: string | undefined): string {
	return visible(text).replaceAll(/\s+/gu, ' ').trim();
}

function visible(text: string | undefined): string {
	const kept = Array.from(text ?? '').filter((character) => /\s/u.test(character) || !/\p{Cc}/u.test(character));
	return kept
		.filter((character) => !/[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/u.test(character))
		.join('')
		.normalize('NFC');
}

function lines(text: string | undefined): string | null {
	const all = visible(text).split(/\r\n|\r|\n|\u2028|\u2029/u);
	return (
		all
			.map((one) => one.replaceAll(/[^\S\n]+/gu, ' '))
			.join('\n')
			.trim() || null
	);
}

function id(text: string | undefined): number | null {
	const digits = (text ?? '').trim();
	const number = Array.from(digits).every((digit) => '0123456789'.includes(digit)) ? Number(digits) : 0;
	return number > 0 && number < 2 ** 31 ? number : null;
}

function credits(element: SlowElement): CreditFacts[] {
	return children(element, 'artists', 'artist').map((artist) => ({
		discogsId: id(child(artist, 'id')?.text),
		name: line(child(artist, 'name')?.text),
		anv: line(child(artist, 'anv')?.text) || null,
		join: line(child(artist, 'join')?.text),
	}));
}

export function toRelease(element: SlowElement): ReleaseFacts {
	const master = child(element, 'master_id');
	return {
		discogsId: Number(element.attributes.id),
		masterId: id(master?.text),
		isMainRelease: master?.attributes.is_main_release === 'true',
		artists: credits(element),
		title: line(child(element, 'title')?.text),
		labels: children(element, 'labels', 'label').map(({ attributes }) => ({
			name: line(attributes.name),
			catalogNumber: line(attributes.catno) || null,
		})),
		formats: children(element, 'formats', 'format').map((format) => ({
			name: line(format.attributes.name),
			qty: line(format.attributes.qty),
			text: line(format.attributes.text) || null,
			descriptions: children(format, 'descriptions', 'description')
				.map(({ text }) => line(text))
				.filter((text) => text !== ''),
		})),
		country: line(child(element, 'country')?.text) || null,
		released: line(child(element, 'released')?.text) || null,
		notes: lines(child(element, 'notes')?.text),
		identifiers: children(element, 'identifiers', 'identifier').map(({ attributes }) => ({
			type: line(attributes.type),
			value: line(attributes.value),
			description: line(attributes.description) || null,
		})),
	};
}

export function toMaster(element: SlowElement): MasterFacts {
	const year = Number(/^\s*(\d{4})(?!\d)/.exec(child(element, 'year')?.text ?? '')?.[1] ?? 0);
	return {
		discogsId: Number(element.attributes.id),
		mainReleaseId: id(child(element, 'main_release')?.text),
		artists: credits(element),
		title: line(child(element, 'title')?.text),
		year: year || null,
	};
}

export function toArtist(element: SlowElement): ArtistFacts {
	return {
		discogsId: Number(child(element, 'id')?.text),
		name: line(child(element, 'name')?.text),
		realName: line(child(element, 'realname')?.text) || null,
		nameVariations: children(element, 'namevariations', 'name')
			.map(({ text }) => line(text))
			.filter((text) => text !== ''),
		aliases: children(element, 'aliases', 'name')
			.map(({ attributes, text }) => ({ discogsId: id(attributes.id), name: line(text) }))
			.filter(({ name }) => name !== ''),
		urls: children(element, 'urls', 'url')
			.map(({ text }) => line(text))
			.filter((text) => text !== ''),
	};
}

/** Whether a release's format list names vinyl. */
export function isOnVinyl(element: SlowElement): boolean {
	return children(element, 'formats', 'format').some(({ attributes }) => attributes.name === 'Vinyl');
}
