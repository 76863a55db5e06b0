import { expect, test } from 'vitest';
import { readDismissals } from '../../../source/store/listeners/dismissals-reader.ts';
import { dismissArtist } from '../../../source/store/listeners/dismissals-writer.ts';
import { readLocks } from '../../../source/store/listeners/locks-reader.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { hasScript, inTerminal, startPty } from '../pty.ts';
import { openRoom } from './listening-room.ts';

/** TSV as objects. */
function readTable(stdout: string): Record<string, string>[] {
	const [header = '', ...lines] = stdout.trimEnd().split('\n');
	const names = header.split('\t');
	return lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at], value])));
}

describeEachEngine('recs in a pipe', (engine) => {
	test('a line for each album with its price, its reasons and where the points come from; what is stored is told again', async () => {
		await using room = await openRoom(engine);
		const { program, library } = room;
		const first = await program.run(['recs', '--limit', '6']);
		expect(first.code).toBe(0);
		expect(first.stderr).toMatch(/^Made just now, made anew in 24 h 0 min or with --refresh\.\n$/);
		const rows = readTable(first.stdout);
		expect(Object.keys(rows[0] ?? {}).slice(0, 7)).toEqual([
			...['rank', 'artist', 'title', 'year', 'score', 'total', 'currency'],
		]);
		expect(rows.map(({ rank }) => rank)).toEqual(['1', '2', '3', '4', '5', '6']);
		for (const { score, breakdown } of rows) {
			const parts = Object.values<number>(JSON.parse(breakdown ?? ''));
			expect(parts.reduce((sum, points) => sum + points, 0)).toBeCloseTo(Number(score), 1);
		}
		const priced = rows.find(({ albumId }) => Number(albumId) === library.albumIds[1]?.[0]);
		expect(priced).toMatchObject({
			...{ artist: 'Artist 1', title: 'Title 1-0', total: '25.00', currency: 'EUR', isShippingKnown: 'true' },
			...{ shipsTo: 'ES', offers: '1', provider: 'ebay', url: 'https://example.com/1' },
			reasons: expect.stringContaining('because you seeded Artist 0'),
		});
		const again = await program.run(['recs', '--limit', '6']);
		expect(readTable(again.stdout)).toEqual(rows);
	});

	test('amounts in another currency keep their own beside it; a price limit leaves what is known to cost less', async () => {
		await using room = await openRoom(engine);
		const { program } = room;
		const dear = await program.run(['recs', '--max-price', '24.99']);
		expect([dear.code, dear.stderr]).toEqual([1, expect.stringContaining('€24.99')]);
		expect(dear.stdout.trimEnd().split('\n')).toHaveLength(1);
		const fits = await program.run(['recs', '--max-price', '25', '--limit', '1']);
		expect(readTable(fits.stdout)).toMatchObject([{ title: 'Title 1-0' }]);
	});

	test('JSON has the same keys whatever there is to tell', async () => {
		await using room = await openRoom(engine);
		const { program } = room;
		const full = JSON.parse((await program.run(['recs', '--limit', '4', '--discover', '0.8', '--json'])).stdout);
		const keys = ['user', 'set', 'generatedAt', 'expiresAt', 'isStored', 'parameters', 'recommendations', 'change'];
		expect(Object.keys(full)).toEqual([...keys, 'shortage', 'notice']);
		expect(full).toMatchObject({
			...{ user: 'me', isStored: false, parameters: { limit: 4, discover: 0.8, country: 'ES', currency: 'EUR' } },
			recommendations: [{ rank: 1, album: { artist: expect.any(String) }, isLocked: false }, {}, {}, {}],
		});
		const again = JSON.parse((await program.run(['recs', '--limit', '4', '--discover', '0.8', '--json'])).stdout);
		expect(again).toEqual({ ...full, isStored: true });
		await using bare = await openRoom(engine, { artists: 0, albumsEach: 0 });
		const empty = await bare.program.run(['recs', '--json']);
		expect(empty.code).toBe(1);
		expect(Object.keys(JSON.parse(empty.stdout))).toEqual(Object.keys(full));
		expect(JSON.parse(empty.stdout)).toMatchObject({ recommendations: [], shortage: { message: expect.any(String) } });
	});

	test('decisions of a command hold: locked stays, dismissed never returns, and the list refills', async () => {
		await using room = await openRoom(engine);
		const { program, stored, userId } = room;
		const titles = async () =>
			readTable((await program.run(['recs', '--limit', '5'])).stdout).map(({ title }) => title);
		const before = await titles();
		const lock = await program.run(['recs', 'lock', 'Artist 12', 'Title 12-2']);
		expect([lock.code, lock.stderr]).toEqual([0, 'Kept: Artist 12 – Title 12-2.\n']);
		const [artist = '', title = ''] = [`Artist ${before[0]?.[6]}`, before[0]];
		const dismissed = await program.run(['recs', 'dismiss', artist, title, '--reason', 'too \u001b[31mloud', '--json']);
		expect(JSON.parse(dismissed.stdout)).toMatchObject({ decision: { type: 'dismiss-album' }, isNew: true });
		const after = await titles();
		expect(after).toHaveLength(5);
		expect(after).toContain('Title 12-2');
		expect(after).not.toContain(title);
		const { stderr } = await program.run(['recs', '--limit', '5', '--refresh']);
		expect(stderr).toMatch(/; (\d new, \d gone|nothing changed) since \d\d:\d\d\.$/m);
		expect((await readDismissals(stored.database, userId))[0]?.dismissal.reason).toBe('too loud');
		await program.run(['recs', 'unlock', 'Artist 12', 'Title 12-2']);
		expect(await readLocks(stored.database, userId)).toEqual([]);
		const whole = await program.run(['recs', 'dismiss', 'Artist 1', 'Title 1-0', '--artist']);
		expect(whole.stderr).toMatch(
			/^Nothing is recommended any more of Artist 1\.\nSee it, and take it back, with: .* dismissals\n$/,
		);
		expect((await titles()).filter((each) => each?.startsWith('Title 1-'))).toEqual([]);
		const named = await program.run(['recs', 'dismiss', '--artist', 'artist 2']);
		expect(named.stderr).toMatch(/^Nothing is recommended any more of Artist 2\.\n/);
		const unknown = await program.run(['recs', 'dismiss', '--artist', 'Nobody']);
		expect(unknown).toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/no artist "Nobody".*\n.*search Nobody\n/),
		});
	});

	test('explains what speaks for an album, and why another one is not recommended', async () => {
		await using room = await openRoom(engine);
		const { program } = room;
		const named = JSON.parse((await program.run(['recs', 'explain', 'Artist 1', 'Title 1-0', '--json'])).stdout);
		expect(named).toMatchObject({
			...{ user: 'me', album: { title: 'Title 1-0' }, exclusions: [], best: { total: { decimal: '25.00' } } },
			...{
				rank: expect.any(Number),
				reasons: expect.arrayContaining([
					{ kind: 'similar', artists: [{ name: 'Artist 0', through: 'seed' }], text: 'because you seeded Artist 0' },
				]),
			},
		});
		await program.run(['recs', 'dismiss', 'Artist 1', 'Title 1-0', '--reason', 'too loud']);
		const gone = await program.run(['recs', 'explain', 'Artist 1', 'Title 1-0']);
		expect(gone.stdout).toMatch(/^exclusions\.0\.kind\tdismissed$/m);
		expect(gone.stdout).toMatch(/^exclusions\.0\.text\t.*too loud/m);
		const missing = await program.run(['recs', 'explain', 'Artist 1', 'Title 9-9', '--json']);
		expect(missing.code).not.toBe(0);
		expect(Object.keys(JSON.parse(missing.stdout)).toSorted()).toEqual(Object.keys(named).toSorted());
	});
});

