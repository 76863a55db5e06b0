import { type KeyBinding, listPrinted } from '../keys.ts';
import { paint } from '../theme.ts';
import { widthOf } from './widths.ts';

const gap = '  ';

/**
 * The keys that work now in one line of at most `columns`, in the order of their table. What does not fit is in the help, and
 * the key of the help always fits.
 * `whyNot` says why a key does nothing now: such keys are left out here and explained when they are pressed.
 */
export function formatFooter<Command extends string>(
	bindings: readonly KeyBinding<Command>[],
	whyNot: (command: Command) => string | null,
	columns: number,
): string {
	const working = bindings.filter(({ command, short }) => short !== undefined && whyNot(command) === null);
	const shown = new Set<KeyBinding<Command>>();
	let used = -gap.length;
	for (const binding of [...working].sort((a, b) => rank(a) - rank(b))) {
		const width = gap.length + widthOf(`${nameKey(binding)} ${binding.short}`);
		if (used + width > columns) continue;
		shown.add(binding);
		used += width;
	}
	return working
		.filter((binding) => shown.has(binding))
		.map((binding) => `${paint.strong(nameKey(binding))} ${paint.faint(binding.short ?? '')}`)
		.join(gap);
}

/** Lower comes first where there is too little room. */
function rank({ isKept, isExtra }: KeyBinding<string>): number {
	return isKept ? 0 : isExtra ? 2 : 1;
}

function nameKey({ keys }: KeyBinding<string>): string {
	return listPrinted(keys)[0] ?? '';
}
