import type { Dismissal } from '../../store/listeners/dismissals-reader.ts';

/** The columns of `toShownDismissal` in a pipe. */
export const dismissalFields = ['id', 'what', 'artist', 'title', 'albumId', 'artistId', 'reason', 'dismissedAt'];

/** A dismissal with stable keys; `title` is null where an artist was dismissed. */
export function toShownDismissal({ dismissal, album, artist }: Dismissal) {
	const { id, albumId, artistId, reason, dismissedAt } = dismissal;
	return {
		id,
		what: album === null ? 'artist' : 'album',
		artist: album?.credit ?? artist?.name ?? null,
		title: album?.title ?? null,
		...{ albumId, artistId, reason, dismissedAt },
	};
}
