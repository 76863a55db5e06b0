import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { writeArtist } from '../../../source/sandbox/dumps/artist.ts';
import type { DumpRelease, DumpTrack } from '../../../source/sandbox/dumps/facts.ts';
import { writeLabel } from '../../../source/sandbox/dumps/label.ts';
import { writeMaster } from '../../../source/sandbox/dumps/master.ts';
import { writeRelease } from '../../../source/sandbox/dumps/release.ts';

const hostile = 'Sigur Rós & "Guð" <b>§</b>\u0020サカナクション 🎸 ]]>\r\nnext\tline';

test('a release is written as the present dumps have it', () => {
	expect(
		writeRelease({
			...release,
			artists: [
				{ id: 1, name: 'The Persuader', join: '&' },
				{ id: 2, name: 'Nirvana (2)', anv: 'Nirvana' },
			],
			extraArtists: [{ id: 239, name: 'Jesper Dahlbäck', role: 'Music By', tracks: 'A1 to B2' }],
			formats: [{ name: 'Vinyl', quantity: '2', text: '', descriptions: ['12"', '33 ⅓ RPM'] }],
			master: { id: 5427, isMain: false },
			tracklist: [
				{ ...track, title: 'Medley', subTracks: [{ ...track, position: 'A1', title: 'Part', duration: '1:02' }] },
			],
			identifiers: [{ type: 'Barcode', description: '', value: '5 012394 144777' }],
			videos: [{ url: 'https://www.youtube.com/watch?v=a&b', duration: 326, title: 'Ö', description: '' }],
			companies: [{ id: 56025, name: 'MPO', catalogNumber: '', role: [17, 'Pressed By'] }],
		}),
	).toBe(
		'<release id="1"><artists><artist><id>1</id><name>The Persuader</name><join>&amp;</join></artist>' +
			'<artist><id>2</id><name>Nirvana (2)</name><anv>Nirvana</anv></artist></artists><title>Stockholm</title>' +
			'<labels><label name="Svek" catno="SK032" id="5"/></labels>' +
			'<extraartists><artist><id>239</id><name>Jesper Dahlb&#228;ck</name><role>Music By</role><tracks>A1 to B2</tracks></artist></extraartists>' +
			'<formats><format name="Vinyl" qty="2" text=""><descriptions><description>12"</description><description>33 &#8531; RPM</description></descriptions></format></formats>' +
			'<genres><genre>Electronic</genre></genres><styles><style>Deep House</style></styles><country>Sweden</country><released>1999-03-00</released>' +
			'<data_quality>Correct</data_quality><master_id is_main_release="false">5427</master_id>' +
			'<tracklist><track><title>Medley</title><sub_tracks><track><position>A1</position><title>Part</title><duration>1:02</duration></track></sub_tracks></track></tracklist>' +
			'<identifiers><identifier type="Barcode" value="5 012394 144777"/></identifiers>' +
			'<videos><video src="https://www.youtube.com/watch?v=a&amp;b" duration="326" embed="true"><title>&#214;</title></video></videos>' +
			'<companies><company><id>56025</id><name>MPO</name><entity_type>17</entity_type><entity_type_name>Pressed By</entity_type_name>' +
			'<resource_url>https://api.discogs.com/labels/56025</resource_url></company></companies></release>',
	);
});

test('an orphan with nothing known has no empty elements', () => {
	const bare = writeRelease({
		...release,
		labels: [],
		genres: [],
		styles: [],
		country: '',
		released: '',
		dataQuality: '',
	});
	expect(bare).toBe('<release id="1"><title>Stockholm</title></release>');
});

test('artists and labels have their id as a child, masters as an attribute', () => {
	const about = { profile: '', dataQuality: 'Correct', urls: [] };
	expect(
		writeArtist({
			...about,
			id: 2,
			name: 'Mr. James Barth & A.D.',
			realname: '',
			nameVariations: ['Mr Barth'],
			aliases: [{ id: 2470, name: 'Puente Latino' }],
			members: [],
			groups: [],
		}),
	).toBe(
		'<artist><id>2</id><name>Mr. James Barth &amp; A.D.</name><data_quality>Correct</data_quality>' +
			'<namevariations><name>Mr Barth</name></namevariations><aliases><name id="2470">Puente Latino</name></aliases></artist>',
	);
	expect(
		writeLabel({
			...about,
			id: 1,
			name: 'Planet E',
			contactInfo: 'P.O. Box\r\nDetroit',
			parentLabel: { id: 7, name: 'R & S' },
			subLabels: [{ id: 86537, name: 'Antidote (4)' }],
		}),
	).toBe(
		'<label><id>1</id><name>Planet E</name><contactinfo>P.O. Box&#13;\nDetroit</contactinfo><data_quality>Correct</data_quality>' +
			'<parentLabel id="7">R &amp; S</parentLabel><sublabels><label id="86537">Antidote (4)</label></sublabels></label>',
	);
	expect(
		writeMaster({
			id: 113,
			mainRelease: 116925,
			artists: [{ id: 3225, name: 'Vince Watson' }],
			genres: ['Electronic'],
			styles: [],
			notes: '',
			year: 0,
			title: 'Moments In Time',
			dataQuality: 'Correct',
			videos: [],
		}),
	).toBe(
		'<master id="113"><main_release>116925</main_release><artists><artist><id>3225</id><name>Vince Watson</name></artist></artists>' +
			'<genres><genre>Electronic</genre></genres><year>0</year><title>Moments In Time</title><data_quality>Correct</data_quality></master>',
	);
});

test('any text comes back from an XML parser as it was, and the file is ASCII', () => {
	const xml = writeRelease({
		...release,
		title: hostile,
		labels: [{ id: 5, name: hostile, catalogNumber: hostile }],
		notes: hostile,
	});
	// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
	expect(xml).toMatch(/^[\u0000-\u007f]*$/);
	const texts: string[] = [];
	const attributes: string[] = [];
	const parser = new SaxesParser();
	parser.on('text', (text) => texts.push(text));
	parser.on('opentag', (tag) => attributes.push(...Object.values(tag.attributes)));
	parser.write(xml).close();
	expect(texts.filter((text) => text === hostile)).toHaveLength(2);
	expect(attributes.filter((text) => text === hostile)).toHaveLength(2);
});

const track: DumpTrack = { position: '', title: '', duration: '', artists: [], extraArtists: [], subTracks: [] };
const release: DumpRelease = {
	id: 1,
	artists: [],
	title: 'Stockholm',
	labels: [{ id: 5, name: 'Svek', catalogNumber: 'SK032' }],
	extraArtists: [],
	formats: [],
	genres: ['Electronic'],
	styles: ['Deep House'],
	country: 'Sweden',
	released: '1999-03-00',
	notes: '',
	dataQuality: 'Correct',
	tracklist: [],
	identifiers: [],
	videos: [],
	companies: [],
};
