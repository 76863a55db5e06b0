import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../../../source/dumps/read/scanner.ts';
import { makeArtist, makeMaster, makeRelease, scan } from './documents.ts';

const makers = { releases: makeRelease, masters: makeMaster, artists: makeArtist };

/** What may come in the place of bytes: pieces of tags too, so that records are torn and glued in every way. */
const intruder = fc.oneof(
	fc.constant(''),
	fc.string(),
	fc
		.array(fc.constantFrom('<', '>', '/', '\n', ' ', 'release', '<release ', '</release>', '</releases>', 'id="4"'))
		.map((words) => words.join('')),
);

const damage = fc.record({ at: fc.nat(100_000), length: fc.oneof(fc.nat(40), fc.nat(900)), by: intruder });

interface Case {
	kind: RecordKind;
	records: number;
	separator: string;
	damages: { at: number; length: number; by: string }[];
	sizes: number[];
}

const cases: fc.Arbitrary<Case> = fc.record({
	kind: fc.constantFrom('releases', 'masters', 'artists'),
	records: fc.integer({ min: 1, max: 12 }),
	separator: fc.constantFrom('\n', '\n', '', '\r\n', '\n\n  '),
	damages: fc.array(damage, { maxLength: 4 }),
	sizes: fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 4 }),
});

/** A damaged document, and which of its records no damage has touched. */
function build({ kind, records, separator, damages }: Case): { document: string; untouched: string[] } {
	const root = `<${kind}>`;
	const parts = Array.from({ length: records }, (_, index) => makers[kind](1000 + index));
	let document = root;
	const places = parts.map((text) => {
		const from = document.length + separator.length;
		document += separator + text;
		return { text, from, to: from + text.length };
	});
	document += `${separator}</${kind}>\n`;
	// From behind, so that the places before stay where they are.
	const inOrder = damages
		.map(({ at, ...rest }) => ({ at: root.length + (at % (document.length - root.length)), ...rest }))
		.sort((one, other) => other.at - one.at);
	let untouched = places;
	let damagedFrom = document.length;
	for (const { at, length, by } of inOrder) {
		const end = Math.min(at + length, damagedFrom);
		untouched = untouched.filter(({ from, to }) => end <= from || at >= to);
		document = document.slice(0, at) + by + document.slice(end);
		damagedFrom = at;
	}
	return { document, untouched: untouched.map(({ text }) => text) };
}

describe('any damage in any pieces', () => {
	it('never takes a record that it does not touch', () => {
		fc.assert(
			fc.property(cases, (one) => {
				const { document, untouched } = build(one);
				const found = new Set(scan(one.kind, Buffer.from(document), one.sizes).records.map(({ text }) => text));
				expect(untouched.filter((text) => !found.has(text))).toEqual([]);
			}),
			{ seed: 6, numRuns: 1000 },
		);
	});

	it('is the same in pieces of any size', () => {
		fc.assert(
			fc.property(cases, (one) => {
				const document = Buffer.from(build(one).document);
				expect(scan(one.kind, document, one.sizes)).toEqual(scan(one.kind, document, [document.length]));
			}),
			{ seed: 7, numRuns: 500 },
		);
	});
});
