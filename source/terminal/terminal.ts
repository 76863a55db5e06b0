/** Where a command writes and what the reader can show: data goes to stdout, messages to stderr. */
export interface Terminal {
	/** Data: what a pipe or a file is to receive. */
	print(text: string): void;
	/** Messages to a person, a line each. */
	say(text: string): void;
	/** Draws one line at the end of stderr anew, '' takes it away; what is said next comes in its place. Only where `canRedraw`. */
	redraw(line: string): void;
	/** A person reads stdout (it is a terminal, and not one of those that can only print). */
	isInteractive: boolean;
	/** A person reads stdout and has the keys as well: a full screen and questions make sense. */
	hasScreen: boolean;
	/** Block elements (▁▂▃) are shown: its locale is in UTF-8, and it is not the Linux console, whose font lacks them. */
	hasBlocks: boolean;
	/** A person reads stderr. */
	hasReader: boolean;
	/** A person reads stderr, on a terminal that can move its cursor. */
	canRedraw: boolean;
	/** How wide stdout is now; 80 where nobody knows. */
	columns(): number;
	/** How wide stderr is; without end in a pipe or a file, where nothing is to be wrapped. */
	messageColumns(): number;
}

/** Back to where the line begins, and what stands there away. */
const toLineStart = '\r\u001b[K';

/** The terminal of this process. `TERM=dumb` cannot move its cursor, so it gets plain lines. */
export function openTerminal({ stdin, stdout, stderr, env }: NodeJS.Process): Terminal {
	let drawn = '';

	function redraw(line: string): void {
		if (line !== drawn) stderr.write(`${drawn === '' ? '' : toLineStart}${line}`);
		drawn = line;
	}

	return {
		print: (text) => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
		say: (text) => {
			redraw('');
			stderr.write(`${text}\n`);
		},
		redraw,
		isInteractive: stdout.isTTY === true && env.TERM !== 'dumb',
		hasScreen: stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb',
		hasBlocks: env.TERM !== 'linux' && !isPlainLocale(env.LC_ALL || env.LC_CTYPE || env.LANG || ''),
		hasReader: stderr.isTTY === true,
		canRedraw: stderr.isTTY === true && env.TERM !== 'dumb',
		columns: () => stdout.columns || 80,
		messageColumns: () => (stderr.isTTY === true ? stderr.columns || 80 : Number.POSITIVE_INFINITY),
	};
}

/** "C", "POSIX", or a character set that is not UTF-8. Where nothing is set, nothing is known against it. */
function isPlainLocale(locale: string): boolean {
	return /^(C|POSIX)$|\.(?!utf-?8)/i.test(locale);
}
