const firstCapacity = 4 * 1024 * 1024;

/** The bytes of a stream that are still needed, in one piece: those that came last, from a place that moves on. */
export class HeldBytes {
	/** What is held; valid until more is added. */
	bytes: Buffer;
	/** Where it begins in the stream. */
	position = 0;
	#memory = Buffer.allocUnsafe(firstCapacity);

	constructor() {
		this.bytes = this.#memory.subarray(0, 0);
	}

	/**
	 * Lets go of the bytes before `from` and adds a piece. Memory is doubled where it must grow, so what is held is rarely copied, and given
	 * back when the large record that needed it has gone.
	 */
	add(from: number, piece: Buffer): void {
		const before = this.bytes;
		const left = before.length - from;
		const length = left + piece.length;
		if (length > this.#memory.length) this.#memory = Buffer.allocUnsafe(Math.max(length, this.#memory.length * 2));
		else if (length <= firstCapacity && this.#memory.length > firstCapacity)
			this.#memory = Buffer.allocUnsafe(firstCapacity);
		before.copy(this.#memory, 0, from);
		piece.copy(this.#memory, left);
		this.bytes = this.#memory.subarray(0, length);
		this.position += from;
	}
}
