import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import type { ReleaseRow } from '../store/releases-reader.ts';

/** The pressing of an album by its number at Discogs, fetched where it is missing. Throws UsageError when it is one of another album. */
export async function findPressing(
	{ catalog }: Pick<Context, 'catalog'>,
	album: AlbumRow,
	discogsId: number,
): Promise<ReleaseRow> {
	const { value: release } = await catalog.getOrCreateRelease({ discogsId });
	const isIts =
		release !== null &&
		(release.albumId === album.id || (album.discogsId !== null && release.masterId === album.discogsId));
	if (isIts) return release;
	throw new UsageError(
		`The pressing ${discogsId} is not one of this album.`,
		'Its number is in the column Discogs of `vinilogy show releases`.',
	);
}
