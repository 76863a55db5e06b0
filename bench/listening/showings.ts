import type { Heard } from './listening.ts';

/** What of the shown artists a scorer gets to see. */
export interface Showing {
	name: string;
	show: (shown: Heard[]) => Heard[];
}

/** All, or only so many; which ones is up to chance. */
export const showings: Showing[] = [
	{ name: '80 % shown', show: (shown) => shown },
	...[1, 3, 5].map((count) => ({ name: `${count} shown`, show: (shown: Heard[]) => shown.slice(0, count) })),
];
