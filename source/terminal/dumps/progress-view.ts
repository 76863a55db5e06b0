import type { ImportProgress } from '../../dumps/progress.ts';
import { formatBytes, formatBytesOf, formatLeft, formatShort } from '../output/short-numbers.ts';
import type { Terminal } from '../terminal.ts';
import { type Moment, noteMoment, type Pace, paceOf } from './pace.ts';
import type { Status } from './status-line.ts';
import { openStatusView } from './status-view.ts';

/** How the reading of files is told of while it is under way. */
export interface ImportView {
	tell(progress: ImportProgress): void;
	/** Takes the line away. */
	close(): void;
}

/** How a file is spoken of: "releases", and what its records are that are kept: "vinyl kept". */
export interface FileWords {
	title: string;
	kept: string;
}

export interface ImportViewOptions {
	wordsOf: (file: string) => FileWords;
	/** Where no line can be drawn anew, nothing is told. */
	isQuiet: boolean;
}

/** Follows the reading of dumps on stderr. */
export function openImportView(
	terminal: Terminal,
	clock: () => Date,
	{ wordsOf, isQuiet }: ImportViewOptions,
): ImportView {
	const view = openStatusView(terminal, clock, isQuiet);
	let moments: readonly Moment[] = [];
	let last: ImportProgress | undefined;
	return {
		tell(progress) {
			// Going over what is stored is faster than reading: a new part of the work has its own pace.
			if (progress.file !== last?.file || progress.phase !== last.phase) moments = [];
			last = progress;
			const { bytes, records } = progress;
			moments = noteMoment(moments, { at: clock().getTime(), bytes, records });
			view.show(() => describeProgress(progress, paceOf(moments), wordsOf(progress.file)));
		},
		close: view.close,
	};
}

/** How far a file is, in words; how fast and how long still, where that can be said. */
export function describeProgress(
	{ phase, bytes, size, records, kept, rejected }: ImportProgress,
	pace: Pace | null,
	words: FileWords,
): Status {
	const read = { text: size === null ? formatBytes(bytes) : formatBytesOf(bytes, size), importance: 6 };
	const found = [
		{ text: `${formatShort(records)} records`, importance: 4 },
		{ text: `${formatShort(kept)} ${words.kept}`, importance: 2 },
		...(rejected > 0 ? [{ text: `${formatShort(rejected)} rejected`, importance: 3 }] : []),
	];
	const rate = pace === null ? [] : [{ text: `${formatShort(pace.records)}/s`, importance: 7 }];
	const left =
		pace === null || size === null || pace.bytes <= 0
			? []
			: [{ text: formatLeft((size - bytes) / pace.bytes), importance: 1 }];
	const facts = {
		checking: [read, { text: 'comparing with its checksum', importance: 2 }, ...left],
		skipping: [read, { text: 'going over what is stored', importance: 2 }, ...left],
		reading: [read, ...found, ...rate, ...left],
		finishing: [read, ...found, { text: 'finishing', importance: 1 }],
	}[phase];
	return { title: words.title, done: size === null ? null : Math.min(1, size === 0 ? 1 : bytes / size), facts };
}
