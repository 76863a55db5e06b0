import type { SearchHit } from '../../store/search/hits.ts';
import type { PricedPressing } from './prices/priced.ts';
import type { BrowseState } from './state.ts';

/** What a key asks of the outside, once. What the screen needs as long as it shows something is in `wants.ts`. */
export type Effect = Request | OutsideEffect;

/** What is asked of the database and the sources. */
export type Request =
	| { type: 'refresh' }
	| { type: 'fetch-artist'; name: string }
	| { type: 'fetch-album'; name: string; title: string }
	| { type: 'open-hit'; hit: SearchHit }
	| { type: 'open-album'; albumId: number }
	| { type: 'read-details'; discogsId: number }
	| { type: 'ask-prices'; pressing: PricedPressing };

/** What is left to whoever has the terminal. */
export type OutsideEffect =
	| { type: 'open-page'; url: string }
	| { type: 'copy'; text: string }
	| { type: 'export'; path: string; rows: readonly object[] }
	| { type: 'review' }
	| { type: 'leave'; exitCode: number };

/** What a key makes of the state, and what it asks of the outside. */
export interface Pressed {
	state: BrowseState;
	effects: readonly Effect[];
}

/** A key that asks nothing of the outside. */
export function only(state: BrowseState): Pressed {
	return { state, effects: [] };
}
