import { describe, expect, it } from 'vitest';
import { BadRecord } from '../../../source/dumps/discogs/facts.ts';
import { parseArtist } from '../../../source/dumps/discogs/parse-artist.ts';
import { parseMaster } from '../../../source/dumps/discogs/parse-master.ts';

function failUnknown(name: string): never {
	throw new Error(`unknown: ${name}`);
}

describe('a master', () => {
	it('has its fields, in the current form and the older one', () => {
		const fields =
			'<main_release>85912</main_release>%<artists><artist><id>1</id><name>A</name></artist></artists><genres><genre>G</genre></genres>' +
			'<year>1993</year><title>T &amp; U</title><videos><video src="x"><title>No</title></video></videos>';
		const facts = {
			discogsId: 122,
			mainReleaseId: 85_912,
			artists: [{ discogsId: 1, name: 'A', anv: null, join: '' }],
			title: 'T & U',
			year: 1993,
		};
		expect(parseMaster(`<master id="122">${fields.replace('%', '')}</master>`, failUnknown)).toEqual(facts);
		const older = fields.replace('%', '<images><image/></images><notes>N</notes><styles/>');
		expect(parseMaster(`<master id="122">${older}</master>`, failUnknown)).toEqual(facts);
	});

	it.each(['', '0', '93', 'soon'])('has no year for "%s"', (year) => {
		expect(parseMaster(`<master id="1"><title>T</title><year>${year}</year></master>`, failUnknown).year).toBeNull();
	});

	it('without a title or an id is bad', () => {
		for (const xml of ['<master id="1"><title/></master>', '<master id="0"><title>T</title></master>']) {
			expect(() => parseMaster(xml, failUnknown)).toThrow(BadRecord);
		}
	});
});

describe('an artist', () => {
	it('has its own id and name, not those of its members and aliases', () => {
		const xml =
			'<artist><images><image type="primary"/></images><members><id>26</id><name id="26">No</name></members>' +
			'<aliases><id>89</id><name id="89">Alias</name><name>Unnumbered</name><name id="3"/></aliases>' +
			'<groups><name id="2">No</name></groups><id>27</id><name>Name (2)</name><realname>Real &amp; Name</realname>' +
			'<profile>[a=No]</profile><urls><url>http://x/?a=1&amp;b=2</url><url/></urls>' +
			'<namevariations><name>V1</name><name/><name>V2</name></namevariations><data_quality/></artist>';
		expect(parseArtist(xml, failUnknown)).toEqual({
			discogsId: 27,
			name: 'Name (2)',
			realName: 'Real & Name',
			nameVariations: ['V1', 'V2'],
			aliases: [
				{ discogsId: 89, name: 'Alias' },
				{ discogsId: null, name: 'Unnumbered' },
			],
			urls: ['http://x/?a=1&b=2'],
		});
	});

	it('without a name or an id is bad', () => {
		for (const xml of [
			'<artist><id>1</id><name> </name></artist>',
			'<artist><members><id>1</id></members><name>N</name></artist>',
		]) {
			expect(() => parseArtist(xml, failUnknown)).toThrow(BadRecord);
		}
	});
});
