import type { Recommendation, RecommendationSet } from '../../recommendations/recommendation.ts';
import type { Parameters } from '../../recommender/parameters.ts';
import { emptyList, type List, type ListKind, selectedIn, withRows } from '../browse/list.ts';
import type { ShownPicture } from '../browse/state.ts';
import type { HelpState } from '../key-help.ts';
import type { Size } from '../output/blocks.ts';
import type { Showing } from '../prices/amounts.ts';
import type { Tone } from '../theme.ts';

/** What has the keys. */
export type Mode =
	| { kind: 'list' }
	| { kind: 'filter' }
	/** Why this album, or its artist, is dismissed is typed. */
	| { kind: 'reason'; what: 'album' | 'artist'; row: Recommendation; text: string }
	/** What would be sent to Discogs; null while that is found out, or sent. */
	| { kind: 'confirm'; row: Recommendation; lines: readonly string[] | null }
	| { kind: 'changes'; top: number }
	| ({ kind: 'help' } & HelpState);

/** An album's cover where it became known while it was on the screen. */
export interface FoundCover {
	url: string;
	source: string | null;
}

export interface RecsState {
	/** The listener's name. */
	listener: string;
	/** What is asked for; the dial changes it. */
	parameters: Parameters;
	/** The last set that was made or read. */
	set: RecommendationSet;
	/** Its albums as they are on the screen: what was dismissed a moment ago is gone already. */
	list: List<Recommendation>;
	/** Albums on the listener's own wantlist. */
	wanted: ReadonlySet<number>;
	/** Covers that were found since the set was read, by album. */
	covers: ReadonlyMap<number, FoundCover>;
	/** The picture beside the list; null while it is looked for. */
	picture: ShownPicture | null;
	mode: Mode;
	/** Since when a set is being made; null while none is. */
	computingSince: Date | null;
	/** How many decisions are being stored. */
	storing: number;
	/** How many decisions of this sitting could be taken back. */
	decisions: number;
	message: { text: string; tone: Tone } | null;
	/** The currency, the rates and the time that prices are told with. */
	showing: Showing;
	/** Block elements are shown (see `Terminal`). */
	hasBlocks: boolean;
	size: Size;
}

/** A sitting that begins with a set. */
export function startState(
	given: Pick<RecsState, 'listener' | 'parameters' | 'set' | 'wanted' | 'showing' | 'hasBlocks' | 'size'>,
): RecsState {
	return {
		...given,
		list: withRows(emptyList(), listedAlbums, given.set.items),
		covers: new Map(),
		picture: null,
		mode: { kind: 'list' },
		computingSince: null,
		storing: 0,
		decisions: 0,
		message: null,
	};
}

/** The recommendation under the cursor. */
export function selectedRow({ list }: Pick<RecsState, 'list'>): Recommendation | undefined {
	return selectedIn(list);
}

/** Whether an album came since the set before; where there was none before, nothing is new. */
export function isNewcomer({ isNew }: Recommendation, { change }: Pick<RecommendationSet, 'change'>): boolean {
	return isNew && change !== null;
}

/** Whether characters are text now, and no commands. */
export function isTyping({ mode }: RecsState): boolean {
	return ['filter', 'reason', 'help'].includes(mode.kind);
}

/** Who a row of the list is, and what a filter looks at. */
export const listedAlbums: ListKind<Recommendation> = {
	id: ({ album }) => album.id,
	name: nameAlbum,
	columns: [],
};

/** "Slowdive – Souvlaki". */
export function nameAlbum({ album }: Pick<Recommendation, 'album'>): string {
	return `${album.credit} – ${album.title}`;
}
