import type { Placed } from './place-listed.ts';
import type { PagesRead } from './read-pages.ts';

/** What a person should know of a reading beside its counts, and what to do about it; null where there is nothing. */
export function describeReading({
	releases,
	artists,
	doubtful,
	fromFiles,
}: Pick<PagesRead, 'releases' | 'artists'> & Pick<Placed, 'doubtful'> & { fromFiles: number }): string | null {
	const parts = [
		releases === 0 ? null : `${count(releases, 'release')} new to the catalogue`,
		artists.size === 0 ? null : `${count(artists.size, 'artist')} to look up: run \`vinilogy ingest\``,
		doubtful === 0 ? null : `${count(doubtful, 'doubtful match', 'doubtful matches')}: see \`vinilogy review\``,
		fromFiles === 0 ? null : `${count(fromFiles, 'entry', 'entries')} only from a file, not in the account: kept`,
	];
	return parts.filter((part) => part !== null).join('; ') || null;
}

function count(number: number, one: string, several = `${one}s`): string {
	return `${number} ${number === 1 ? one : several}`;
}
