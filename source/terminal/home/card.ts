import { cleanText } from '../../text.ts';
import type { Home } from '../home.ts';
import { formatWait } from '../output/ages.ts';
import { type Field, formatCard } from '../output/card.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';
import { wrapIndented } from '../output/widths.ts';
import { paint } from '../theme.ts';
import { isEmpty } from './suggestions.ts';

/** The home screen for a person to read. */
export function formatHome(home: Home, { now, columns }: { now: Date; columns: number }): string {
	const holdings = isEmpty(home)
		? formatCard('Welcome to Vinilogy', [['database', `${home.database} (${home.engine}), still empty`]], columns)
		: formatHoldings(home, columns);
	return [holdings, formatSources(home, now, columns), formatNext(home, columns)].join('\n');
}

function formatHoldings(home: Home, columns: number): string {
	const { countedUpTo } = home;
	const counted = (rows: number, name: string) =>
		rows < countedUpTo ? formatCounted(rows, name) : `${formatCount(rows)} ${name}s or more`;
	const review = formatCounted(home.waitingForReview, 'doubtful match', 'doubtful matches');
	return formatCard(
		`${home.database} (${home.engine})`,
		[
			[
				'holds',
				[counted(home.artists, 'artist'), counted(home.albums, 'album'), counted(home.releases, 'release')].join(', '),
			],
			['listeners', home.listeners === 0 ? null : formatCount(home.listeners)],
			['for review', home.waitingForReview === 0 ? null : review],
			...home.running.map(
				({ host, pid, isHere, steps }, at): Field => [
					at === 0 ? 'at work' : '',
					`process ${pid}${isHere ? '' : ` on ${cleanText(host)}`}: ${listSteps(steps)}`,
				],
			),
		],
		columns,
	);
}

function listSteps(steps: Record<string, number>): string {
	return Object.entries(steps)
		.map(([lane, count]) => `${titleOf(lane)} ${formatCount(count)}`)
		.join(', ');
}

/** One line per lane: its key, what is due, what waits or failed, and what its source said last. */
function formatSources({ lanes, keys }: Home, now: Date, columns: number): string {
	const fields = lanes.map(({ lane, due, blocked, failed, problem }): Field => {
		const key = keys.find((one) => one.lane === lane);
		const parts = [
			key === undefined ? 'no key needed' : key.isSet ? 'key set' : `no ${key.setting}`,
			due === 0 ? null : `${formatCount(due)} due`,
			blocked === 0 ? null : `${formatCount(blocked)} wait for the key`,
			failed === 0 ? null : `${formatCount(failed)} failed`,
			problem === null || (blocked > 0 && key?.isSet === false) ? null : describeProblem(problem, now),
		];
		return [titleOf(lane), parts.filter((part) => part !== null).join(' · ')];
	});
	return formatCard('Sources', fields, columns);
}

function describeProblem({ message, nextAt }: { message: string; nextAt: Date | null }, now: Date): string {
	const seconds = nextAt === null ? 0 : (nextAt.getTime() - now.getTime()) / 1000;
	const again = seconds > 0 ? `; again in ${formatWait(seconds)}` : '';
	return `${nameProviders(cleanText(message))}${again}`;
}

function formatNext({ next }: Home, columns: number): string {
	const lines = next.flatMap(({ why, command }) => [
		...wrapIndented(why, columns, { first: 2, rest: 2 }).map(paint.faint),
		`    ${command}`,
	]);
	return [paint.heading('What to do next'), ...lines, ''].join('\n');
}
