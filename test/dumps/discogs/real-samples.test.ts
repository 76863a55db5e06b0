import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseArtist } from '../../../source/dumps/discogs/parse-artist.ts';
import { parseMaster } from '../../../source/dumps/discogs/parse-master.ts';
import { parseRelease } from '../../../source/dumps/discogs/parse-release.ts';
import { readId } from '../../../source/dumps/discogs/record-bytes.ts';
import { openDump } from '../../../source/dumps/read/open-dump.ts';
import { type RecordKind, Scanner } from '../../../source/dumps/read/scanner.ts';
import { isOnVinyl, readSlowly, toArtist, toMaster, toRelease } from '../../helpers/slow-dump.ts';
import { hasRealData, readRealData } from '../../matching/real-data.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/dump/', import.meta.url));

/** Reads a real file with both readers: what the fast one gave, the elements of the slow one, and the names of what was unknown. */
async function readBoth<Facts>(kind: RecordKind, parse: (xml: string, onUnknown: (name: string) => void) => Facts) {
	const file = `discogs_20200806_${kind}.xml.gz`;
	const dump = await openDump(folder + file, { sha256: false });
	const facts: Facts[] = [];
	const ids: (number | null)[] = [];
	const unknown: string[] = [];
	const bad: string[] = [];
	const scanner = new Scanner(
		kind,
		(bytes, from, to) => {
			facts.push(parse(bytes.toString('utf8', from, to), (name) => unknown.push(name)));
			ids.push(readId(kind, bytes.subarray(from, to)));
		},
		(reason) => bad.push(reason),
	);
	for await (const chunk of dump.chunks) scanner.push(chunk);
	scanner.end();
	const text = gunzipSync(readRealData(`dump/${file}`));
	expect([dump.kind, dump.edition, dump.bytesRead(), scanner.position]).toEqual([
		kind,
		'2020-08',
		dump.size,
		text.lastIndexOf('>') + 1,
	]);
	expect({ bad, unknown, records: scanner.records }).toEqual({ bad: [], unknown: [], records: 1000 });
	return { facts, ids, slow: readSlowly(text.toString('utf8')) };
}

describe.skipIf(!hasRealData('dump'))('a real dump', () => {
	it('has the same releases on vinyl, with the same fields, as an independent reader finds', async () => {
		const { facts, ids, slow } = await readBoth('releases', parseRelease);
		const onVinyl = facts.filter(({ formats }) => formats.some(({ name }) => name === 'Vinyl'));
		const expected = slow.filter(isOnVinyl).map(toRelease);
		expect(expected.length).toBeGreaterThan(300);
		expect(onVinyl).toEqual(expected);
		expect(ids).toEqual(facts.map(({ discogsId }) => discogsId));
	});

	it('has the same fields for releases on anything', () => {
		const text = gunzipSync(readRealData('dump/discogs_20200806_releases.xml.gz')).toString('utf8');
		const records = text.slice(text.indexOf('\n') + 1).split(/(?<=<\/release>)\n/);
		const facts = records.slice(0, -1).map((record) => parseRelease(record, () => expect.unreachable()));
		expect(facts).toEqual(readSlowly(text).map(toRelease));
		expect(facts).toHaveLength(1000);
	});

	it('has the same masters', async () => {
		const { facts, ids, slow } = await readBoth('masters', parseMaster);
		expect(facts).toEqual(slow.map(toMaster));
		expect(ids).toEqual(facts.map(({ discogsId }) => discogsId));
	});

	it('has the same artists', async () => {
		const { facts, ids, slow } = await readBoth('artists', parseArtist);
		expect(facts).toEqual(slow.map(toArtist));
		expect(ids).toEqual(facts.map(({ discogsId }) => discogsId));
	});
});
