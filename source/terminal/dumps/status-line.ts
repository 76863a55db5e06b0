import { cleanText } from '../../text.ts';
import { steadyText } from '../output/steady.ts';
import { fit, widthOf } from '../output/widths.ts';
import { paint } from '../theme.ts';

/** What a bar is made of: block elements, signs that every font has, or none where nobody watches. */
export type BarStyle = 'blocks' | 'signs' | 'none';

/** What one line tells of work that is under way. */
export interface Status {
	title: string;
	/** From 0 to 1; null where nobody knows how much there is. */
	done: number | null;
	/** In their order; where there is too little room, those of the highest `importance` are left out first, the bar as if it were 5. */
	facts: { text: string; importance: number }[];
}

const barWidth = 10;
const barImportance = 5;
const longestTitle = 24;

/** "releases  ██████░░░░  63 %  6.7 of 10.5 GB · 12.1M records" in at most `columns` columns. */
export function drawStatus({ title, done, facts }: Status, bar: BarStyle, columns: number): string {
	const name = fit(steadyText(cleanText(title)), Math.min(longestTitle, columns));
	const room = columns - widthOf(name) - 2;
	if (room < 1) return paint.strong(name);
	for (let most = Math.max(barImportance, ...facts.map(({ importance }) => importance)); ; most -= 1) {
		const share = done === null ? '' : `${Math.floor(done * 100)} %`.padStart(4);
		const drawn = done === null || most < barImportance ? '' : drawBar(done, bar);
		const told = facts.filter(({ importance }) => importance <= most).map(({ text }) => text);
		const rest = [drawn, share, told.join(' · ')].filter((part) => part !== '').join('  ');
		if (most <= 1 || widthOf(rest) <= room) return `${paint.strong(name)}  ${fit(rest, room)}`;
	}
}

function drawBar(done: number, style: BarStyle): string {
	if (style === 'none') return '';
	const filled = Math.floor(done * barWidth);
	const [full, empty] = style === 'blocks' ? ['█', '░'] : ['#', '.'];
	return full.repeat(filled) + empty.repeat(barWidth - filled);
}
