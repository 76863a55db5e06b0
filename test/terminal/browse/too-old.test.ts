import { expect, test } from 'vitest';
import { levelOf, type PaneStatus } from '../../../source/terminal/browse/state.ts';
import { isTooOldToShow } from '../../../source/terminal/browse/too-old.ts';
import { now, pressing } from './rows.ts';
import { threePanes } from './states.ts';

const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

function isTooOld(fetchedAt: Date, status: Partial<PaneStatus> = {}, source = 'discogs'): boolean {
	const { pressings } = levelOf(threePanes({ pressings: [pressing(1), pressing(2, { fetchedAt, source })] }));
	if (pressings === null) throw new Error('no pressings');
	return isTooOldToShow({ ...pressings, status: { ...pressings.status, ...status } }, now);
}

test('six hours are the limit, for rows of the Discogs API only', () => {
	expect(isTooOld(ago(5.9))).toBe(false);
	expect(isTooOld(ago(6))).toBe(true);
	expect(isTooOld(ago(60), {}, 'discogs-dump')).toBe(false);
});

test('nobody is asked twice, nor at once after a failure', () => {
	expect(isTooOld(ago(7), { fetchedAt: ago(7) })).toBe(true);
	expect(isTooOld(ago(7), { fetchedAt: ago(1) })).toBe(false);
	expect(isTooOld(ago(7), { fetchingSince: now })).toBe(false);
	expect(isTooOld(ago(7), { problem: { message: 'down', next: '', until: null } })).toBe(false);
});
