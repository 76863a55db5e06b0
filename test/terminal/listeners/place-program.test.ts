import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProgram, type Program } from '../run-program.ts';

let program: Program;
beforeAll(async () => {
	program = await createProgram({ VINILOGY_COUNTRY: 'PT' });
	await program.run(['profile', 'set', '--country', 'ES', '--currency', 'GBP']);
	await program.run(['profile', 'set', '--country', 'JP', '--user', 'anna']);
});
afterAll(() => program[Symbol.asyncDispose]());

const nobody = { VINILOGY_COUNTRY: '' };

/** Nothing is stored of it, so that only the place is answered. */
const best = (...words: string[]) => [...['prices', 'best', 'Slowdive', 'Souvlaki', '--offline', '--json'], ...words];

it.each([
	[[], 'ES', 'GBP'],
	[['--user', 'anna'], 'JP', 'EUR'],
	[['--country', 'de'], 'DE', 'GBP'],
	[['--user', 'anna', '--currency', 'jpy'], 'JP', 'JPY'],
])(
	'prices with %j are for %s in %s: options first, then the profile, then the settings',
	async (words, country, currency) => {
		const { stdout } = await program.run(best(...words));
		expect(JSON.parse(stdout)).toMatchObject({ country, currency });
	},
);

it('prices are for where the settings say while nobody has a profile', async () => {
	const { stdout } = await program.run(best(), { DATABASE_URL: `${program.databaseUrl}.new` });
	expect(JSON.parse(stdout)).toMatchObject({ country: 'PT', currency: 'EUR' });
});

it.each([
	[best()],
	[['prices', 'history', 'Slowdive', 'Souvlaki']],
	[['prices', 'watch', 'add', 'Slowdive', 'Souvlaki', '--under', '25']],
	[['prices', 'sync', '--all']],
])('%j says how to name a country where nobody did', async (words) => {
	const run = await program.run(words, { ...nobody, DATABASE_URL: `${program.databaseUrl}.none` });
	expect(run).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/To which country.*\n.*profile set --country ES/),
	});
});

it.each([
	[['--country', 'Mars'], /"Mars" is not a country/],
	[['--user', 'zoe'], /There is no listener "zoe"\. There are: anna, me\./],
	[['--user', ''], /cannot be the name of a listener/],
])('prices with %j are refused', async (words, message) => {
	const run = await program.run(best(...words));
	expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
});

it('a price is waited for where the listener lives', async () => {
	const run = await program.run(['prices', 'history', '--release', '1', '--user', 'anna'], nobody);
	expect(run.stderr).toMatch(/The pressing 1 is not stored/);
});
