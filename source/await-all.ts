/**
 * What all of them resolve to. Unlike `Promise.all` a failure waits until every other one has ended, so that nothing goes on behind the back
 * of whoever handles it; then the first in order is thrown.
 */
export async function awaitAll<Value>(work: readonly Promise<Value>[]): Promise<Value[]> {
	const ended = await Promise.allSettled(work);
	return ended.map((one) => {
		if (one.status === 'rejected') throw one.reason;
		return one.value;
	});
}
