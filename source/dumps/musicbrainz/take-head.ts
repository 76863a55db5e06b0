/** The first `size` bytes (fewer where there are no more), and all bytes from the first one on. */
export async function takeHead(
	bytes: AsyncIterable<Buffer>,
	size: number,
): Promise<{ head: Buffer; whole: AsyncGenerator<Buffer> }> {
	const iterator = bytes[Symbol.asyncIterator]();
	const taken: Buffer[] = [];
	let length = 0;
	while (length < size) {
		const { value, done } = await iterator.next();
		if (done === true) break;
		taken.push(value);
		length += value.length;
	}
	return { head: Buffer.concat(taken).subarray(0, size), whole: chain(taken, iterator) };
}

async function* chain(taken: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
	try {
		yield* taken;
		for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
	} finally {
		await rest.return?.();
	}
}
