import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadRecord } from '../../../source/dumps/discogs/facts.ts';
import { parseArtist } from '../../../source/dumps/discogs/parse-artist.ts';
import { parseMaster } from '../../../source/dumps/discogs/parse-master.ts';
import { parseRelease } from '../../../source/dumps/discogs/parse-release.ts';
import { isVinyl, readId } from '../../../source/dumps/discogs/record-bytes.ts';
import { isOnVinyl, readSlowly, type SlowElement, toArtist, toMaster, toRelease } from '../../helpers/slow-dump.ts';
import { artistXml, masterXml, releaseXml } from './made-records.ts';

interface Kind {
	kind: 'releases' | 'masters' | 'artists';
	xml: fc.Arbitrary<string>;
	parse: (xml: string, onUnknown: (name: string) => void) => { discogsId: number };
	slow: (element: SlowElement) => { discogsId: number };
}

const kinds: Kind[] = [
	{ kind: 'releases', xml: releaseXml, parse: parseRelease, slow: toRelease },
	{ kind: 'masters', xml: masterXml, parse: parseMaster, slow: toMaster },
	{ kind: 'artists', xml: artistXml, parse: parseArtist, slow: toArtist },
];

function readOne(xml: string): SlowElement {
	const [element] = readSlowly(`<all>${xml}</all>`);
	if (element === undefined) throw new Error('the slow reader found nothing');
	return element;
}

describe.each(kinds)('a made record of $kind', ({ kind, xml, parse, slow }) => {
	it('has the fields that an independent reader finds', () => {
		fc.assert(
			fc.property(xml, (record) => {
				const unknown = new Set<string>();
				const facts = parse(record, (name) => unknown.add(name));
				expect(facts).toEqual(slow(readOne(record)));
				expect([...unknown].filter((name) => !['novelty', 'thing'].includes(name))).toEqual([]);
				expect([facts.discogsId, null]).toContain(readId(kind, Buffer.from(record)));
			}),
			{ seed: 6, numRuns: 400 },
		);
	});

	it('that is damaged is read or is a BadRecord, whatever the damage', () => {
		const damage = fc.record({
			at: fc.nat(5000),
			length: fc.nat(60),
			by: fc.constantFrom(
				'',
				'<',
				'>',
				'"',
				'&',
				'&#xffffffff;',
				'<!--',
				'<![CDATA[',
				'</',
				'/>',
				'\0',
				`<${'x'.repeat(99)}>`,
				' = ',
			),
		});
		fc.assert(
			fc.property(xml, fc.array(damage, { minLength: 1, maxLength: 3 }), (record, damages) => {
				let damaged = record;
				for (const { at, length, by } of damages) {
					const from = at % damaged.length;
					damaged = damaged.slice(0, from) + by + damaged.slice(from + length) || '<';
				}
				try {
					expect(parse(damaged, () => undefined).discogsId).toBeGreaterThan(0);
				} catch (error) {
					expect(error).toBeInstanceOf(BadRecord);
				}
				expect(() => [isVinyl(Buffer.from(damaged)), readId(kind, Buffer.from(damaged))]).not.toThrow();
			}),
			{ seed: 8, numRuns: 1000 },
		);
	});
});

it('on vinyl is always told by its bytes', () => {
	fc.assert(
		fc.property(releaseXml, (record) => {
			if (isOnVinyl(readOne(record))) expect(isVinyl(Buffer.from(record))).toBe(true);
		}),
		{ seed: 9, numRuns: 500 },
	);
});
