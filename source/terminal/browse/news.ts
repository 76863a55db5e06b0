import type { ArtistCounts, ArtistLine } from '../../store/browse-reader.ts';
import type { SearchHit } from '../../store/search/hits.ts';
import type { Tone } from '../theme.ts';
import type { PricedAlbum, PricedPressing } from './prices/priced.ts';
import type { PriceView, ProviderSaid } from './prices/view.ts';
import type { Detail, PaneName, PaneStatus, ShownPicture, SourceLine } from './state.ts';

/** What the outside (database, sources, clock, terminal) tells the explorer. Keys are the other thing that changes it. */
export type News =
	/** All artists, or those similar to one; `place` as `placeKey` names it. */
	| { type: 'artists'; place: string; rows: readonly ArtistLine[] }
	| { type: 'counts'; counts: ReadonlyMap<number, ArtistCounts> }
	/** Rows that changed; those that are new to the library join it. */
	| { type: 'artist-lines'; rows: readonly ArtistLine[] }
	| { type: 'albums'; artistId: number; rows: readonly PricedAlbum[] }
	/** `key` as in `PressingsView`. */
	| { type: 'pressings'; key: string; rows: readonly PricedPressing[] }
	/** How a pane's rows stand at the sources; `key` says which list it is about. */
	| { type: 'status'; pane: PaneName; key: string; status: Partial<PaneStatus> }
	/** Null: no row is selected. */
	| { type: 'detail'; detail: Detail | null }
	| { type: 'picture'; picture: ShownPicture }
	| { type: 'hits'; query: string; hits: readonly SearchHit[] }
	| { type: 'naming'; naming: { name: string; since: Date } | null }
	/** An artist that was wanted by name or by a hit: it is opened. */
	| { type: 'artist-found'; line: ArtistLine }
	/** A stub that turned out to be an artist who is here already. */
	| { type: 'merged'; fromId: number; into: ArtistLine }
	/** All pressings of a label. */
	| { type: 'label'; label: string }
	/** What is known of what a pressing costs. */
	| { type: 'prices'; view: PriceView }
	/** Whether the sources of prices are being asked about a pressing, since when, and which of them could not be. */
	| { type: 'asking-prices'; releaseId: number; since: Date | null; unasked: readonly ProviderSaid[] }
	| { type: 'go-to'; artist: ArtistLine; albumId: number; releaseId: number | null }
	| { type: 'sources'; sources: readonly SourceLine[] }
	| { type: 'review'; waiting: number }
	| { type: 'message'; text: string; tone: Tone }
	| { type: 'tick'; now: Date }
	| { type: 'resized'; columns: number; rows: number };
