import type { Context } from '../../../source/context.ts';
import type { Effect } from '../../../source/terminal/browse/effects.ts';
import { createExplorer, type Explorer } from '../../../source/terminal/browse/explorer.ts';
import { type BrowseState, type Level, levelOf } from '../../../source/terminal/browse/state.ts';

/** An explorer without a screen, on a world's database and sources. */
export interface Exploring extends Disposable {
	explorer: Explorer;
	/** What was left to whoever has the terminal. */
	effects: Effect[];
	level(): Level;
	press(...keys: string[]): void;
	/** Resolves with the first state that is so; rejects when that takes too long. */
	until(isSo: (state: BrowseState) => boolean): Promise<BrowseState>;
}

const patience = 15_000;

export function explore({ context }: { context: Context }): Exploring {
	const effects: Effect[] = [];
	const explorer = createExplorer(context, {
		size: { columns: 160, rows: 45 },
		way: { name: 'initials' },
		buyer: context.settings,
		outside: (effect) => effects.push(effect),
	});
	return {
		explorer,
		effects,
		level: () => levelOf(explorer.state()),
		press: (...keys) => {
			for (const key of keys) explorer.press(key);
		},
		async until(isSo) {
			const deadline = Date.now() + patience;
			while (!isSo(explorer.state())) {
				if (Date.now() > deadline) throw new Error(`never so: ${isSo}\n${describe(explorer.state())}`);
				await new Promise((resolve) => setTimeout(resolve, 10));
			}
			return explorer.state();
		},
		[Symbol.dispose]: explorer.close,
	};
}

function describe(state: BrowseState): string {
	const { focus, place, artists, albums, pressings } = levelOf(state);
	const panes = [artists, albums, pressings].map((view) =>
		view === null ? null : { rows: view.list.rows.length, cursor: view.list.cursor, ...view.status },
	);
	return JSON.stringify({ focus, place, mode: state.mode.kind, message: state.message, panes }, null, '\t');
}
