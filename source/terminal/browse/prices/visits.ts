import type { Context } from '../../../context.ts';
import type { ReleaseRow } from '../../../store/releases-reader.ts';
import type { News } from '../news.ts';
import type { Timers } from '../timers.ts';
import { readPriceView } from './read-view.ts';
import { type Buyer, groupOffers, type PriceView, type ProviderSaid } from './view.ts';

/** Who is asked for prices. */
export interface PriceSources {
	/** Those that cannot be asked at all, and why: no key, switched off. */
	unready(): ProviderSaid[];
	/**
	 * Asks all others about a pressing, ahead of what runs in bulk, and stores what they have. What they said before and still holds is
	 * asked anew only when `isForced`. Resolves with those that did not answer, and why, and when to ask one that waits.
	 */
	ask(pressing: ReleaseRow, isForced: boolean): Promise<Unanswered>;
}

export interface Unanswered {
	said: ProviderSaid[];
	/** Null where none of them waits. */
	askAgainAt: Date | null;
}

/** The prices of a pressing that a person looks at: what is stored at once, and the sources behind it where nothing of it is current. */
export interface PriceVisits {
	look(pressing: ReleaseRow): Promise<void>;
	/** Only what is stored. */
	read(pressing: ReleaseRow): Promise<unknown>;
	/** Asks the sources, whatever is stored; a pressing once at a time. */
	ask(pressing: ReleaseRow): Promise<void>;
}

interface Tools {
	timers: Timers;
	tell: (news: News) => void;
	buyer: Buyer;
	sources: PriceSources;
	/** Whether its prices are on the screen. */
	isOpen(pressing: ReleaseRow): boolean;
	/** Reads again what the lists show of prices. */
	readAgain(): Promise<void>;
}

export function createPriceVisits(
	{ database, clock }: Context,
	{ timers, tell, buyer, sources, isOpen, readAgain }: Tools,
): PriceVisits {
	/** Since when each is being asked about. */
	const asked = new Map<number, Date>();

	async function read(pressing: ReleaseRow): Promise<PriceView> {
		const view = await readPriceView(database, pressing, { buyer, now: clock() });
		tell({ type: 'prices', view });
		return view;
	}

	function say(pressing: ReleaseRow, since: Date | null, unanswered: ProviderSaid[]): void {
		const unasked = [...sources.unready(), ...unanswered];
		tell({ type: 'asking-prices', releaseId: pressing.id, since, unasked });
	}

	/** Going on elsewhere stops nothing: what is found is stored, and shows in the lists as well. */
	async function ask(pressing: ReleaseRow, isForced: boolean): Promise<void> {
		const since = asked.get(pressing.id) ?? clock();
		say(pressing, since, []);
		if (asked.has(pressing.id)) return;
		asked.set(pressing.id, since);
		try {
			const { said, askAgainAt } = await sources.ask(pressing, isForced);
			await read(pressing);
			say(pressing, null, said);
			if (askAgainAt !== null) askLater(pressing, askAgainAt);
		} catch (error) {
			say(pressing, null, []);
			throw error;
		} finally {
			asked.delete(pressing.id);
		}
		await readAgain();
	}

	/** What holds is not asked for again, so that only those that waited are; not when the pane has been left. */
	function askLater(pressing: ReleaseRow, at: Date): void {
		timers.later(`prices ${pressing.id}`, Math.max(1000, at.getTime() - clock().getTime()), async () => {
			if (isOpen(pressing)) await ask(pressing, false);
		});
	}

	return {
		read,
		ask: (pressing) => ask(pressing, true),
		async look(pressing) {
			const view = await read(pressing);
			if (groupOffers(view, clock()).current.length === 0) await ask(pressing, false);
			else say(pressing, null, []);
		},
	};
}
