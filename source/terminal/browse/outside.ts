import { explain } from '../../errors.ts';
import { copyText } from '../copy-text.ts';
import { openInBrowser } from '../open-page.ts';
import { formatCounted } from '../output/numbers.ts';
import type { OutsideEffect } from './effects.ts';
import { exportRows } from './export.ts';
import type { News } from './news.ts';

interface Hands {
	/** Hears what came of it. */
	tell: (news: News) => void;
	leave: (exitCode: number) => void;
	openReview: () => Promise<void>;
}

/** Does what a key asked of the world outside the explorer; how it ended is said on the screen. */
export function actOutside(effect: OutsideEffect, { tell, leave, openReview }: Hands): void {
	switch (effect.type) {
		case 'leave':
			leave(effect.exitCode);
			break;
		case 'review':
			openReview().catch(sayFailure);
			break;
		case 'open-page':
			openInBrowser(effect.url).then(() => say(`opened ${effect.url}`), sayFailure);
			break;
		case 'copy':
			copyText(effect.text);
			say(`copied: ${effect.text}`);
			break;
		case 'export':
			exportRows(effect.path, effect.rows).then(
				() => say(`wrote ${formatCounted(effect.rows.length, 'row')} to ${effect.path}`),
				sayFailure,
			);
			break;
	}

	function say(text: string): void {
		tell({ type: 'message', text, tone: 'plain' });
	}

	function sayFailure(error: unknown): void {
		const { message, next } = explain(error);
		tell({ type: 'message', text: `${message} ${next}`, tone: 'bad' });
	}
}
