import type { AccountProgress, ListProgress } from '../../profiles/account-progress.ts';
import type { SettledListening } from '../../profiles/queue-played.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';
import { titleOfList } from './list-titles.ts';

/** The columns of `toListRows` in a pipe. */
export const listFields = [
	...['provider', 'username', 'list', 'state', 'found', 'added', 'changed', 'gone', 'isUnchanged', 'note', 'problem'],
];

/** A row per list, for a program. `state`: read, failed, or stopped before its end. */
export function toListRows(progress: readonly AccountProgress[]) {
	return progress.flatMap(({ provider, username, lists }) =>
		lists.map(({ list, outcome }) => ({
			...{ provider, username, list, state: outcome?.state ?? 'stopped' },
			...(outcome?.state === 'read' ? outcome : { found: null, added: null, changed: null, gone: null }),
			problem: outcome?.state === 'failed' ? outcome.message : null,
		})),
	);
}

/** What came of every list, for a person, and what could not be read, with the next step. */
export function formatSummary(progress: readonly AccountProgress[]): string {
	return progress
		.flatMap(({ provider, username, lists, end }) => [
			`${titleOf(provider)} (${username})${end === 'stopped' ? ', stopped: the same command goes on from there' : ''}`,
			...lists.map(describeList),
		])
		.join('\n');
}

/** What came of looking for what is played; '' where nothing ever was. */
export function formatListening(
	{ artists, albums, openArtists, openAlbums, queued, added }: SettledListening,
	command: string,
): string {
	if (artists + albums + openArtists + openAlbums + queued === 0) return '';
	const lines = [];
	if (artists + albums > 0) {
		lines.push(
			`Found in the catalogue: ${formatCounted(artists, 'more artist')}, ${formatCounted(albums, 'more album')}.`,
		);
	}
	if (openArtists + openAlbums > 0) {
		lines.push(
			`Not in it, or hardly played: ${formatCounted(openArtists, 'artist')}, ${formatCounted(openAlbums, 'album')}.`,
		);
	}
	if (queued > 0) {
		lines.push(
			`Queued: ${formatCounted(queued, 'artist')} with their albums${added > 0 ? `, ${formatCount(added)} of them new` : ''}. Fetch them: ${command} ingest`,
		);
	}
	return lines.join('\n');
}

function describeList({ list, outcome }: ListProgress): string {
	const title = `  ${titleOfList(list)}: `;
	if (outcome === null) return `${title}not read to its end`;
	if (outcome.state === 'failed') {
		return `${title}${nameProviders(outcome.message)}\n    ${nameProviders(outcome.next)}`;
	}
	const { found, added, changed, gone, isUnchanged, note } = outcome;
	const changes = isUnchanged
		? 'nothing new'
		: `${formatCount(found)} read (${formatCount(added)} new, ${formatCount(changed)} changed, ${formatCount(gone)} gone)`;
	return `${title}${changes}${note === null ? '' : `; ${note}`}`;
}
