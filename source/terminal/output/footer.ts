import { type KeyBinding, printKeys } from '../keys.ts';
import { paint } from '../theme.ts';
import { widthOf } from './widths.ts';

const gap = '  ';

/**
 * The keys that work now in one line of at most `columns`, in the order of their table; what does not fit is in the help.
 * `whyNot` says why a key does nothing now: such keys are left out here and explained when they are pressed.
 */
export function formatFooter<Command extends string>(
	bindings: readonly KeyBinding<Command>[],
	whyNot: (command: Command) => string | null,
	columns: number,
): string {
	let line = '';
	let used = 0;
	for (const { command, keys, short } of bindings) {
		if (short === undefined || whyNot(command) !== null) continue;
		const name = printKeys(keys.slice(0, 1));
		const width = widthOf(`${name} ${short}`) + (used === 0 ? 0 : gap.length);
		if (used + width > columns) continue;
		line += `${used === 0 ? '' : gap}${paint.strong(name)} ${paint.faint(short)}`;
		used += width;
	}
	return line;
}
