/** What a file of the dump may hold. */
export type DumpKind = 'artists' | 'release-groups';

/** What MusicBrainz calls artists; places and areas have types of their own. */
const artistTypes = new Set<unknown>(['Person', 'Group', 'Orchestra', 'Choir', 'Character', 'Other']);

/** A word that every line of a kind has, wherever in it: the order of an object's fields differs from line to line. */
const marks: Record<DumpKind, Buffer> = {
	artists: Buffer.from('"sort-name"'),
	'release-groups': Buffer.from('"primary-type"'),
};

const [tab, space, openBrace, closeBrace] = [0x09, 0x20, 0x7b, 0x7d];

/** What an object of the dump is: told by its fields, which are those of the web service. Null for anything else. */
export function kindOf(value: unknown): DumpKind | null {
	if (typeof value !== 'object' || value === null || !('id' in value)) return null;
	if ('primary-type' in value || ('first-release-date' in value && !isRecording(value))) return 'release-groups';
	// Labels have a sort name and an area as well.
	if (!('sort-name' in value) || 'label-code' in value) return null;
	const isArtist = 'area' in value || 'gender' in value || ('type' in value && artistTypes.has(value.type));
	return isArtist ? 'artists' : null;
}

function isRecording(value: object): boolean {
	return 'length' in value || 'video' in value || 'isrcs' in value;
}

/**
 * Whether a line looks like one of its kind without being read: an object that is whole, with what all of its kind have.
 * Most lines of a dump are of nobody in the catalogue; to look at them is many times as fast as to parse them.
 */
export function looksLike(kind: DumpKind, line: Buffer): boolean {
	let from = 0;
	let to = line.length - 1;
	while (isSpace(line[from])) from += 1;
	while (isSpace(line[to])) to -= 1;
	return line[from] === openBrace && line[to] === closeBrace && line.includes(marks[kind]);
}

function isSpace(byte: number | undefined): boolean {
	return byte === space || byte === tab || byte === 0x0d;
}
