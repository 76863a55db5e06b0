import type { Context } from '../context.ts';
import { depthNumber, planArtist } from '../steps/plan.ts';
import { addSeed } from '../store/listeners/seeds-writer.ts';
import { writeAt } from '../store/writable.ts';

/**
 * Notes that a listener likes an artist, and queues what recommendations are made of: the artist's albums and pressings, and those of
 * the similar artists. False when that was known; then nothing changes.
 */
export async function saveSeed(
	{ database, clock }: Pick<Context, 'database' | 'clock'>,
	userId: number,
	artistId: number,
): Promise<boolean> {
	return writeAt(database, clock(), async (store) => {
		await planArtist(store, artistId, { depth: depthNumber('releases'), spread: true });
		return addSeed(store, userId, artistId);
	});
}
