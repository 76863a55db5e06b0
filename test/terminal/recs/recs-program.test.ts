import { describe, expect, test } from 'vitest';
import { readDismissals } from '../../../source/store/listeners/dismissals-reader.ts';
import { readLocks } from '../../../source/store/listeners/locks-reader.ts';
import { readWants } from '../../../source/store/listeners/wantlist-reader.ts';
import { hasScript, inTerminal, type Pty, startPty } from '../pty.ts';
import { keys } from '../start-explorer.ts';
import { openRoom, type Room } from './listening-room.ts';

/** The screen in a pseudo terminal, which is closed behind it; with sixteen colours there is no picture, which would come when it likes. */
function start({ program }: Room, words: string, size: { columns: number; rows: number }, settings = {}) {
	const environment = { TERM: 'xterm', ...settings };
	const command = `${inTerminal(program, words)}; echo "code=$?"; read line`;
	const pty = startPty(command, program, { ...size, environment });
	return {
		pty,
		async [Symbol.asyncDispose]() {
			pty.hangUp();
			await pty.end();
		},
	};
}

/** Resolves when the list is seen and its keys are heard: what is typed before that is echoed over it. */
async function opened(pty: Pty, ...texts: RegExp[]): Promise<string[]> {
	const lines = await pty.shows(/^› {2}1 |^›\* 1 /m, ...texts);
	await expect.poll(() => pty.settings(), { timeout: 10_000 }).toEqual(expect.arrayContaining(['-icanon', '-echo']));
	return lines;
}

/** The titles in the list, in their order. */
function titlesOn(pty: Pty): string[] {
	return pty.screen().lines.flatMap((line) => /^[› ][* ] ?\d+ Artist \d+ – (Title [\d-]+)/.exec(line)?.[1] ?? []);
}

async function expectLeft(pty: Pty, code: number): Promise<void> {
	await pty.shows(new RegExp(`code=${code}`));
	expect(pty.modes()).toEqual([]);
	expect(await pty.settings()).toEqual(expect.arrayContaining(['icanon', 'echo', 'isig', 'icrnl', 'opost']));
	expect(pty.screen().lines.join('\n')).not.toMatch(/[─│]/);
}

