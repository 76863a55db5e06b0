import type { Database } from '../../db/client.ts';
import { UsageError } from '../errors.ts';
import { type Dismissed, dismissAlbum, dismissArtist, undoDismissal } from '../store/listeners/dismissals-writer.ts';
import { lockAlbum, restoreLocks, unlockAlbums } from '../store/listeners/locks-writer.ts';
import { findWant } from '../store/listeners/wantlist-reader.ts';
import { restoreWant, unwant, want } from '../store/listeners/wantlist-writer.ts';
import { type Writable, writeAt } from '../store/writable.ts';

/** What a listener says to a recommendation. `name` is what a person calls it, for messages. */
export type Decision = { name: string } & (
	| { type: 'lock' | 'unlock' | 'want' | 'unwant'; albumId: number }
	| { type: 'dismiss-album'; albumId: number; reason: string | null }
	| { type: 'dismiss-artist'; artistId: number; reason: string | null }
);

/** One sitting of a listener in front of their recommendations. What was decided holds at once, and can be taken back step by step. */
export interface Decisions {
	/** Stores a decision; false when it was so already. */
	decide(decision: Decision): Promise<boolean>;
	/** Takes the last decision of this sitting back, and says which. Throws UsageError when there is none. */
	undo(): Promise<Decision>;
}

/** Takes a decision back, as if it had never been. */
type Inverse = (store: Writable) => Promise<void>;

/** Stores what a listener decides, and remembers the inverse of each decision of this sitting. */
export function createDecisions(
	{ database, clock }: { database: Database; clock: () => Date },
	userId: number,
): Decisions {
	const made: { decision: Decision; inverse: Inverse }[] = [];
	return {
		async decide(decision) {
			const inverse = await writeAt(database, clock(), (store) => storeDecision(store, userId, decision));
			if (inverse !== null) made.push({ decision, inverse });
			return inverse !== null;
		},
		async undo() {
			const last = made.at(-1);
			if (last === undefined) throw new UsageError('Nothing was decided yet.', 'Decide first.');
			await writeAt(database, clock(), last.inverse);
			made.pop();
			return last.decision;
		},
	};
}

/** Stores a decision; its inverse, or null when it was so already. */
async function storeDecision(store: Writable, userId: number, decision: Decision): Promise<Inverse | null> {
	switch (decision.type) {
		case 'lock': {
			const { albumId } = decision;
			const isNew = await lockAlbum(store, userId, albumId);
			return isNew ? async (later) => void (await unlockAlbums(later, userId, [albumId])) : null;
		}
		case 'unlock': {
			const locks = await unlockAlbums(store, userId, [decision.albumId]);
			return locks.length === 0 ? null : (later) => restoreLocks(later, locks);
		}
		case 'want': {
			const { albumId } = decision;
			// Whoever wants one pressing of it only, or wrote a note, keeps both.
			if ((await findWant(store, userId, albumId)) !== undefined) return null;
			const change = await want(store, userId, { albumId });
			return (later) => restoreWant(later, change);
		}
		case 'unwant': {
			const change = await unwant(store, userId, decision.albumId);
			return change.isChanged ? (later) => restoreWant(later, change) : null;
		}
		case 'dismiss-album': {
			const dismissed = await dismissAlbum(store, userId, decision.albumId, decision.reason);
			return inverseOf(dismissed);
		}
		case 'dismiss-artist': {
			const dismissed = await dismissArtist(store, userId, decision.artistId, decision.reason);
			return inverseOf(dismissed);
		}
	}
}

function inverseOf(dismissed: Dismissed): Inverse | null {
	const { dismissal, before, locks } = dismissed;
	const wasSo = before !== null && before.reason === dismissal.reason && locks.length === 0;
	return wasSo ? null : (later) => undoDismissal(later, dismissed);
}
