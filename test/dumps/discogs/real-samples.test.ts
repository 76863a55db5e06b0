import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseArtist } from '../../../source/dumps/discogs/parse-artist.ts';
import { parseMaster } from '../../../source/dumps/discogs/parse-master.ts';
import { parseRelease } from '../../../source/dumps/discogs/parse-release.ts';
import { isVinyl, readId } from '../../../source/dumps/discogs/record-bytes.ts';
import { openDump } from '../../../source/dumps/read/open-dump.ts';
import { type RecordKind, Scanner } from '../../../source/dumps/read/scanner.ts';
import { isOnVinyl, readSlowly, toArtist, toMaster, toRelease } from '../../helpers/slow-dump.ts';
import { hasRealData, readRealData } from '../../matching/real-data.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/dump/', import.meta.url));

/** Reads a real file with both readers: what the fast one gave, the elements of the slow one, and the names of what was unknown. */
async function readBoth<Facts>(kind: RecordKind, parse: (xml: string, onUnknown: (name: string) => void) => Facts) {
	const file = `discogs_20200806_${kind}.xml.gz`;
	const dump = await openDump(folder + file);
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
	expect({ bad, unknown, records: facts.length }).toEqual({ bad: [], unknown: [], records: 1000 });
	return { facts, ids, slow: readSlowly(text.toString('utf8')) };
}

describe.skipIf(!hasRealData('dump'))('a real dump', () => {
	it('has the same releases, with the same fields, as an independent reader finds', async () => {
		const { facts, ids, slow } = await readBoth('releases', parseRelease);
		expect(facts).toEqual(slow.map(toRelease));
		expect(ids).toEqual(facts.map(({ discogsId }) => discogsId));
	});

	it('tells releases on vinyl by their bytes', async () => {
		const text = gunzipSync(readRealData('dump/discogs_20200806_releases.xml.gz')).toString('utf8');
		const records = text.slice(text.indexOf('\n') + 1).split(/(?<=<\/release>)\n/);
		const onVinyl = readSlowly(text).map(isOnVinyl);
		expect(onVinyl.filter(Boolean).length).toBeGreaterThan(300);
		expect(records.slice(0, -1).map((record) => isVinyl(Buffer.from(record)))).toEqual(onVinyl);
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
