import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf, StorageError, UsageError } from '../../errors.ts';
import { DamagedDump } from '../read/damaged-dump.ts';
import { type OpenDump, openDump } from '../read/open-dump.ts';
import { createRejects } from '../read/rejects.ts';
import { readRecords } from './read-records.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

/**
 * The thread that reads: unpacking, searching and parsing take as long as storing does, so each has a processor. It reads ahead of what is
 * stored by so many batches and no more.
 */
const batchesAhead = 1;

if (parentPort !== null) await read(parentPort);

async function read(port: NonNullable<typeof parentPort>): Promise<void> {
	const { path, rejectsFile }: ThreadData = workerData;
	const send = (message: FromThread) => port.postMessage(message);
	const orders = on(port, 'message');
	const hear = async (): Promise<ToThread> => (await orders.next()).value?.[0];
	let isStopped = false;
	port.on('message', (message: ToThread) => {
		isStopped ||= message === 'stop';
	});
	try {
		const dump = await openDump(path);
		const { kind, edition, size, fingerprint } = dump;
		send({ type: 'opened', dump: { kind, edition, size, fingerprint } });
		const order = await hear();
		if (order === 'stop' || order === 'stored') return await close(dump);
		using rejects = createRejects(rejectsFile);
		let unstored = 0;
		for await (const message of readRecords(dump, order, rejects)) {
			// Leaving the loop closes the file.
			if (isStopped) return;
			send(message);
			if (message.type !== 'batch') continue;
			for (unstored += 1; unstored > batchesAhead; unstored -= 1) await hear();
		}
	} catch (error) {
		const next = error instanceof UsageError || error instanceof StorageError ? error.next : '';
		send({ type: 'failed', error: { kind: kindOf(error), message: messageOf(error), next } });
	} finally {
		port.close();
	}
}

/** Whoever does not read a file closes it by beginning to. */
async function close({ chunks }: OpenDump): Promise<void> {
	for await (const _ of chunks) return;
}

function kindOf(error: unknown): Extract<FromThread, { type: 'failed' }>['error']['kind'] {
	if (error instanceof UsageError) return 'usage';
	if (error instanceof DamagedDump) return 'damage';
	return error instanceof StorageError ? 'storage' : 'other';
}