describe.runIf(hasScript)('recommendations in a terminal', () => {
	test.each([
		{ columns: 120, rows: 40 },
		{ columns: 72, rows: 24 },
	])('at $columns×$rows: look, keep, dismiss with a reason, be refilled, take back, leave', async (size) => {
		await using room = await openRoom('sqlite');
		const { stored, userId } = room;
		await using running = start(room, 'recs --limit 5', size);
		const { pty } = running;
		const first = await opened(pty, /Vinilogy › recommendations for me/, /because you seeded Artist 0/);
		expect(first).toHaveLength(size.rows);
		expect(first.at(-1)).toMatch(/^Enter pressings .*\? keys {2}Esc leave$/);
		const before = titlesOn(pty);
		expect(before).toHaveLength(5);
		pty.press('jl');
		await pty.shows(/Kept: .*\(z takes it back\)/, /›\* 2 /);
		expect(await readLocks(stored.database, userId)).toHaveLength(1);
		pty.press('kx');
		await pty.shows(/Why not Artist \d+ – Title [\d-]+\?/);
		pty.press('too loud');
		await pty.shows(/too loud▏/);
		pty.press(keys.enter);
		await pty.shows(/Not recommended any more: /);
		await expect.poll(() => titlesOn(pty)).toHaveLength(5);
		expect(titlesOn(pty)).not.toContain(before[0]);
		expect((await readDismissals(stored.database, userId))[0]?.dismissal.reason).toBe('too loud');
		pty.press('zw');
		await pty.shows(/On your wantlist: /);
		await expect.poll(() => titlesOn(pty)).toContain(before[0]);
		expect(await readDismissals(stored.database, userId)).toEqual([]);
		expect(await readWants(stored.database, userId)).toHaveLength(1);
		expect((await pty.settled()).wrapped).toEqual([]);
		pty.press('q');
		await expectLeft(pty, 0);
	});

	test('a price with its bars; the dial; what changed; the help; smaller and larger again', async () => {
		await using room = await openRoom('sqlite');
		await using running = start(room, 'recs --limit 8', { columns: 120, rows: 40 });
		const { pty } = running;
		await opened(pty);
		pty.press('/title 1-0');
		await pty.shows(/›.*Artist 1 – Title 1-0/, /1 of 8/);
		pty.press(keys.enter);
		await pty.shows(/€25\.00, shipping included, to Spain, eBay, just now/, /similar +[\d.]+ █/);
		pty.press(`${keys.escape}`);
		await pty.shows(/^8 albums/m);
		pty.press('+++');
		await pty.shows(/discovery 0\.8/);
		pty.press('?');
		await pty.shows(/Keys · type to find one/, /nothing of this artist/);
		pty.press(keys.escape);
		await pty.shows(/^8 albums/m);
		for (const [columns, rows] of [
			[60, 20],
			[39, 11],
			[80, 24],
		] as const) {
			await pty.resize(columns, rows);
			await pty.shows(columns < 40 ? /Too small/ : /recommendations for me/);
			expect((await pty.settled()).wrapped).toEqual([]);
		}
		pty.press(keys.ctrlC);
		await expectLeft(pty, 2);
	});

	test('pressings open in the explorer, and Esc comes back to the same row', async () => {
		await using room = await openRoom('sqlite');
		await using running = start(room, 'recs --limit 5', { columns: 120, rows: 30 });
		const { pty } = running;
		await opened(pty);
		pty.press('jj');
		await pty.shows(/› {2}3 /);
		// A frame may be read while it is drawn.
		const selected = (await pty.settled()).lines.filter((line) => /^›/.test(line));
		expect(selected).toHaveLength(1);
		const [, artist = '', title = ''] = /(Artist \d+) – (Title [\d-]+)/.exec(selected.join()) ?? [];
		pty.press(keys.enter);
		await pty.shows(new RegExp(`Vinilogy › ${artist} › ${title}`), /Country +Year/);
		pty.press('h');
		await pty.shows(/› {2}3 /, /recommendations for me/);
		pty.press(keys.enter);
		await pty.shows(new RegExp(`${artist} › ${title}`));
		pty.press('q');
		await pty.shows(/› {2}3 /);
		pty.press(keys.enter);
		await pty.shows(new RegExp(`${artist} › ${title}`));
		pty.press(keys.ctrlC);
		await expectLeft(pty, 2);
	});

	test('a signal leaves the terminal as it was found', async () => {
		await using room = await openRoom('sqlite', { artists: 6, albumsEach: 1 });
		await using running = start(room, 'recs', { columns: 80, rows: 24 });
		const { pty } = running;
		await opened(pty);
		await pty.signal('SIGTERM');
		await expectLeft(pty, 2);
	});

	test('nothing to recommend needs no screen: it is said, with the next step', async () => {
		await using room = await openRoom('sqlite', { artists: 0, albumsEach: 0 });
		await using running = start(room, 'recs', { columns: 80, rows: 24 });
		const { pty } = running;
		await pty.shows(/no albums in the database/, /code=1/);
		expect(pty.raw()).not.toContain('\u001b[?1049h');
	});

	test('a terminal of no colours and plain characters gets no blocks', async () => {
		await using room = await openRoom('sqlite');
		const plain = { NO_COLOR: '1', LANG: 'C', LC_ALL: 'C' };
		await using running = start(room, 'recs', { columns: 120, rows: 40 }, plain);
		const { pty } = running;
		await pty.shows(/familiar -+o-+ discovery 0\.5/, /similar +[\d.]+ #+/);
		expect(pty.screen().drawn.join('')).not.toMatch(/fg \d|[█░]/);
		pty.press('q');
		await expectLeft(pty, 0);
	});
});
