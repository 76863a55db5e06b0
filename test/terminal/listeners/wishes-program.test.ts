import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import { type Sandbox, startSandbox } from '../../../source/sandbox/server.ts';
import { dismissAlbum, dismissArtist } from '../../../source/store/listeners/dismissals-writer.ts';
import { findUser } from '../../../source/store/listeners/users-reader.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { createProgram, type Program } from '../run-program.ts';

let sandbox: Sandbox;
let program: Program;
beforeAll(async () => {
	sandbox = await startSandbox({ speed: 200 });
	program = await createProgram(sandbox.environment);
	await program.run(['add', 'Slowdive']);
});
afterAll(async () => {
	await program[Symbol.asyncDispose]();
	await sandbox.close();
});

const parse = ({ stdout }: { stdout: string }) => JSON.parse(stdout);

it('puts albums on the own wantlist, lists them and takes them off', async () => {
	const empty = await program.run(['wantlist']);
	expect(empty).toMatchObject({
		...{ code: 0, stdout: 'source\tartist\ttitle\talbumId\tdiscogsId\tnote\tsince\n' },
		stderr: expect.stringMatching(/Nothing is wanted yet\.\n.*wantlist add "Slowdive" "Souvlaki"/),
	});
	const added = await program.run(['wantlist', 'add', 'slowdive', 'souvlaki', '--note', 'with\tinsert', '--json']);
	expect(added.code).toBe(0);
	expect(parse(added)).toMatchObject({
		...{ user: 'me', isChanged: true, album: { credit: 'Slowdive', title: 'Souvlaki' } },
		want: { discogsId: null, note: 'with insert' },
	});
	const again = ['wantlist', 'add', 'Slowdive', 'Souvlaki', '--note', 'with insert', '--json'];
	expect(parse(await program.run(again))).toMatchObject({ isChanged: false });
	const untold = await program.run(['wantlist', 'add', 'Slowdive', 'Souvlaki', '--json']);
	expect(parse(untold)).toMatchObject({ isChanged: false, want: { note: 'with insert' } });
	const listed = await program.run(['wantlist']);
	expect(listed.stdout).toMatch(/\nvinilogy\tSlowdive\tSouvlaki\t\d+\t\twith insert\t2\d{3}-/);
	expect((await program.run(['wantlist', 'list', '--json'])).stdout).toBe(
		(await program.run(['wantlist', '--json'])).stdout,
	);
	const removed = await program.run(['wantlist', 'remove', 'Slowdive', 'Souvlaki', '--json']);
	expect(parse(removed)).toMatchObject({ isChanged: true, want: null });
	expect(await program.run(['wantlist', 'remove', 'Slowdive', 'Souvlaki'])).toMatchObject({
		...{ code: 1, stdout: '' },
		stderr: expect.stringMatching(/That is not on your wantlist\.\n/),
	});
});

it('wants one pressing, which must be one of the album', async () => {
	const pressings = parse(await program.run(['show', 'releases', 'Slowdive', 'Souvlaki', '--json'])).releases;
	const [{ discogsId }] = pressings;
	const added = await program.run(['wantlist', 'add', 'Slowdive', 'Souvlaki', '--release', `${discogsId}`, '--json']);
	expect(parse(added)).toMatchObject({ want: { discogsId } });
	const other = await program.run(['wantlist', 'add', 'Ride', 'Nowhere', '--release', `${discogsId}`]);
	expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('is not one of this album') });
});

it('lists what was dismissed and takes it back', async () => {
	const database = await openDatabase(program.databaseUrl);
	const user = await findUser(database, 'me');
	const [album] = await database.read.select().from(database.tables.albums);
	if (user === undefined || album === undefined) throw new Error('nothing is stored');
	await writeAt(database, new Date(), async (store) => {
		await dismissAlbum(store, user.id, album.id, 'too long');
		await dismissArtist(store, user.id, album.artistId, null);
	});
	await database.close();
	const { dismissals } = parse(await program.run(['dismissals', '--json']));
	expect(dismissals).toMatchObject([
		{ what: 'album', artist: 'Slowdive', title: album.title, reason: 'too long' },
		{ what: 'artist', artist: 'Slowdive', title: null, reason: null },
	]);
	const [first, second] = dismissals.map(({ id }: { id: number }) => String(id));
	const wrong = await program.run(['dismissals', 'remove', first, '99']);
	expect(wrong).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/no dismissal "99"\.\n.*vinilogy dismissals\n/),
	});
	const removed = await program.run(['dismissals', 'remove', first, second]);
	expect(removed).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(/^id\twhat\t.*\n\d+\talbum\t.*\n\d+\tartist\t/),
	});
	const empty = await program.run(['dismissals', 'list']);
	expect(empty).toMatchObject({ code: 0, stderr: expect.stringContaining('Nothing is dismissed.') });
});

it.each([
	[['wantlist', 'add'], /An artist and a title are needed/],
	[['wantlist', 'add', 'Slowdive', 'Nosuchalbum'], /has no studio album "Nosuchalbum"/],
	[['wantlist', '--user', 'bob'], /There is no listener "bob"\. There are: me\./],
	[['dismissals', '--user', 'bob'], /There is no listener "bob"/],
	[['dismissals', 'remove'], /number|Which one/],
])('%j is refused with the next step', async (words, message) => {
	const run = await program.run(words);
	expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
	expect(run.stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
});
