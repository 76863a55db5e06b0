import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { messageOf, UsageError } from '../../errors.ts';
import { formatJsonLine } from '../output/json.ts';

/** A row that could not be used, as it stands in its file. */
export interface RejectedRow {
	line: number;
	reason: string;
	text: string;
}

/** Where rows go that could not be used. */
export interface Rejects extends AsyncDisposable {
	/** Resolves when it may go on: a slow disk slows the reading, and does not fill the memory. */
	write(row: RejectedRow): Promise<void>;
}

/** A file of JSON lines, written anew; without a path the rows go nowhere. Throws UsageError where it cannot be written. */
export async function openRejects(path: string | undefined): Promise<Rejects> {
	if (path === undefined) return { write: async () => undefined, [Symbol.asyncDispose]: async () => undefined };
	const file = await open(path, 'w').catch((error: unknown) => {
		throw new UsageError(`${path} cannot be written: ${messageOf(error)}.`, 'Name another file with --rejects.');
	});
	const stream = file.createWriteStream();
	return {
		async write(row) {
			if (!stream.write(formatJsonLine(row))) await once(stream, 'drain');
		},
		async [Symbol.asyncDispose]() {
			stream.end();
			await once(stream, 'close');
		},
	};
}
