import type { SearchHit } from '../../store/search/hits.ts';

/** What a key asks of the outside, once. What the screen needs as long as it shows something is in `wants.ts`. */
export type Effect =
	| { type: 'open-page'; url: string }
	| { type: 'copy'; text: string }
	| { type: 'export'; path: string; rows: readonly object[] }
	| { type: 'refresh' }
	| { type: 'fetch-artist'; name: string }
	| { type: 'open-hit'; hit: SearchHit }
	| { type: 'read-details'; discogsId: number }
	| { type: 'review' }
	| { type: 'leave'; exitCode: number };
