import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../helpers/world.ts';
import { hasScript } from './pty.ts';
import { expectNothingStale, keys, listDifferences, startExplorer } from './start-explorer.ts';

/** Fetched so long ago that no age that is shown changes while a test runs, and nothing is refreshed. */
const twoHoursAndAHalf = 2.5 * 3_600_000;

async function createCollection(): Promise<World> {
	const world = await createWorld({ engine: 'sqlite' });
	world.moveClock(-twoHoursAndAHalf);
	await world.seed({ names: ['Interpol', 'Slowdive', 'くるり'].map((name) => ({ name, mbid: null })) });
	return world;
}

type Step = [keys: string, shows: RegExp[]];

/** What a person does in an evening, and what they see when the last of it has been read. */
const evening: Step[] = [
	['', [/› Interpol/, /› US .+ Matador/, /MBID b23e8a63/]],
	['/', [/^\/▏/m]],
	['slow', [/› Slowdive/, /^\/slow▏ · 1 of/m, /Creation Rec/, /MBID 6f8fbdb5/]],
	[keys.enter, [/^\/slow · 1 of/m, /Esc back/]],
	[keys.enter, [/Vinilogy › Slowdive/, /Slowdive – Just for a Day/]],
	['j', [/› 1993 Souvlaki/, /Slowdive – Souvlaki/, /GEN-SLO2-1 /]],
	[keys.enter, [/Vinilogy › Slowdive › Souvlaki/, /2 hours ago\s+$/m]],
	['2', [/↓Year/]],
	['1', [/↑Country/]],
	['f', [/Show only/, /\[ \] Australia/]],
	['jj ', [/\[x\] Europe/, /Europe · 2 ·/]],
	['x', [/Space take or leave/]],
	[keys.escape, [/Space mark/]],
	['  ', [/2 marked/, /c compare/]],
	['c', [/Comparing 2 pressings/, /≠ Cat\. no\./]],
	[keys.escape, [/2 marked/]],
	['?', [/Keys · type to find one/]],
	['similar', [/: similar▏/, /similar artists/]],
	[keys.escape, [/2 marked/]],
	['e', [/Write this list to: slowdive-souvlaki-pressings\.csv/]],
	[keys.escape, [/2 marked/]],
	['y', [/copied: /]],
	['hh', [/Vinilogy *$/m, /MBID 6f8fbdb5/]],
	['s', [/Vinilogy › similar to Slowdive/, /Like/]],
	['G', [/MBID|named as similar/]],
	['hh', [/Vinilogy *$/m, /› Slowdive/, /Creation Rec/]],
];

describe.runIf(hasScript)('the explorer in a terminal', () => {
	test('no frame of an evening has a broken border, and nothing of an earlier one stays', async () => {
		await using world = await createCollection();
		await using explorer = await startExplorer(world, { columns: 160, rows: 45 });
		const { pty, faults } = explorer;
		for (const [pressed, texts] of evening) {
			pty.press(pressed);
			await pty.shows(...texts);
			await expectNothingStale(pty, `after "${pressed}"`);
			expect(faults).toEqual([]);
		}
		pty.press('q');
		expect((await pty.end()).lines).toContain('code=0');
	}, 60_000);

	test('a missing album is fetched; at 50 columns and back at 160 everything is where it was', async () => {
		await using world = await createCollection();
		await using explorer = await startExplorer(world, { columns: 160, rows: 45 });
		const { pty, faults } = explorer;
		await pty.shows(/› Interpol/);
		pty.press('/Alvvays');
		await pty.shows(/› Alvvays/);
		pty.press(keys.enter);
		await pty.shows(/s similar/);
		pty.press(keys.enter);
		await pty.shows(/Vinilogy › Alvvays/, /› 2014 Alvvays/);
		pty.press('j');
		await pty.shows(/› 2017 Antisocialites/);
		pty.press(keys.enter);
		await pty.shows(/Alvvays › Antisocialites/, /› .*GEN-ALV2-/, /· just now/);
		pty.press(' j ');
		await pty.shows(/2 marked/);
		await expectNothingStale(pty, 'at 160 columns');
		const before = pty.screen();
		await pty.resize(50, 45);
		await pty.shows(/^─{50}$/m, /Alvvays › Antisocialites/, /2 marked/);
		await expectNothingStale(pty, 'at 50 columns');
		await pty.resize(160, 45);
		await expect.poll(() => listDifferences(before, pty.screen())).toEqual([]);
		expect(faults).toEqual([]);
		// A window that is dragged: nobody waits for the frames between.
		for (const columns of [140, 120, 90, 60, 39, 45, 75, 111, 130, 160]) await pty.resize(columns, 45);
		await expectNothingStale(pty, 'dragged');
		expect(listDifferences(before, pty.screen())).toEqual([]);
	}, 60_000);
});
