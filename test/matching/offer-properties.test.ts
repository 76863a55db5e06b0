import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thresholds } from '../../source/matching/confidence.ts';
import type { OfferedRecord } from '../../source/matching/offer.ts';
import { matchOffer } from '../../source/matching/offer-match.ts';
import { known, offered, pressing } from './offered.ts';

/** Pieces that the rules are about, so that random text meets them. */
const pieces = fc.constantFrom(
	...[
		'Sigur Rós',
		'SIGUR ROS',
		'Ágætis byrjun',
		'Takk',
		'Björk',
		' - ',
		' – ',
		'-',
		'(',
		')',
		'[',
		']',
		' / ',
		', ',
		' & ',
		'+',
	],
	...[
		'LP',
		'2LP',
		'12"',
		'CD',
		'vinyl',
		'-BLACK VINYL-',
		'180g',
		'NEW SEALED!!',
		'live',
		'Vol. 2',
		'II',
		'tribute',
		'red',
	],
	...[
		'&amp;',
		'&#8211;',
		'&quot;',
		'\u200b',
		'\u202e',
		'\ud83c',
		'=',
		'*',
		'!!',
		"'",
		'’',
		'  ',
		'2011',
		'Remaster',
		'by',
		'ß',
		'İ',
	],
);
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 10 }).map((parts) => parts.join('')),
	fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(' ')),
);
const maybe = fc.option(text, { nil: null });
const year = fc.option(fc.integer({ min: -5, max: 3000 }), { nil: null });
const records: fc.Arbitrary<OfferedRecord> = fc.record({
	...{ title: text, artist: maybe, barcode: maybe, label: maybe, catalogNumber: maybe, format: maybe, year },
	shelf: fc.array(text, { maxLength: 4 }),
});
const albums = fc
	.record({
		title: text,
		artists: fc.array(text, { maxLength: 3 }),
		year,
		barcode: maybe,
		formatText: maybe,
		format: maybe,
	})
	.map(({ title, artists, year: first, ...rest }) =>
		known('', title, { artists, year: first, pressings: [pressing(1, rest), pressing(2, { ...rest, year: first })] }),
	);
const takk = known('Sigur Rós', 'Takk', {
	year: 2005,
	pressings: [pressing(1, { year: 2005 }), pressing(2, { formatText: 'Red' })],
});
const bounds = {
	certain: [thresholds.certain, 1],
	doubtful: [thresholds.doubtful, thresholds.certain],
	no: [0, thresholds.doubtful],
};
const runs = { numRuns: 1000 };

describe('matching any offer with any album', () => {
	test('gives an answer whose confidence lies in the range of its decision', () => {
		fc.assert(
			fc.property(records, fc.oneof(albums, fc.constant(takk)), (record, album) => {
				const { decision, confidence, releaseId, candidates, evidence } = matchOffer(record, album);
				const [least = 0, most = 0] = bounds[decision];
				expect(confidence).toBeGreaterThanOrEqual(least);
				if (decision === 'certain') expect(confidence).toBeLessThanOrEqual(most);
				else expect(confidence).toBeLessThan(most);
				expect(evidence.length).toBeGreaterThan(0);
				if (decision !== 'certain') expect(releaseId).toBe(null);
				if (decision === 'no') expect(candidates).toEqual([]);
				if (releaseId !== null) expect(candidates).toEqual([]);
				const ids = album.pressings.map((one) => one.releaseId);
				expect(ids).toEqual(expect.arrayContaining([...candidates, ...(releaseId === null ? [] : [releaseId])]));
			}),
			runs,
		);
	});

	test('does not see case, accents or spaces', () => {
		const spellings: ((said: string) => string)[] = [
			(said) => said.toUpperCase(),
			(said) => said.toLowerCase(),
			(said) => said.normalize('NFD'),
			(said) => said.normalize('NFD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, ''),
			(said) => ` ${said.replaceAll(' ', '   ')} `,
			(said) => said.replaceAll(' ', '\t'),
		];
		const plain = fc.array(
			fc.constantFrom(
				'Sigur Rós',
				'Takk',
				'Ágætis byrjun',
				'- ',
				'– ',
				'(LP)',
				'LP',
				'2LP',
				'live',
				'Vol. 2',
				'[red vinyl]',
				'CD',
				'&',
				'new',
			),
			{ maxLength: 8 },
		);
		const said = plain.map((parts) => parts.join(' '));
		fc.assert(
			fc.property(said, fc.option(said, { nil: null }), fc.constantFrom(...spellings), (title, artist, spell) => {
				const as = (one: (said: string) => string) =>
					matchOffer(
						offered(one(title), { artist: artist === null ? null : one(artist), format: one('Vinyl LP') }),
						takk,
					);
				const [a, b] = [as((same) => same), as(spell)];
				expect([b.decision, b.confidence, b.candidates]).toEqual([a.decision, a.confidence, a.candidates]);
			}),
			runs,
		);
	});

	test('what is offered as nothing but itself is itself', () => {
		const names = fc.stringMatching(/^[A-Z][a-z]{3,9}( [A-Z][a-z]{4,9}){0,3}$/);
		fc.assert(
			fc.property(names, names, (artist, title) => {
				expect(matchOffer(offered(title, { artist, format: 'LP' }), known(artist, title)).decision).toBe('certain');
				expect(matchOffer(offered(title, { artist, format: 'CD' }), known(artist, title)).decision).toBe('no');
			}),
			runs,
		);
	});
});

test('endless text costs bounded time', () => {
	const twoMegabytes = 2 * 1024 * 1024;
	const endless = [
		'a',
		' ',
		'-',
		'(',
		'((a',
		'- a ',
		'&amp;',
		'=',
		'"',
		'LP ',
		'+ a',
		'1',
		'İ',
		', a',
		' by ',
		'vinyl -',
	].map((piece) => piece.repeat(twoMegabytes / piece.length));
	const album = known('Sigur Rós', 'Takk', { pressings: Array.from({ length: 500 }, (_, at) => pressing(at)) });
	for (const said of endless) {
		const from = performance.now();
		const more = {
			artist: said,
			barcode: said,
			label: said,
			catalogNumber: said,
			format: said,
			shelf: Array(50).fill(said),
		};
		matchOffer(offered(said, more), album);
		matchOffer(offered(`Sigur Rós - Takk ${said}`), album);
		matchOffer(offered('Takk LP'), known(said, said));
		expect(performance.now() - from).toBeLessThan(2000);
	}
});
