import { describe, expect, it } from 'vitest';
import { BadRecord } from '../../../source/dumps/discogs/facts.ts';
import { parseRelease } from '../../../source/dumps/discogs/parse-release.ts';

function parse(children: string, attributes = 'id="7"') {
	return parseRelease(`<release ${attributes}>${children}</release>`, (name) => {
		throw new Error(`unknown: ${name}`);
	});
}

function withTitle(children: string) {
	return parse(`<title>T</title>${children}`);
}

const nothing = {
	masterId: null,
	isMainRelease: false,
	artists: [],
	labels: [],
	formats: [],
	country: null,
	released: null,
	notes: null,
	identifiers: [],
};

describe('a release', () => {
	it('has the fields that the API has', () => {
		const release = parse(
			`<artists><artist><id>3</id><name>Josh Wink</name><anv>Wink</anv><join>&amp;</join></artist>` +
				`<artist><id>26</id><name>Nirvana (2)</name></artist></artists><title>Higher [a=State]</title>` +
				`<labels><label name="Svek" catno="SK 026" id="5"/><label name="Svek" catno="none" id="5"/></labels>` +
				`<formats><format name="Vinyl" qty="2" text="180g"><descriptions><description>12"</description>` +
				`<description>33 &#8531; RPM</description></descriptions></format><format name="CD" qty="1" text=""/></formats>` +
				`<country>Sweden</country><released>1999-03-00</released><notes>One &#13;\ntwo.\n\n  [l=Three]</notes>` +
				`<master_id is_main_release="true">66526</master_id><identifiers>` +
				`<identifier type="Barcode" value="7 3 1" description="Text"/><identifier type="Matrix / Runout" value="A1"/></identifiers>`,
		);
		expect(release).toEqual({
			discogsId: 7,
			masterId: 66_526,
			isMainRelease: true,
			artists: [
				{ discogsId: 3, name: 'Josh Wink', anv: 'Wink', join: '&' },
				{ discogsId: 26, name: 'Nirvana (2)', anv: null, join: '' },
			],
			title: 'Higher [a=State]',
			labels: [
				{ name: 'Svek', catalogNumber: 'SK 026' },
				{ name: 'Svek', catalogNumber: 'none' },
			],
			formats: [
				{ name: 'Vinyl', qty: '2', text: '180g', descriptions: ['12"', '33 ⅓ RPM'] },
				{ name: 'CD', qty: '1', text: null, descriptions: [] },
			],
			country: 'Sweden',
			released: '1999-03-00',
			notes: 'One \ntwo.\n\n [l=Three]',
			identifiers: [
				{ type: 'Barcode', value: '7 3 1', description: 'Text' },
				{ type: 'Matrix / Runout', value: 'A1', description: null },
			],
		});
	});

	it('may hold nothing but a title, in the older form or the current one', () => {
		expect(withTitle('')).toEqual({ discogsId: 7, title: 'T', ...nothing });
		const older =
			'<images><image type="primary" uri=""/></images><artists/><title>T</title><labels/><formats></formats><notes/>' +
			'<master_id/><identifiers/><videos/><companies/><tracklist></tracklist>';
		expect(parse(older, 'status="Accepted" id="7"')).toEqual({ discogsId: 7, title: 'T', ...nothing });
	});

	it('is not confused by what has the same names within it', () => {
		const track =
			'<track><title>No</title><artists><artist><id>1</id><name>No</name></artist></artists>' +
			'<sub_tracks><track><title>No</title></track></sub_tracks><extraartists><artist/></extraartists></track>';
		const release = parse(
			`<tracklist>${track}</tracklist><extraartists><artist><name>No</name></artist></extraartists>` +
				`<videos><video src="x"><title>No</title></video></videos><title>Yes</title>` +
				`<series><series name="No" catno="1" id="2"></series><series name="No"/></series>` +
				`<companies><company><name>No</name><catno>No</catno></company></companies><data_quality>Correct</data_quality>`,
		);
		expect(release).toEqual({ discogsId: 7, title: 'Yes', ...nothing });
	});

	it('has attributes in any order and in any quotes', () => {
		const { labels } = withTitle(
			`<labels><label catno='A "1"' id="3" name = "B > 'C'/" /><label\n\tname="&quot;D&quot;"></label></labels>`,
		);
		expect(labels).toEqual([
			{ name: `B > 'C'/`, catalogNumber: 'A "1"' },
			{ name: '"D"', catalogNumber: null },
		]);
	});

	it.each([
		['&amp;&lt;&gt;&quot;&apos;', `&<>"'`],
		['&#214;&#xd6;&#XD6;', 'ÖÖÖ'],
		['&ouml; & &# &#x; &amp &;', '&ouml; & &# &#x; &amp &;'],
		['a&#7;b\u0007c\u0000d', 'abcd'],
		['&#27;[31mred', 'red'],
		['a\u202eb', 'ab'],
		['  a \t\n b&#160; ', 'a b'],
		['cafe\u0301', 'café'],
		['&#xffffffff;', '\ufffd'],
	])('with text %#', (written, meant) => {
		expect(withTitle(`<country>${written}</country>`).country).toBe(meant);
		expect(withTitle(`<labels><label name="${written.replaceAll('"', '&quot;')}"/></labels>`).labels[0]?.name).toBe(
			meant,
		);
	});

	it.each(['', '0', ' ', '-1', '1.5', '1e3', '2147483648', '99999999999999999999', 'x'])(
		'takes the id "%s" for none',
		(id) => {
			expect(withTitle(`<master_id>${id}</master_id>`).masterId).toBeNull();
			expect(withTitle(`<artists><artist><id>${id}</id><name>A</name></artist></artists>`).artists).toEqual([
				{ discogsId: null, name: 'A', anv: null, join: '' },
			]);
			expect(() => parse('<title>T</title>', `id="${id}"`)).toThrow(BadRecord);
		},
	);

	it('tells unknown elements by name and reads on', () => {
		const unknown: string[] = [];
		const xml =
			'<release id="7"><thing a="1"/><box><box><box/></box><title>No</title></box><title>Yes</title><box>x</box></release>';
		expect(parseRelease(xml, (name) => unknown.push(name)).title).toBe('Yes');
		expect(unknown).toEqual(['thing', 'box', 'box']);
	});

	it('of 50 MB is read, and its texts are cut', () => {
		const words = 'All work and no play.\n'.repeat(1_000_000);
		const tracks = '<track><title>Track</title></track>'.repeat(800_000);
		const release = parse(`<title>${words}</title><notes>${words}</notes><tracklist>${tracks}</tracklist>`);
		expect(release.title).toBe(words.replaceAll('\n', ' ').slice(0, 880).trim());
		expect(release.notes).toBe(words.slice(0, 100_000).trim());
	});

	it('keeps odd titles', () => {
		for (const title of ['?', '...', '0', '(1)', '-']) expect(parse(`<title>${title}</title>`).title).toBe(title);
	});
});

