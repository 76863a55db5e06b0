/** FNV-1a over UTF-16 code units, finished so that near inputs give far results. A number 0 … 2³²−1, the same on every machine. */
export function hash(...parts: (string | number)[]): number {
	let value = 0x811c9dc5;
	for (const part of parts) {
		const text = `${part}\u0000`;
		for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return scramble(value >>> 0);
}

/** A bijection of 32-bit numbers (the finish of MurmurHash3): no two inputs share a result. `unscramble` undoes it. */
export function scramble(value: number): number {
	let mixed = value ^ (value >>> 16);
	mixed = Math.imul(mixed, 0x85ebca6b);
	mixed ^= mixed >>> 13;
	mixed = Math.imul(mixed, 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The inverse of `scramble`: the multiplications by the modular inverses, the shifts undone. */
export function unscramble(value: number): number {
	let mixed = value ^ (value >>> 16);
	mixed = Math.imul(mixed, 0x7ed1b41d);
	mixed ^= (mixed >>> 13) ^ (mixed >>> 26);
	mixed = Math.imul(mixed, 0xa5cb9243);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A source of numbers that are the same for the same seed. */
export interface Dice {
	/** 0 (included) … 1 (excluded). */
	roll(): number;
	/** An integer from `low` to `high`, both included. */
	between(low: number, high: number): number;
	pick<Value>(values: readonly Value[]): Value;
	chance(probability: number): boolean;
}

/** Mulberry32, seeded with the hash of the parts. */
export function dice(...parts: (string | number)[]): Dice {
	let state = hash(...parts);
	const roll = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
	return {
		roll,
		between: (low, high) => low + Math.floor(roll() * (high - low + 1)),
		pick: (values) => pickFrom(values, roll()),
		chance: (probability) => roll() < probability,
	};
}

function pickFrom<Value>(values: readonly Value[], at: number): Value {
	const value = values[Math.floor(at * values.length)];
	if (value === undefined) throw new RangeError('Cannot pick from an empty list');
	return value;
}
