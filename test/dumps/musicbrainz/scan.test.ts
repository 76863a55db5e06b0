import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { looksLike } from '../../../source/dumps/musicbrainz/kinds.ts';
import { readLines } from '../../../source/dumps/musicbrainz/lines.ts';
import { linksDiscogsArtist, namesId } from '../../../source/dumps/musicbrainz/scan.ts';

const entity = fc.record({
	'sort-name': fc.string(),
	id: fc.uuid(),
	area: fc.option(fc.record({ id: fc.uuid(), name: fc.string() })),
	relations: fc.array(fc.record({ 'type-id': fc.uuid(), artist: fc.record({ name: fc.string(), id: fc.uuid() }) })),
});

/** Every `id` in an object, however deep. */
function idsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
	return [...own, ...Object.values(value).flatMap(idsIn)];
}

it('finds the ids that parsing finds, and no others', () => {
	fc.assert(
		fc.property(entity, fc.uuid(), fc.constantFrom(undefined, 1), (whole, other, indent) => {
			const line = Buffer.from(JSON.stringify(whole, null, indent).replaceAll('\n', ' '));
			for (const id of idsIn(whole)) expect(namesId(line, new Set([other, id]))).toBe(true);
			const types = whole.relations.map((relation) => relation['type-id']);
			const ids = new Set(idsIn(whole));
			expect(namesId(line, new Set([other, ...types].filter((id) => !ids.has(id))))).toBe(false);
			expect(looksLike('artists', line)).toBe(true);
			expect(looksLike('artists', line.subarray(0, -1))).toBe(false);
		}),
	);
});

test.each([
	['"https://www.discogs.com/artist/59792"', true],
	['"http://www.discogs.com/artist/59792-Slowdive"', true],
	['"https://www.discogs.com/artist/597920"', false],
	['"https://www.discogs.com/artist/5979"', false],
	['"https://www.discogs.com/master/59792"', false],
	['"https://www.discogs.com/artist/1","https://www.discogs.com/artist/59792"', true],
	['"https://www.discogs.com/artist/', false],
])('the links in %s hold artist 59792: %s', (line, isLinked) => {
	expect(linksDiscogsArtist(Buffer.from(line), new Set([59792]))).toBe(isLinked);
});

test('bytes are cut into the same lines, in whatever pieces they come', async () => {
	const piece = fc.constantFrom('a', 'bb', '\n', '\r\n', 'ü', '{"long": "line"}');
	await fc.assert(
		fc.asyncProperty(fc.array(piece), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
			const whole = Buffer.from(pieces.join(''));
			async function* bytes() {
				for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
			}
			const lines = [];
			for await (const some of readLines(bytes(), 12)) {
				for (const { bytes: line, ...rest } of some) lines.push({ ...rest, text: line.toString() });
			}
			const expected = whole.toString('latin1').split('\n');
			const isBlank = (line: string) => line === '' || line === '\r';
			expect(lines).toHaveLength(expected.filter((line) => !isBlank(line)).length);
			for (const { start, end, text, isTooLong, isOpen } of lines) {
				const line = whole.subarray(start, isOpen ? end : end - 1);
				expect(isOpen).toBe(end === whole.length && whole.at(-1) !== 0x0a);
				expect(isTooLong).toBe(line.length > 12);
				if (!isTooLong) expect(text).toBe(line.toString());
			}
		}),
	);
});
