import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProgram, type Program } from '../run-program.ts';

let program: Program;
beforeAll(async () => {
	program = await createProgram();
});
afterAll(() => program[Symbol.asyncDispose]());

const parse = ({ stdout }: { stdout: string }) => JSON.parse(stdout);

it('makes listeners, lists them and removes them when it is agreed', async () => {
	const none = await program.run(['users']);
	expect(none).toMatchObject({
		code: 0,
		stderr: expect.stringMatching(/There is no listener yet\.\n.* add "Slowdive"/),
	});
	expect(parse(await program.run(['users', 'add', 'Åsa', '--json']))).toMatchObject({
		isNew: true,
		user: { name: 'åsa' },
	});
	expect(parse(await program.run(['users', 'add', 'ÅSA', '--json']))).toMatchObject({ isNew: false });
	await program.run(['profile', 'set', '--country', 'SE', '--user', 'åsa']);
	await program.run(['users', 'add', 'bob']);
	const listed = await program.run(['users', 'list']);
	expect(listed.stdout).toMatch(/^name\tseeds\towned\t.*\nbob\t0\t.*\nåsa\t0\t/);
	expect((await program.run(['users', '--json'])).stdout).toBe((await program.run(['users', 'list', '--json'])).stdout);
	const asked = await program.run(['users', 'remove', 'Åsa', '--json']);
	expect(asked).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/Nothing was removed\..*users remove "åsa" --yes/),
	});
	expect(parse(asked)).toEqual({ user: 'åsa', isRemoved: false, total: 2, rows: { userProfiles: 1, users: 1 } });
	expect(parse(await program.run(['users', '--json'])).users).toHaveLength(2);
	const removed = await program.run(['users', 'remove', 'åsa', '--yes', '--json']);
	expect(removed.code).toBe(0);
	expect(parse(removed)).toEqual({ user: 'åsa', isRemoved: true, total: 2, rows: { userProfiles: 1, users: 1 } });
	const again = await program.run(['users', 'remove', 'åsa', '--yes']);
	expect(again).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('There is no listener "åsa". There are: bob.'),
	});
});

it('tells what a listener prefers, and who said it', async () => {
	const environment = { VINILOGY_CURRENCY: 'GBP' };
	const run = (...words: string[]) => program.run([...words, '--user', 'cat', '--json'], environment);
	const preferenceOf = async (name: string) => {
		const { preferences } = parse(await run('profile'));
		const { value, currency, from } = preferences.find((one: { name: string }) => one.name === name);
		return [value, currency, from];
	};
	const unknown = await run('profile');
	expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/There is no listener "cat"/) });
	const set = await run(
		'profile',
		'set',
		'--country',
		'uk',
		'--max-price',
		'30',
		'--weight',
		'similar=50',
		'PRICE=7.5',
	);
	expect(set.stderr).toBe('Made the listener "cat".\n');
	expect(await preferenceOf('country')).toEqual(['GB', null, 'profile']);
	expect(await preferenceOf('currency')).toEqual(['GBP', null, 'settings']);
	expect(await preferenceOf('max-price')).toEqual([3000, 'GBP', 'profile']);
	const table = await program.run(['profile', '--user', 'cat'], environment);
	expect(table.stdout).toContain('\nmax-price\t30.00\tGBP\tprofile\n');
	expect(await preferenceOf('discover')).toEqual([0.5, null, 'default']);
	expect(await preferenceOf('weight.similar')).toEqual([50, null, 'profile']);
	expect(await preferenceOf('weight.price')).toEqual([7.5, null, 'profile']);
	await run('profile', 'set', '--currency', 'JPY', '--discover', '0', '--per-artist', '1', '--max-price', '3000');
	expect(await preferenceOf('max-price')).toEqual([3000, 'JPY', 'profile']);
	expect(await preferenceOf('discover')).toEqual([0, null, 'profile']);
	await run('profile', 'set', '--clear', 'max-price', 'weight.similar', 'discover', 'country');
	expect(await preferenceOf('max-price')).toEqual([null, null, 'default']);
	expect(await preferenceOf('weight.similar')).toEqual([40, null, 'default']);
	expect(await preferenceOf('weight.price')).toEqual([7.5, null, 'profile']);
	expect(await preferenceOf('discover')).toEqual([0.5, null, 'default']);
	const cleared = await run('profile', 'set', '--clear', 'weights');
	expect(cleared.stderr).toMatch(/where records are to be sent: .*profile set --country ES --user cat/);
	expect((await run('profile', 'set', '--per-artist', '1')).stderr).toMatch(/All of it was so already/);
	expect((await program.run(['profile', 'show', '--user', 'cat'])).stdout).toMatch(/^name\tvalue\tcurrency\tfrom\n/);
});

it.each([
	[['profile', 'set'], /Nothing is said/],
	[['profile', 'set', '--country', 'Mars'], /"Mars" is not a country/],
	[['profile', 'set', '--currency', 'XYZ'], /is not a currency/],
	[['profile', 'set', '--max-price', '0'], /"0" is not understood: a price of zero/],
	[['profile', 'set', '--discover', '1.5'], /from 0 to 1|<=1/],
	[['profile', 'set', '--weight', 'luck=5'], /"luck=5" is not a weight/],
	[['profile', 'set', '--weight', 'similar=1e9'], /is not a weight/],
	[['profile', 'set', '--clear', 'luck'], /These can be cleared: country/],
	[['users', 'add', '../x'], /cannot be the name of a listener/],
])('%j is refused with the next step, and makes nobody', async (words, message) => {
	const user = words[0] === 'profile' ? ['--user', 'nobody'] : [];
	const run = await program.run([...words, ...user]);
	expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
	expect((await program.run(['users'])).stdout).not.toContain('nobody');
});
