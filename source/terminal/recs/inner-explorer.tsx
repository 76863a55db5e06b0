import type { ReactNode } from 'react';
import type { Context } from '../../context.ts';
import { exitCodes } from '../../errors.ts';
import { type Exploration, startExploration } from '../browse/exploration.tsx';
import type { Buyer } from '../browse/prices/view.ts';
import { type BrowseState, focusedList, levelOf, selectedAlbum } from '../browse/state.ts';
import type { FullScreen } from '../full-screen.tsx';
import { browseKeys, commandOf } from '../keys.ts';
import type { PictureWay } from '../pictures/ways.ts';

/** The explorer inside the recommendations: it has the screen until a person comes back from it. */
export interface InnerExplorer {
	open(albumId: number): void;
	/** What it shows; null while it is not open. */
	draw(size: Pick<FullScreen, 'columns' | 'rows'>): ReactNode | null;
	close(): void;
}

interface Outside {
	screen: FullScreen;
	way: PictureWay;
	/** For whom its prices are. */
	buyer: Buyer;
	/** Hears that a person came back. */
	isBack: () => void;
}

/** The explorer on the screen of the recommendations, closed until an album is opened. */
export function createInnerExplorer(context: Context, { screen, way, buyer, isBack }: Outside): InnerExplorer {
	let current: { exploration: Exploration; albumId: number } | null = null;

	function close(): void {
		current?.exploration.close();
		current = null;
	}

	function back(): void {
		close();
		isBack();
		screen.redraw();
	}

	return {
		open(albumId) {
			if (current !== null) return;
			const leave = (exitCode: number) => (exitCode === exitCodes.done ? back() : screen.close(exitCode));
			const exploration = startExploration(context, { ...screen, close: leave }, { way, buyer });
			current = { exploration, albumId };
			exploration.explorer.openAlbum(albumId);
			screen.redraw();
		},
		draw(size) {
			if (current === null) return null;
			const { exploration, albumId } = current;
			const { explorer } = exploration;
			return exploration.draw(size, (key) => {
				if (commandOf(browseKeys, key) === 'back' && isWayBack(explorer.state(), albumId)) back();
				else explorer.press(key);
			});
		},
		close,
	};
}

/** Whether a step back leads out: from the pressings that were opened, and from the top. */
function isWayBack(state: BrowseState, albumId: number): boolean {
	const level = levelOf(state);
	if (state.mode.kind !== 'lists' || state.trail.length > 1 || focusedList(level).list.filter !== '') return false;
	return level.focus === 'artists' || (level.focus === 'pressings' && selectedAlbum(level)?.id === albumId);
}
