import { expect, test } from 'vitest';
import { takeTogether } from '../../source/recommendations/heard.ts';
import type { CountedPlays } from '../../source/store/recommendations/listening-reader.ts';
import { friday } from './library.ts';

const byArtist = ({ artistId }: { artistId: number | null }) => artistId;

function counted(period: string, plays: number, changes: Partial<CountedPlays> = {}): CountedPlays {
	return { kind: 'artist', provider: 'lastfm', period, artistId: 1, albumId: null, plays, ...changes };
}

const playsOf = (plays: CountedPlays[]) => takeTogether(plays, [], byArtist, friday).get(1);

test('of several accounts the most counts, per period, and says whose it is', () => {
	const heard = playsOf([
		counted('overall', 300),
		counted('year', 20),
		counted('overall', 250, { provider: 'listenbrainz' }),
		counted('year', 90, { provider: 'listenbrainz' }),
	]);
	expect(heard).toMatchObject({
		plays: { overall: 300, year: 90, halfYear: 0 },
		countedBy: { overall: 'lastfm', year: 'listenbrainz' },
	});
});

test('what one account calls by two names adds up', () => {
	expect(playsOf([counted('overall', 30), counted('overall', 12)])?.plays.overall).toBe(42);
});

test('an artist has at least the plays of their albums in the same account, and not both', () => {
	const albums = [counted('overall', 60, { kind: 'album', albumId: 5 }), counted('overall', 50, { kind: 'album' })];
	expect(playsOf([counted('overall', 80), ...albums])?.plays.overall).toBe(110);
	expect(playsOf([counted('overall', 200), ...albums])?.plays.overall).toBe(200);
});

test('single plays count by calendar months: twelve make a year, six half of it', () => {
	const months = ['2025-11', '2025-12', '2026-05', '2026-06', '2026-11'].map((month) => counted(month, 1));
	expect(playsOf(months)?.plays).toEqual({ overall: 5, year: 4, halfYear: 2 });
});

test('a longer period has at least as many plays as a shorter one', () => {
	expect(playsOf([counted('halfYear', 7)])?.plays).toEqual({ overall: 7, year: 7, halfYear: 7 });
});

test('the best place of any list counts, and since when something is saved', () => {
	const favourite = { kind: 'artist', provider: 'spotify', artistId: 1, albumId: null, at: null } as const;
	const places = [9, 2, 5].map((rank) => ({ ...favourite, rank }));
	const saved = { ...favourite, rank: null, at: friday };
	expect(takeTogether([], [...places, saved], byArtist, friday).get(1)).toMatchObject({
		ranked: { rank: 2, provider: 'spotify' },
		saved: { provider: 'spotify', since: friday.toISOString() },
	});
});

test('what is not known here is left out', () => {
	expect(takeTogether([counted('overall', 4, { artistId: null })], [], byArtist, friday).size).toBe(0);
});
