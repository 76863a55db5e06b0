/** The first bytes of a stream, what broke it before there were as many, and all of it from its begin. */
export interface Peeked {
	begin: Buffer;
	failure: { error: unknown } | null;
	/** Throws the failure behind the first bytes. */
	pieces: AsyncGenerator<Buffer>;
	/** Ends the stream before it was read to its end. */
	close(): Promise<void>;
}

/** Looks at the first bytes of a stream: as many as asked for, unless it ends or breaks before. */
export async function peek(stream: AsyncGenerator<Buffer>, bytes: number): Promise<Peeked> {
	const first: Buffer[] = [];
	let failure: Peeked['failure'] = null;
	try {
		for (let held = 0; held < bytes; ) {
			const { value, done } = await stream.next();
			if (done) break;
			first.push(value);
			held += value.length;
		}
	} catch (error) {
		failure = { error };
	}
	return {
		begin: Buffer.concat(first),
		failure,
		pieces: resume(first, failure, stream),
		close: async () => void (await stream.return(undefined)),
	};
}

async function* resume(
	first: Buffer[],
	failure: Peeked['failure'],
	stream: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
	try {
		yield* first.splice(0);
		if (failure !== null) throw failure.error;
		yield* stream;
	} finally {
		// Whoever leaves within the first bytes has not begun the stream's own loop.
		await stream.return(undefined);
	}
}
