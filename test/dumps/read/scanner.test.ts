import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../../../source/dumps/read/scanner.ts';
import { Scanner } from '../../../source/dumps/read/scanner.ts';
import { makeArtist, makeMaster, makeRelease, scan } from './documents.ts';

const [a, b, c] = [makeRelease(1), makeRelease(2), makeRelease(3)];

/** Scans text at once and byte by byte, which must be the same; gives what came of it. */
function scanText(kind: RecordKind, document: string) {
	const bytes = Buffer.from(document);
	const atOnce = scan(kind, bytes, [bytes.length]);
	for (const sizes of [[1], [7], [100, 1, 13], [1000]]) expect(scan(kind, bytes, sizes)).toEqual(atOnce);
	for (const { text, position } of atOnce.records) {
		expect(bytes.subarray(position - Buffer.byteLength(text), position).toString()).toBe(text);
	}
	for (const { text, position } of atOnce.bad) {
		expect(bytes.subarray(position, position + Buffer.byteLength(text)).toString()).toBe(text);
	}
	return { ...atOnce, texts: atOnce.records.map(({ text }) => text) };
}

describe('a whole dump', () => {
	it.each([
		['a line each', `<releases>\n${a}\n${b}\n${c}\n</releases>\n`],
		['no lines', `<releases>${a}${b}${c}</releases>`],
		['Windows lines', `<releases>\r\n${a}\r\n${b}\r\n${c}\r\n</releases>\r\n`],
		['indented', `<?xml version="1.0"?>\n<!-- June -->\n<releases>\n\t${a}\n\n\t${b} ${c}\n  </releases>  `],
	])('with %s', (_, document) => {
		expect(scanText('releases', document)).toMatchObject({ texts: [a, b, c], bad: [], damage: null });
	});

	it('of masters and of artists', () => {
		const masters = [makeMaster(1), makeMaster(2)];
		const artists = [makeArtist(1), makeArtist(2)];
		expect(scanText('masters', `<masters>\n${masters.join('\n')}\n</masters>`).texts).toEqual(masters);
		expect(scanText('artists', `<artists>${artists.join('')}</artists>`).texts).toEqual(artists);
	});

	it('that is empty', () => {
		for (const document of ['<releases/>', '<releases></releases>\n']) {
			expect(scanText('releases', document)).toEqual({ records: [], texts: [], bad: [], damage: null });
		}
	});
});

describe('a damaged dump', () => {
	it.each([
		['bytes between records', `${a}\n<relea$e id="9">x</relea$e>${b}`, [a, b], '<relea$e id="9">x</relea$e>'],
		['a record without its begin', `${a}\n${b.slice(9)}\n${c}`, [a, c], b.slice(9)],
		['a record without its end', `${a}\n${b.slice(0, -8)}\n${c}`, [a, c], `${b.slice(0, -8)}\n`],
		['the same on one line', `${a}${b.slice(0, -8)}${c}`, [a, c], b.slice(0, -8)],
		['a second end', `${a}</release>\n${b}`, [a, b], '</release>'],
		['the last record without its end', `${a}\n${b.slice(0, -8)}`, [a], `${b.slice(0, -8)}\n`],
		['an empty record', `${a}\n<release/>\n${b}`, [a, b], '<release/>\n'],
	])('with %s', (_, records, texts, bad) => {
		const scanned = scanText('releases', `<releases>\n${records}\n</releases>`);
		expect(scanned).toMatchObject({ texts, bad: [{ text: bad }], damage: null });
	});

	it('that is cut off is read up to there', () => {
		const document = `<releases>\n${a}\n${b}\n${c}`.slice(0, -30);
		const scanned = scanText('releases', document);
		expect(scanned.texts).toEqual([a, b]);
		expect(scanned.damage).toBe(
			`The file ends at byte ${Buffer.byteLength(document)} (unpacked) without </releases>: it was cut off.`,
		);
	});

	it('with more behind its end is read on', () => {
		const scanned = scanText('releases', `<releases>\n${a}\n</releases>\n<releases>\n${b}\n</releases>\nbye`);
		expect(scanned).toMatchObject({ texts: [a, b], damage: null });
		expect(scanned.bad.map(({ text }) => text)).toEqual(['<releases>\n', 'bye']);
	});

	it('without its root has no records', () => {
		expect(scanText('releases', `<masters>${makeMaster(1)}</masters>`).texts).toEqual([]);
	});
});

describe('a large record', () => {
	/** Lines, so that what looks for the begin of one has something to do. */
	const filling = Buffer.from('All work and no play.\n<b>Jack</b>\n'.repeat(30_000));

	function scanLarge(megabytes: number) {
		const sizes: number[] = [];
		const bad: { reason: string; bytes: number; position: number }[] = [];
		const scanner = new Scanner(
			'releases',
			(_, from, to) => sizes.push(to - from),
			(reason, bytes, position) => bad.push({ reason, bytes: bytes.length, position }),
		);
		const [head, tail] = ['<release id="5"><format name="Vinyl"/><notes>', '</notes></release>'];
		scanner.push(Buffer.from(`<releases>\n${a}\n${head}`));
		let filled = 0;
		for (; filled < megabytes * 1e6; filled += filling.length) scanner.push(filling);
		scanner.push(Buffer.from(`${tail}\n${b}\n`));
		scanner.push(Buffer.from(`${c}\n</releases>\n`));
		scanner.end();
		return { sizes, bad, size: head.length + filled + tail.length };
	}

	it('of 50 MB is a record like others', () => {
		const { sizes, bad, size } = scanLarge(50);
		expect(sizes).toEqual([a.length, size, b.length, c.length]);
		expect(bad).toEqual([]);
	});

	it('of 80 MB is passed over, and the next one is not', () => {
		const { sizes, bad } = scanLarge(80);
		expect(sizes).toEqual([a.length, b.length, c.length]);
		const position = '<releases>\n\n'.length + a.length;
		expect(bad).toEqual([{ reason: 'it is larger than 64 MiB', bytes: 1024 * 1024, position }]);
	});
});
