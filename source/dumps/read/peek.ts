/** The first bytes of a stream, and all of it from its begin. */
export interface Peeked {
	begin: Buffer;
	pieces: AsyncGenerator<Buffer>;
}

/** Looks at the first bytes of a stream: as many as asked for, unless it ends or breaks before. What broke it is thrown behind them. */
export async function peek(stream: AsyncGenerator<Buffer>, bytes: number): Promise<Peeked> {
	const first: Buffer[] = [];
	let failure: { error: unknown } | null = null;
	for (let held = 0; held < bytes; ) {
		const piece = await stream.next().catch((error: unknown) => {
			failure = { error };
			return { done: true as const, value: undefined };
		});
		if (piece.done) break;
		first.push(piece.value);
		held += piece.value.length;
	}
	return { begin: Buffer.concat(first), pieces: resume(first, stream, failure) };
}

async function* resume(
	first: Buffer[],
	stream: AsyncGenerator<Buffer>,
	failure: { error: unknown } | null,
): AsyncGenerator<Buffer> {
	try {
		while (first.length > 0) yield first.shift() ?? Buffer.alloc(0);
		if (failure !== null) throw failure.error;
		yield* stream;
	} finally {
		await stream.return(undefined);
	}
}
