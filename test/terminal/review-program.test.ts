import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { saveOffers } from '../../source/store/prices-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { offerOf } from '../store/priced.ts';
import { hasScript, inTerminal, startPty } from './pty.ts';
import { createProgram, type Program } from './run-program.ts';

let sandbox: Sandbox;
let program: Program;
let environment: Record<string, string>;

beforeAll(async () => {
	sandbox = await startSandbox({ speed: 50 });
	// Without Last.fm nobody says which of three artists called Nirvana is meant.
	const { LASTFM_API_KEY: _, ...others } = sandbox.environment;
	environment = others;
	program = await createProgram(environment);
	const seeded = await program.run(['seed', '--artist', 'Nirvana', 'The Drums']);
	expect(seeded.stderr).toMatch(/4 doubtful matches wait for review: `.*npx vinilogy review`\./);
});
afterAll(async () => {
	await program[Symbol.asyncDispose]();
	await sandbox.close();
});

interface Row {
	id: string;
	name: string;
	externalId: string;
	reasons: string;
}

async function readRows(): Promise<Row[]> {
	const { stdout, code } = await program.run(['review']);
	expect(code).toBe(0);
	const [header = '', ...lines] = stdout.trimEnd().split('\n');
	const columns = header.split('\t');
	return lines.map((line) => {
		const values = line.split('\t');
		const readCell = (column: string) => values[columns.indexOf(column)] ?? '';
		return {
			id: readCell('id'),
			name: readCell('name'),
			externalId: readCell('externalId'),
			reasons: readCell('reasons'),
		};
	});
}

test('decides from a script: lists, refuses nonsense whole, stores, takes into use, and ends with nothing to do', async () => {
	const rows = await readRows();
	expect(rows.map(({ name }) => name)).toEqual(['Nirvana', 'Nirvana', 'Nirvana', 'The Drums – Encyclopedia']);
	expect(JSON.parse(rows[0]?.reasons ?? '')).toContainEqual({
		signal: 'single',
		verdict: 'differs',
		detail: '3 artists of that name',
	});
	const listed = JSON.parse((await program.run(['review', '--json'])).stdout);
	expect(listed).toMatchObject({ waiting: 2, cases: [{ entity: 'artist' }, { entity: 'album' }] });
	expect(listed.cases[0].candidates[0].known.artist.country).toMatch(/^(US|GB|FI)$/);

	const grunge = rows.find(({ externalId }) => externalId.startsWith('5b11f4ce'))?.id ?? '';
	const album = rows.at(-1)?.id ?? '';
	for (const [words, said] of [
		[['--accept', grunge, '99999'], 'There is no match 99999.'],
		[['--reject'], '--reject: Give the number of a match'],
		[['--reject', 'x'], '"x" is not the number of a match.'],
		[['--accept', grunge, '--choose', album], 'does not say which page'],
		[['--accept', grunge, '--choose', `${album}=nonsense`], '"nonsense" is not a Discogs master or release.'],
	] as const) {
		const { code, stderr } = await program.run(['review', ...words]);
		expect([code, stderr]).toEqual([1, expect.stringContaining(said)]);
	}
	expect(await readRows()).toEqual(rows);

	const decided = await program.run(['review', '--accept', grunge, '--reject', album]);
	expect(decided).toMatchObject({ code: 0, stdout: '' });
	expect(decided.stderr).toContain('2 decisions stored, nothing waits any more.');
	const shown = JSON.parse((await program.run(['show', 'artist', 'Nirvana', '--json'])).stdout);
	expect(shown.artist.mbid).toMatch(/^5b11f4ce/);

	expect(await readRows()).toEqual([]);
	expect((await program.run(['review'])).stderr).toContain('No match waits for a decision.');
	const again = await program.run(['review', '--accept', grunge]);
	expect(again.code).toBe(1);
	expect(again.stderr).toContain('has been settled');

	const chosen = await program.run(['review', '--choose', `${album}=r90000004`, '--json']);
	expect(JSON.parse(chosen.stdout)).toMatchObject({ stored: 1, waiting: 1, problems: [] });
	expect(chosen.stderr).toContain('Discogs has no release 90000004');
});

test('a decision that was stored survives kill -9, and the next ingest takes it into use', async () => {
	await using other = await createProgram(environment);
	await other.run(['seed', '--artist', 'Nirvana', '--depth', 'artist']);
	const listed = JSON.parse((await other.run(['review', '--json'])).stdout);
	const { link } = listed.cases[0].candidates.find(({ link: { externalId } }: { link: { externalId: string } }) =>
		externalId.startsWith('5b11f4ce'),
	);
	// MusicBrainz takes the question and never answers.
	const silent = createServer(() => undefined).listen(0, '127.0.0.1');
	await once(silent, 'listening');
	const address = silent.address();
	const port = typeof address === 'object' ? address?.port : 0;
	const killed = other.start(['review', '--accept', String(link.id)], {
		VINILOGY_MUSICBRAINZ_URL: `http://127.0.0.1:${port}/ws/2`,
	});
	await once(silent, 'connection');
	killed.process.kill('SIGKILL');
	await killed.finished;
	silent.close();
	expect((await other.run(['review', '--json'])).stdout).toContain('"waiting": 0');
	await other.run(['ingest']);
	const shown = JSON.parse((await other.run(['show', 'artist', 'Nirvana', '--json'])).stdout);
	expect(shown.artist.mbid).toMatch(/^5b11f4ce/);
	expect(shown.links.filter(({ decidedBy }: { decidedBy: string }) => decidedBy === 'person')).toHaveLength(3);
});

