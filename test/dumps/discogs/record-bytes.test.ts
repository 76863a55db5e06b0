import { describe, expect, it } from 'vitest';
import { isVinyl, readId } from '../../../source/dumps/discogs/record-bytes.ts';

describe('vinyl', () => {
	it.each([
		'<formats><format name="Vinyl" qty="1" text=""/></formats>',
		"<format name='Vinyl'>",
		'<format text="" qty="2"\n\tname = "Vinyl">',
		'<notes>Vinyl</notes><format name="CD"/><format qty="1" name="Vinyl"/>',
	])('is in %s', (xml) => {
		expect(isVinyl(Buffer.from(`<release id="1">${xml}</release>`))).toBe(true);
	});

	it.each([
		'<formats><format name="CD" qty="1" text=""/></formats>',
		'<notes>name="Vinyl" &lt;format name="Vinyl"</notes><format name="CD">',
		'<formats><description>Vinyl</description></formats>',
		'<label name="Vinyl" catno="1"/>',
		'<title>Vinyl</title>',
		'<format name="vinyl">',
	])('is not in %s', (xml) => {
		expect(isVinyl(Buffer.from(`<release id="1">${xml}</release>`))).toBe(false);
	});
});

it('is looked for once, however often the word comes', () => {
	expect(isVinyl(Buffer.from(`<release id="1"><notes>${'Vinyl '.repeat(1_000_000)}</notes></release>`))).toBe(false);
});

describe('an id', () => {
	it.each([
		['releases', '<release id="12" status="Accepted"><id>9</id>', 12],
		['releases', "<release status='Accepted'  id = '12'>", 12],
		['masters', '<master id="2147483647">', 2_147_483_647],
		['masters', '<master main_id="3" id="4">', 4],
		['artists', '<artist><id>27</id><name>N</name><members><id>3</id></members>', 27],
		['artists', `<artist><images>${'<image/>'.repeat(100)}</images>\n<id> 27 </id>`, 27],
	] as const)('of %s is in %s', (kind, xml, id) => {
		expect(readId(kind, Buffer.from(xml))).toBe(id);
	});

	it.each([
		['releases', '<release><id>9</id>'],
		['releases', '<release id="x9">'],
		['masters', '<master id="99999999999">'],
		['artists', '<artist><members><id>3</id></members><id>27</id>'],
		['artists', '<artist><name>N</name></artist>'],
	] as const)('of %s is not to be read from %s', (kind, xml) => {
		expect(readId(kind, Buffer.from(xml))).toBeNull();
	});
});