describe('a bad release', () => {
	it.each([
		['no id', '<release><title>T</title></release>', 'it has no id'],
		['a blank id', '<release id=" "><title>T</title></release>', 'it has no id'],
		['a wrong id', '<release id="seven"><title>T</title></release>', 'its id is no id'],
		['no title', '<release id="7"></release>', 'it has no title'],
		['a blank title', '<release id="7"><title> &#7; </title></release>', 'it has no title'],
		['no end', '<release id="7"><title>T</title>', 'it ends too early'],
		['an element without its end', '<release id="7"><title>T</release>', '</title> is missing'],
		[
			'a list without its end',
			'<release id="7"><title>T</title><tracklist><track/></release>',
			'</tracklist> is missing',
		],
		[
			'elements that cross',
			'<release id="7"><artists><artist><id>1</artist></id></artists></release>',
			'</id> is missing',
		],
		['a tag in a text', '<release id="7"><title>T<b>x</b></title></release>', '</title> is missing'],
		['a tag without a name', '<release id="7">< title>T</title></release>', 'a tag is broken'],
		['a tag without its end', '<release id="7"><title', 'a tag is broken'],
		['a quote without its end', '<release id="7><title>T</title></release>', 'a tag does not end'],
		['an attribute without quotes', '<release id=7><title>T</title></release>', 'an attribute is broken'],
	])('with %s', (_, xml, reason) => {
		expect(() => parseRelease(xml, () => undefined)).toThrow(new BadRecord(reason));
	});
});
