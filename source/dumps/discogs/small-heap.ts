import { setFlagsFromString } from 'node:v8';

/**
 * Lets this thread's heap for new objects stay as small as it is. Batches pass through it by the thousand and none is needed for long, and V8
 * would give it a hundred megabytes more. (A worker thread takes such a limit when it is made, the main thread only so.)
 */
export function keepHeapSmall(): void {
	setFlagsFromString('--semi-space-growth-factor=1');
}
