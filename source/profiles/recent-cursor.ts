import { z } from 'zod';

/** A stretch of time that is being read, the newest plays first. Times are in seconds since 1970. */
const openWindow = z.object({
	/** Plays later than this, up to and with `before`. */
	after: z.number(),
	before: z.number(),
	/** Before which time its next page begins, which itself does not count; null is its beginning. */
	position: z.number().nullable(),
	/** How many plays were read of it. */
	read: z.number(),
	/** The latest of them. */
	newest: z.number().nullable(),
});

const recentCursor = z.object({
	/** Counts how often it was stored: who finds another number than they left shares the list with another process. */
	turn: z.number(),
	/** Up to here everything is stored. */
	newest: z.number().nullable(),
	/** What was not read to its end. */
	open: openWindow.nullable(),
});

export type OpenWindow = z.output<typeof openWindow>;
export type RecentCursor = z.output<typeof recentCursor>;

/** How far single plays were read, as `user_syncs` has it; from the beginning where that cannot be understood. */
export function parseCursor(stored: unknown): RecentCursor {
	const parsed = recentCursor.safeParse(stored);
	return parsed.success ? parsed.data : { turn: 0, newest: null, open: null };
}
