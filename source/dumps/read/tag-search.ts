const less = 0x3c;
const slash = 0x2f;
const greater = 0x3e;

/**
 * Finds the tags of one name in bytes. Every second piece of a dump begins with "<", and Buffer.indexOf stops at each: looking at a word's
 * last byte first and leaping over those that cannot be in it (Horspool) takes half of the time.
 */
export class TagSearch {
	readonly #name: Buffer;
	readonly #leaps: Uint8Array;

	/** The name has at most 255 bytes. */
	constructor(name: string) {
		this.#name = Buffer.from(name);
		const last = this.#name.length - 1;
		this.#leaps = new Uint8Array(256).fill(this.#name.length);
		for (let at = 0; at < last; at++) this.#leaps[this.#name[at] ?? 0] = last - at;
	}

	/** Where the next start or end tag of this name begins, -1 where there is none between `from` and `to`. */
	find(bytes: Buffer, from: number, to: number): number {
		const last = this.#name.length - 1;
		const lastByte = this.#name[last];
		// A byte behind the word tells whether its name ends there: "<released>" begins like "<release>".
		for (let at = from + last + 1; at + 1 < to; ) {
			const byte = bytes[at] ?? 0;
			if (byte === lastByte) {
				const tag = this.#findTagAround(bytes, at - last);
				if (tag >= from) return tag;
			}
			at += this.#leaps[byte] ?? 1;
		}
		return -1;
	}

	/** The begin of the tag whose name would stand here, else -1. */
	#findTagAround(bytes: Buffer, at: number): number {
		const before = bytes[at - 1];
		const behind = at + this.#name.length;
		if (before !== less && (before !== slash || bytes[at - 2] !== less)) return -1;
		if (this.#name.compare(bytes, at, behind) !== 0) return -1;
		if (before === slash) return bytes[behind] === greater ? at - 2 : -1;
		return isTagNameEnd(bytes[behind]) ? at - 1 : -1;
	}
}

/** Whether the name of a start tag ends at this byte. */
export function isTagNameEnd(byte: number | undefined): boolean {
	return byte === 0x20 || byte === greater || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === slash;
}