describeEachEngine('recs without an answer', (engine) => {
	test('an unknown listener, an empty database, everything dismissed: each says what to do', async () => {
		await using room = await openRoom(engine, { artists: 6, albumsEach: 1 });
		const { program, stored, library, userId } = room;
		const nobody = await program.run(['recs', '--user', 'nobody']);
		expect(nobody).toMatchObject({ code: 1, stdout: '' });
		expect(nobody.stderr).toMatch(/no listener "nobody"[\s\S]* add "Slowdive" --user nobody/);
		await writeAt(stored.database, new Date(), async (store) => {
			for (const id of library.artistIds) await dismissArtist(store, userId, id, null);
		});
		const dismissed = await program.run(['recs']);
		expect(dismissed.code).toBe(1);
		expect(dismissed.stderr).toMatch(/dismissed[\s\S]*vinilogy dismissals/);
		await using bare = await openRoom(engine, { artists: 0, albumsEach: 0 });
		const empty = await bare.program.run(['recs']);
		expect(empty.code).toBe(1);
		expect(empty.stderr).toMatch(/no albums in the database[\s\S]*vinilogy seed/);
	});

	test('what is not understood is said before anything is computed', async () => {
		await using room = await openRoom(engine, { artists: 6, albumsEach: 1 });
		const { program } = room;
		for (const [words, said] of [
			[['--weight', 'similar'], '"similar" is no weight.'],
			[['--weight', 'simlar=3'], 'simlar'],
			[['--max-price', 'cheap'], '"cheap" is not understood'],
			[['--country', 'XX'], '"XX" is not a country.'],
			[['--currency', 'EURO'], '"EURO" is not a currency.'],
			[['--discover', '2'], '--discover: Give a number from 0 to 1'],
		] as const) {
			const { code, stdout, stderr } = await program.run(['recs', ...words]);
			expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(said)]);
		}
	});
});

test.runIf(hasScript)('JSON is the same in a terminal; one that can only print gets a table', async () => {
	await using room = await openRoom('sqlite');
	const { program } = room;
	await program.run(['recs', '--limit', '3']);
	const piped = await program.run(['recs', '--limit', '3', '--json']);
	const options = { columns: 300, rows: 300, environment: {} };
	const pty = startPty(inTerminal(program, 'recs --limit 3 --json'), program, options);
	const { lines } = await pty.end();
	const printed = lines.join('\n').slice(0, lines.join('\n').lastIndexOf('\n}') + 2);
	expect(JSON.parse(printed)).toEqual(JSON.parse(piped.stdout));
	const table = startPty(inTerminal(program, 'recs --limit 3 </dev/null'), program, { ...options, rows: 20 });
	expect((await table.end()).lines.join('\n')).toMatch(
		/# +Album +Year[\s\S]*1 {2}Artist \d+ – Title[\s\S]*because you/,
	);
	const dumb = startPty(inTerminal(program, 'recs --limit 3'), program, { ...options, environment: { TERM: 'dumb' } });
	expect((await dumb.end()).raw).toMatch(/rank\tartist\ttitle/);
});
