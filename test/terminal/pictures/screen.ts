import xterm from '@xterm/headless';

/** A screen of an emulated terminal that was sent something. */
export async function openScreen(cols: number, rows: number) {
	const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
	const { active } = terminal.buffer;

	/** `#rrggbb`, the number of a colour of 256, or null where it is the terminal's own. */
	function read(row: number, column: number) {
		const cell = active.getLine(active.viewportY + row)?.getCell(column);
		if (cell === undefined) throw new Error(`no cell at ${row}, ${column}`);
		const color = (isRgb: boolean, isPalette: boolean, value: number) =>
			isRgb ? `#${value.toString(16).padStart(6, '0')}` : isPalette ? value : null;
		return {
			text: cell.getChars(),
			above: color(cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor()),
			below: color(cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor()),
		};
	}

	return {
		write: (text: string) => new Promise<void>((resolve) => terminal.write(text, resolve)),
		cell: read,
		lines: () =>
			Array.from({ length: rows }, (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? ''),
		cursor: () => ({ row: active.cursorY, column: active.cursorX }),
		/** Listens to what the terminal answers by itself. */
		onReply: (listener: (reply: string) => void) => terminal.onData(listener),
		/** How many lines have left the screen above. */
		scrolled: () => active.baseY,
	};
}

export type Screen = Awaited<ReturnType<typeof openScreen>>;
