import type { PlayedTrack } from '../../integrations/spotify/map.ts';
import { monthOf } from '../../months.ts';
import type { PlayCount } from '../../store/listeners/listening-writer.ts';
import { albumRow, artistRow } from './top-rows.ts';

/** Single plays added up by month: a play counts for every artist of the track, and for its album. */
export function countPlays(plays: readonly PlayedTrack[]): PlayCount[] {
	const counts = new Map<string, PlayCount>();
	for (const { track, playedAt } of plays) {
		const period = monthOf(playedAt);
		const albums = track.album === null ? [] : [{ ...albumRow(track.album), kind: 'album' as const }];
		const artists = track.artists.map((artist) => ({ ...artistRow(artist), kind: 'artist' as const }));
		for (const row of [...artists, ...albums]) {
			const id = `${row.kind} ${row.key} ${period}`;
			const before = counts.get(id);
			const isLater = before?.at == null || before.at < playedAt;
			counts.set(id, { ...row, period, plays: (before?.plays ?? 0) + 1, at: isLater ? playedAt : before.at });
		}
	}
	return [...counts.values()];
}
