const esc = '\u001b';
const end = `${esc}\\\\`;

/** What terminals answer to the questions asked here. Of the keys only F3 with Shift or Ctrl can look like one, for a moment. */
const forms = {
	/** `CSI c` */
	attributes: new RegExp(`${esc}\\[\\?([\\d;]*)c`),
	/** `CSI > q` */
	name: new RegExp(`${esc}P>\\|([^${esc}]*)${end}`),
	/** `CSI 16 t`: height and width of a cell in pixels. */
	cell: new RegExp(`${esc}\\[6;(\\d+);(\\d+)t`),
	/** `CSI 14 t`: of the whole text area. */
	area: new RegExp(`${esc}\\[4;(\\d+);(\\d+)t`),
	/** Kitty's graphics. */
	kitty: new RegExp(`${esc}_G([^${esc}]*)${end}`),
	/** `CSI 6 n`: row and column, from 1. */
	cursor: new RegExp(`${esc}\\[(\\d+);\\d+R`),
};

const wholeReply = new RegExp(
	Object.values(forms)
		.map(({ source }) => source)
		.join('|'),
	'g',
);
/** One that the next bytes go on with. A lone escape, or one with a bracket, is a key, unless replies are just coming. */
const begun = {
	sure: new RegExp(`${esc}(?:\\[\\?[\\d;]*|\\[\\d[\\d;]*|P>[^${esc}]*${esc}?|_G[^${esc}]*${esc}?)$`),
	possible: new RegExp(`${esc}(?:\\[[\\d;?]*|P(?:>[^${esc}]*${esc}?)?|_(?:G[^${esc}]*${esc}?)?)?$`),
};

interface Size {
	width: number;
	height: number;
}

/** What a terminal said; null for what it did not. */
export interface Replies {
	/** Its class, then what it can do. */
	attributes: number[] | null;
	name: string | null;
	cell: Size | null;
	area: Size | null;
	/** Whether it takes pictures in Kitty's way. */
	takesKitty: boolean;
	/** From 1. */
	cursorRow: number | null;
}

/** Input, taken apart. */
export interface HeardInput {
	/** The replies in it, one after another. */
	replies: string;
	/** Everything else in its order: keys. */
	typed: string;
	/** The beginning of a reply, to be put before what comes next. */
	begun: string;
}

/** Takes a terminal's replies out of what a person types. `before`: the replies that came earlier. */
export function splitReplies(input: string, before: string): HeardInput {
	let replies = '';
	const rest = input.replace(wholeReply, (reply) => {
		replies += reply;
		return '';
	});
	const all = before + replies;
	const areComing = all !== '' && !isComplete(all);
	const tail = (areComing ? begun.possible : begun.sure).exec(rest)?.[0] ?? '';
	return { replies, typed: rest.slice(0, rest.length - tail.length), begun: tail };
}

/** The question for the attributes is always the last, and every terminal answers it: all have come. */
export function isComplete(replies: string): boolean {
	return forms.attributes.test(replies);
}

export function readReplies(replies: string): Replies {
	return {
		attributes: forms.attributes.exec(replies)?.[1]?.split(';').map(Number) ?? null,
		name: forms.name.exec(replies)?.[1] ?? null,
		cell: readSize(forms.cell.exec(replies)),
		area: readSize(forms.area.exec(replies)),
		takesKitty: forms.kitty.exec(replies)?.[1]?.endsWith(';OK') ?? false,
		cursorRow: Number(forms.cursor.exec(replies)?.[1]) || null,
	};
}

function readSize(found: RegExpExecArray | null): Size | null {
	return found === null ? null : { height: Number(found[1]), width: Number(found[2]) };
}
