import { expect, it } from 'vitest';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createImportStores, type ImportStore } from './importing.ts';
import { artist, lp, master, mojave, pressing, useDumpFolder } from './records.ts';

async function readReleases({ database: { read, tables } }: ImportStore) {
	return read.select().from(tables.releases).orderBy(tables.releases.discogsId);
}

describeEachEngine('odd records of a dump', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	it('keep the last of two with one id, and store it once', async () => {
		const store = await open();
		const twice = [
			pressing({ id: 1, title: 'First', artists: [mojave] }),
			pressing({ id: 2 }),
			pressing({ id: 1, title: 'Last' }),
		];
		const releases = await folder.releases('202610', twice);
		const masters = await folder.masters('202610', [
			master({ id: 7, title: 'First' }),
			master({ id: 7, title: 'Last' }),
		]);
		await store.import([releases, masters]);
		expect(
			(await readReleases(store)).map(({ discogsId, title, catalogNumber }) => [discogsId, title, catalogNumber]),
		).toEqual([
			[1, 'Last', 'CRELP 1'],
			[2, 'Souvlaki', 'CRELP 2'],
		]);
		const { read, tables } = store.database;
		expect(await read.select({ title: tables.dumpMasters.title }).from(tables.dumpMasters)).toEqual([
			{ title: 'Last' },
		]);
		expect(await read.$count(tables.releaseKeys)).toBe(4);
		// The same file again ends with the same.
		const [again] = await store.import([releases]);
		expect(again).toMatchObject({ added: 0, gone: 0 });
		expect((await readReleases(store))[0]?.title).toBe('Last');
	});

	it.each([
		['ASCII', (at: number) => ((at * 7919) ^ (at << 3)).toString(36)],
		['three bytes each', (at: number) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))],
		['four bytes each', (at: number) => String.fromCodePoint(0x20000 + ((at * 7919) % 40_000))],
	])('are stored with texts of any length, of %s', async (_, character) => {
		const store = await open();
		const long = Array.from({ length: 6_000 }, (_, at) => character(at)).join('');
		const file = await folder.releases('202610', [
			pressing({
				...{ id: 1, title: long, artists: [{ id: 9, name: long }], notes: long, country: long, released: long },
				labels: [{ id: 1, name: long, catalogNumber: long }],
				identifiers: [{ type: 'Barcode', value: long, description: long }],
				formats: [{ ...lp, text: long, descriptions: [long], quantity: '99999999999999999999' }],
			}),
			pressing({ id: 2 }),
		]);
		const artists = await folder.artists('202610', [artist({ id: 9, name: long, nameVariations: [`2${long}`] })]);
		const masters = await folder.masters('202610', [master({ id: 5, title: long, artists: [{ id: 9, name: long }] })]);
		await store.import([file, artists, masters]);
		const [first, second] = await readReleases(store);
		expect(first).toMatchObject({ notes: long, released: null, discs: null });
		expect(long.startsWith(first?.title.slice(0, 100) ?? '')).toBe(true);
		expect(second).toMatchObject({ title: 'Souvlaki' });
	});

	it('are stored with every character', async () => {
		const store = await open();
		const text = 'a\tb\\N\\\\c "q" \'s\' 😀 サカナクション &amp; [b]x[/b] &#xD83D; &#0; &#x7; ﷺ';
		const file = await folder.releases('202610', [
			`<release id="1"><title>x&#xD83D;y&#0;z&#7;\\N</title><artists><artist><id>3</id><name>&#xDC00;</name></artist></artists><formats><format name="Vinyl" qty="1" text="&#xD83D;"/></formats><identifiers><identifier type="Barcode" value="&#xD83D;&#0;" description="\\"/></identifiers><notes>&#xD83D;\n\\.\n\\N</notes></release>`,
			'<release id="2"><title>\\N</title><labels><label name="\\N" catno="\\."/></labels><country>\\N</country><formats><format name="Vinyl"/></formats></release>',
			pressing({ id: 3, title: text, notes: `${text}\n\\.\n${text}` }),
		]);
		await store.import([file]);
		const odd = String.raw`a b\N\\c "q" 's' 😀 サカナクション &amp; [b]x[/b] &#xD83D; &#0; &#x7; ﷺ`;
		expect(
			(await readReleases(store)).map(({ title, country, notes, label }) => ({ title, country, notes, label })),
		).toEqual([
			{ title: 'x\ufffdy\ufffdz\\N', country: null, notes: '\ufffd\n\\.\n\\N', label: null },
			{ title: '\\N', country: '\\N', notes: null, label: '\\N' },
			{ title: odd, country: 'UK', notes: `${odd}\n\\.\n${odd}`, label: 'Creation Records' },
		]);
	});
});
