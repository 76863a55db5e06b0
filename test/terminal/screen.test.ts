import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { hasScript, inTerminal, type Pty, startPty } from './pty.ts';
import { createProgram, type Program } from './run-program.ts';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ speed: 20 });
});
afterAll(() => sandbox.close());

/** A run in a pseudo terminal, then how the terminal was left. */
function startInTerminal(program: Program, words: string, environment: Record<string, string> = {}): Pty {
	const command = `${inTerminal(program, words)}; echo "code=$?"; stty -a`;
	return startPty(command, program, { columns: 100, rows: 30, environment });
}

if (!hasScript)
	console.info('`script` of util-linux is not here: what the progress view does in a real terminal is not tested.');

describe.runIf(hasScript)('in a real terminal', () => {
	test('bars while it runs; Ctrl-C finishes; the last frame and the summary stay and the terminal is clean', async () => {
		await using program = await createProgram(sandbox.environment);
		const terminal = startInTerminal(program, 'seed --tag indie --limit 30');
		const frame = await terminal.shows(/→ \d+ pressings?, /);
		expect(frame.filter((line) => /^(Last\.fm|MusicBrainz|Discogs|Pictures) +[█░]{16} +\d/.test(line))).toHaveLength(4);
		expect(frame.join('\n')).toContain('Ctrl-C finish what is in hand and stop');
		terminal.press('\u0003');
		const { lines, raw } = await terminal.end();
		expect(terminal.modes()).toEqual([]);
		const text = lines.join('\n');
		expect(text).toContain('code=2');
		expect(text).toContain('Stopped after');
		expect(text).toContain('DATABASE_URL=');
		expect(lines.filter((line) => line.startsWith('vinilogy seed ·'))).toHaveLength(1);
		expect(lines.filter((line) => line.startsWith('Discogs '))).toHaveLength(1);
		expect(text).not.toContain('Ctrl-C');
		expect(text).toMatch(/(^|\s)icanon/);
		expect(text).toMatch(/(^|\s)echo(\s|$)/);
		expect(raw).toContain('\u001b[36m');
	});

	test('a run that ends by itself leaves complete bars', async () => {
		await using program = await createProgram(sandbox.environment);
		const { lines } = await startInTerminal(program, 'seed --artist Interpol').end();
		const text = lines.join('\n');
		expect(text).toContain('code=0');
		const bars = lines.filter((line) => /^(Last\.fm|MusicBrainz|Discogs|Pictures) /.test(line));
		expect(bars).toHaveLength(4);
		for (const bar of bars) expect(bar).toMatch(/ █{16} +(\d+)\/\1$/);
	});

	test('NO_COLOR takes the colours, not the view; TERM=dumb gets plain lines', async () => {
		await using program = await createProgram(sandbox.environment);
		const colours = new RegExp(`${String.fromCharCode(27)}\\[(3\\d|9\\d)m`);
		const plain = await startInTerminal(program, 'seed --artist Interpol', { NO_COLOR: '1' }).end();
		expect(plain.raw).toContain('█');
		expect(plain.raw).not.toMatch(colours);
		const dumb = await startInTerminal(program, 'seed --artist "Wolf Alice"', { TERM: 'dumb' }).end();
		expect(dumb.raw).not.toContain('\u001b');
		expect(dumb.raw).toContain('pressings,');
	});

	test('show: a card and a table that fit, with the age and the notice of Discogs', async () => {
		await using program = await createProgram(sandbox.environment);
		await program.run(['seed', '--artist', 'くるり', 'Interpol']);
		const card = (await startInTerminal(program, 'show artist くるり').end()).lines;
		expect(card[0]).toBe('くるり');
		expect(card.join('\n')).toMatch(/\n {2}MBID +[0-9a-f-]{36}\n/);
		expect(card.join('\n')).toMatch(/\nfetched (just now|\d+ minutes? ago) from MusicBrainz and Last\.fm\n/);
		const table = (await startInTerminal(program, 'show releases Interpol Antics').end()).lines;
		expect(table[0]).toMatch(/^Interpol – Antics: \d+ pressings · /);
		expect(table[2]).toMatch(/^Year {2}Country +Format +Label +Cat\. no\. /);
		expect(table.join('\n')).toMatch(/\nData provided by Discogs\. https:\/\/www\.discogs\.com\/master\/\d+\n/);
		expect(table.join('\n')).toMatch(/\nfetched .+ from Discogs\n/);
	});
});
