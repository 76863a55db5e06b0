import { statfsSync } from 'node:fs';
import type { Engine } from '../../db/client.ts';

/** What a release takes with everything that belongs to it, as measured at 300,000 and a little more; and the files that sorting needs for a while. */
const bytesPerRelease: Record<Engine, number> = { sqlite: 1_200, postgres: 2_000 };
const spare = 1.3;

/**
 * Those of the sizes that there is room for on the disk that `folder` is on, the engines side by side; of the others, why they are left
 * out. `stored`: bytes that are there already.
 */
export function chooseSizes(
	folder: string,
	sizes: number[],
	engines: Engine[],
	stored: number,
): { chosen: number[]; leftOut: string[] } {
	const { bavail, bsize } = statfsSync(folder);
	const room = bavail * bsize + stored;
	const perRelease = engines.reduce((sum, engine) => sum + bytesPerRelease[engine], 0);
	const needed = (size: number) => size * spare * perRelease;
	const toGigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
	return {
		chosen: sizes.filter((size) => needed(size) <= room),
		leftOut: sizes
			.filter((size) => needed(size) > room)
			.map(
				(size) =>
					`${size} releases are left out: they need ${toGigabytes(needed(size))}, there are ${toGigabytes(room)}`,
			),
	};
}
