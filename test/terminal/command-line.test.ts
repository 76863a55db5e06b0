import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram, type Program } from './run-program.ts';

/** What the parser makes of command lines, in the built program. */
describe('the command line', () => {
	let program: Program;
	beforeAll(async () => {
		program = await createProgram();
	});
	afterAll(() => program[Symbol.asyncDispose]());

	test('a word that is no command never shows the home screen: exit code 1 and what may be meant', async () => {
		expect(await program.run(['brwose'])).toEqual({
			code: 1,
			stdout: '',
			stderr: 'There is no command "brwose". Did you mean `vinilogy browse`?\n',
		});
		expect(await program.run(['shwo', 'artist'])).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringContaining('Did you mean `vinilogy show artist`?'),
		});
		expect(await program.run(['--json', 'brwose'])).toMatchObject({ code: 1, stdout: '' });
		expect(await program.run(['brwose', '--help'])).toMatchObject({ code: 1, stdout: '' });
		expect(await program.run(['help', 'brwose'])).toMatchObject({ code: 1, stdout: '' });
	});

	test('an option that does not exist', async () => {
		expect(await program.run(['seed', '--tga', 'indie'])).toMatchObject({
			code: 1,
			stdout: '',
			stderr: 'There is no option "--tga" of `vinilogy seed`. Did you mean `vinilogy seed --tag indie`?\n',
		});
	});

	test('help begins with examples, then usage and options', async () => {
		const { code, stdout, stderr } = await program.run(['seed', '--help']);
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		expect(stdout).toMatch(/^Examples:\n( {2}.+ seed .+\n){2,3}\nUsage: vinilogy seed \[options\]\n/);
		expect(stdout).toContain('--depth');
		expect((await program.run(['help', 'seed'])).stdout).toBe(stdout);
		const root = (await program.run(['--help'])).stdout;
		expect(root).toMatch(/^Examples:\n {2}npx vinilogy\n/);
		expect(root).toMatch(/\n {2}setup /);
	});

	test('a group without a command is a mistake that shows its help', async () => {
		const { code, stdout, stderr } = await program.run(['show']);
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toMatch(/^Examples:\n[\s\S]*\nUsage: vinilogy show/);
	});

	test('an option belongs to the command that it stands behind', async () => {
		expect(JSON.parse((await program.run(['stats', '--json'])).stdout)).toHaveProperty('cache');
		expect(JSON.parse((await program.run(['--json'])).stdout)).toHaveProperty('next');
	});

	test('the version is one line', async () => {
		for (const words of [['--version'], ['-v']]) {
			expect(await program.run(words)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
		}
	});
});