test('decides about doubtful offers from a script, in both forms', async () => {
	await using other = await createProgram(environment);
	await other.run(['seed', '--artist', 'Slowdive', '--depth', 'albums']);
	const database = await openDatabase(other.databaseUrl);
	const [album] = await database.read.select().from(database.tables.albums);
	const now = new Date();
	const { id: albumId = 0, title = '' } = album ?? {};
	const doubtful = (listingId: string) => ({
		...offerOf(now, { releaseId: null, albumId, listingId, provider: 'shops', channel: 'shop.example' }),
		...{ title: `${title} LP`, url: `https://shop.example/${listingId}`, method: 'title', confidence: 0.75 },
		evidence: [{ signal: 'artist', verdict: 'unknown', detail: 'nobody is named' }],
	});
	await writeAt(database, now, (store) => saveOffers(store, [doubtful('one'), doubtful('two')]));
	const [header = '', ...lines] = (await other.run(['review'])).stdout.trimEnd().split('\n');
	const rows = lines.map((line) => line.split('\t')).filter((cells) => cells.includes('offer'));
	expect(header.split('\t').slice(0, 6)).toEqual(['id', 'entity', 'entityId', 'name', 'candidate', 'kind']);
	expect(rows.map((cells) => cells.slice(1, 7))).toEqual(
		['one', 'two'].map((listing) => [
			...['album', String(albumId), `Slowdive – ${title}`, `${title} LP, €25.00`, 'offer'],
			`shops/shop.example/${listing}`,
		]),
	);
	const listed = JSON.parse((await other.run(['review', '--json'])).stdout);
	const offers = listed.cases.flatMap(({ candidates }: { candidates: { known: object }[] }) => candidates);
	expect(offers).toContainEqual(
		expect.objectContaining({ known: { offers: [expect.objectContaining({ listingId: 'one' })], pressings: [] } }),
	);
	const [one = '', two = ''] = rows.map(([id = '']) => id);
	const decided = await other.run(['review', '--accept', one, '--reject', two]);
	expect([decided.code, decided.stderr]).toEqual([0, expect.stringContaining('2 decisions stored')]);
	const left = await database.read.select().from(database.tables.prices);
	expect(left).toMatchObject([{ listingId: 'one', method: 'person', confidence: 1 }]);
	await database.close();
});

test.runIf(hasScript)(
	'in a real terminal: a screen, a decision, another size, and the terminal as it was',
	async () => {
		await using other = await createProgram(environment);
		await other.run(['seed', '--artist', 'Nirvana', 'The Drums']);
		const pty = startPty(inTerminal(other, 'review'), other, { columns: 100, rows: 24, environment: {} });
		const lines = await pty.shows(/MusicBrainz 1 of 3/);
		expect(lines[0]).toMatch(/^Vinilogy › doubtful matches › 1 of 2/);
		expect(lines[1]).toMatch(/^── yours ─+┬── MusicBrainz 1 of 3 ─+$/);
		expect(lines[23]).toMatch(/^Enter accept {2}x reject/);
		pty.press('x');
		await pty.shows(/Rejected: Nirvana/, /MusicBrainz 2 of 3/);
		await pty.resize(44, 14);
		await pty.shows(/^── yours ─+$/m, /^── MusicBrainz 2 of 3 ─+$/m);
		expect((await pty.settled()).wrapped).toEqual([]);
		pty.press('s');
		await pty.shows(/Drums \(4\) - Encyclopedia/);
		pty.press('a');
		await pty.shows(/That was the last of 2 cases/);
		pty.press('q');
		const end = await pty.end();
		expect(end.lines.join('\n')).toContain('2 decisions stored, 1 case left.');
		expect(end.lines.join('\n')).not.toContain('doubtful matches ›');
		expect(pty.modes()).toEqual([]);
	},
);

test.runIf(hasScript)('a terminal that is closed leaves nothing behind but what was decided', async () => {
	await using other = await createProgram(environment);
	await other.run(['seed', '--artist', 'Nirvana', '--depth', 'artist']);
	const pty = startPty(inTerminal(other, 'review'), other, { columns: 80, rows: 24, environment: {} });
	await pty.shows(/MusicBrainz 1 of 3/);
	pty.press('x');
	await pty.shows(/Rejected: Nirvana/);
	pty.hangUp();
	await vi.waitFor(async () => expect(await pty.processState()).toBeNull(), 10_000);
	const { cases } = JSON.parse((await other.run(['review', '--json'])).stdout);
	const states = cases[0].candidates.map(({ link }: { link: { state: string } }) => link.state);
	expect(states.sort()).toEqual(['rejected', 'review', 'review']);
});
