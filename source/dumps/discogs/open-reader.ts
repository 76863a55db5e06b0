import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StorageError, UsageError } from '../../errors.ts';
import { DamagedDump } from '../read/damaged-dump.ts';
import type { FromThread, OpenedDump, ReadOrder, ThreadData, ToThread } from './thread-messages.ts';

/** A dump that a thread of its own has opened. */
export interface DumpReader extends AsyncDisposable {
	dump: OpenedDump;
	/**
	 * Reads on from a checkpoint. The thread reads a few batches ahead of the loop: a batch counts as stored when the next message is asked
	 * for. Throws UsageError and StorageError of the file, after its last good batch.
	 */
	read(order: ReadOrder): AsyncGenerator<Exclude<FromThread, { type: 'opened' | 'failed' }>>;
}

/** In the bundle this module is in a chunk, and the thread's own one where the build puts it. */
const threadFile = import.meta.url.endsWith('.ts')
	? new URL('./reader-thread.ts', import.meta.url)
	: new URL('../source/dumps/discogs/reader-thread.js', import.meta.url);

/** Opens a dump in a thread of its own. Throws UsageError for what is no dump, StorageError for what cannot be read, the signal's reason. */
export async function openReader(data: ThreadData, signal: AbortSignal): Promise<DumpReader> {
	const worker = new Worker(threadFile, {
		workerData: data,
		// What it holds at a time; without limits V8 keeps several times as much.
		resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
	});
	const post = (message: ToThread) => worker.postMessage(message);
	const messages = on(worker, 'message', { close: ['exit'], signal });
	async function hear(): Promise<Exclude<FromThread, { type: 'failed' }>> {
		const { value, done } = await messages.next().catch((error: unknown) => {
			// What was waited for is not what is told: a person who stopped, stopped.
			signal.throwIfAborted();
			throw error;
		});
		if (done === true || value === undefined) throw new Error('the reading thread ended early');
		const message: FromThread = value[0];
		if (message.type !== 'failed') return message;
		const { kind, message: reason, next } = message.error;
		if (kind === 'usage') throw new UsageError(reason, next);
		if (kind === 'damage') throw new DamagedDump(reason);
		if (kind === 'storage') throw new StorageError(reason, next);
		throw new Error(reason);
	}
	async function* read(order: ReadOrder) {
		post(order);
		for (;;) {
			const message = await hear();
			if (message.type === 'opened') continue;
			yield message;
			if (message.type === 'end') return;
			if (message.type === 'batch') post('stored');
		}
	}
	try {
		const opened = await hear();
		if (opened.type !== 'opened') throw new Error(`the reading thread began with ${opened.type}`);
		return { dump: opened.dump, read, [Symbol.asyncDispose]: () => stop(worker) };
	} catch (error) {
		await stop(worker);
		throw error;
	}
}

/** A thread that waits for a pipe does not hear that it is to stop. */
const patienceMilliseconds = 2_000;

/** Lets the thread close its file and end: one that is ended while it unpacks has been seen to take the program with it. */
async function stop(worker: Worker): Promise<void> {
	const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
	// It has ended already where there is no such thread any more.
	if (worker.threadId === -1) return;
	worker.postMessage('stop' satisfies ToThread);
	const timer = setTimeout(() => void worker.terminate(), patienceMilliseconds);
	await ended;
	clearTimeout(timer);
}
