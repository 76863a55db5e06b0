import type { Overview } from '../../ops/overview.ts';
import type { KeyState } from '../../ops/provider-keys.ts';
import { cleanText } from '../../text.ts';
import { formatCounted } from '../output/numbers.ts';
import { quoteForShell } from '../output/shell.ts';

/** A command to copy, and why. */
export interface Suggestion {
	why: string;
	command: string;
}

/** Whether nothing was ever fetched and nothing waits to be. */
export function isEmpty({ artists, albums, lanes }: Pick<Overview, 'artists' | 'albums' | 'lanes'>): boolean {
	return artists + albums === 0 && lanes.every(({ due, blocked, failed }) => due + blocked + failed === 0);
}

/** What to do next, the most urgent first; on an empty database, where to begin. Only commands that there are. */
export function suggestNext(
	overview: Overview,
	keys: KeyState[],
	{ command, isCommand }: { command: string; isCommand: (words: string) => boolean },
): Suggestion[] {
	const wanted = isEmpty(overview) ? beginnings : [...chores(overview, keys), ...pleasures(overview)];
	return wanted
		.filter(({ words: [first = ''] }) => isCommand(first) || isCommand(first.split(' ')[0] ?? ''))
		.map(({ why, words }) => ({ why, command: [command, ...words].join(' ') }));
}

interface Wanted {
	why: string;
	/** The command first, then what follows it as the shell takes it. */
	words: string[];
}

const beginnings: Wanted[] = [
	{ why: 'Look around in a small world first: no keys, no network, under a minute', words: ['demo'] },
	{ why: 'Choose the database and enter keys, each with where to get it; every key is tried', words: ['setup'] },
	{ why: 'Fetch a first artist with every pressing: needs no key', words: ['seed', '--artist', 'Slowdive'] },
];

function chores({ lanes, running, waitingForReview }: Overview, keys: KeyState[]): Wanted[] {
	const due = lanes.reduce((sum, lane) => sum + lane.due, 0);
	const waiting = keys.flatMap((key) => {
		const blocked = lanes.find(({ lane }) => lane === key.lane)?.blocked ?? 0;
		if (blocked === 0) return [];
		const steps = formatCounted(blocked, 'step waits', 'steps wait');
		return key.isSet
			? [{ why: `${steps} for ${key.setting}: is it right?`, words: ['setup', '--check'] }]
			: [{ why: `${steps} for ${key.setting}`, words: ['setup'] }];
	});
	const failed = lanes.reduce((sum, lane) => sum + lane.failed, 0);
	const review = formatCounted(waitingForReview, 'doubtful match waits', 'doubtful matches wait');
	return [
		...(due > 0 && running.length === 0
			? [{ why: `Fetch what is due: ${formatCounted(due, 'step')}`, words: ['ingest'] }]
			: []),
		...(due === 0 && failed > 0 && running.length === 0
			? [{ why: `Stay until ${formatCounted(failed, 'failed step')} can be tried again`, words: ['ingest', '--watch'] }]
			: []),
		...waiting,
		...(waitingForReview > 0 ? [{ why: `${review} for your decision`, words: ['review'] }] : []),
	];
}

function pleasures({ example, listeners }: Overview): Wanted[] {
	return [
		listeners > 0
			? { why: 'See what to buy next, and why', words: ['recs'] }
			: { why: 'Name artists that you like: what to buy next starts from them', words: ['add', 'Slowdive'] },
		{ why: 'Look around', words: ['browse'] },
		...(example === null ? [] : [{ why: 'See an artist', words: ['show artist', quoteForShell(cleanText(example))] }]),
		{
			why: 'Ask what albums cost, those first that were asked about longest ago',
			words: ['prices sync', '--all', '--limit', '20', '--country', 'ES'],
		},
		{ why: 'Fetch more', words: ['seed', '--artist', 'Slowdive'] },
	];
}
