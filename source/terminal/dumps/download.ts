import { downloadMonth, dumpFolder } from '../../dumps/download/download-month.ts';
import type { DownloadProgress } from '../../dumps/download/progress.ts';
import { formatWait } from '../output/ages.ts';
import { nameProviders } from '../output/provider-titles.ts';
import { formatBytes, formatBytesOf, formatLeft } from '../output/short-numbers.ts';
import type { Session } from '../with-context.ts';
import { nameDump } from './dump-names.ts';
import { type Moment, noteMoment, type Pace, paceOf } from './pace.ts';
import type { Status } from './status-line.ts';
import { openStatusView } from './status-view.ts';

/** Fetches a month of Discogs' dump, with its progress on stderr, and says where it is kept. Returns the paths of its files. */
export async function fetchMonth({ context, terminal }: Session, month: string, isQuiet: boolean): Promise<string[]> {
	const { clock, signal, settings, providers } = context;
	const folder = dumpFolder(settings.cacheFolder, month);
	const view = openStatusView(terminal, clock, isQuiet);
	let moments: readonly Moment[] = [];
	let last: DownloadProgress | undefined;

	function tell(progress: DownloadProgress): void {
		const { doing, file, bytes } = progress;
		if (doing !== last?.doing || file !== last.file) moments = [];
		last = progress;
		if (doing === 'wait') {
			// Once for each wait, and it can take an hour: whoever looks later has to find it.
			if (!isQuiet || terminal.canRedraw) terminal.say(describeWait(progress, clock()));
			return;
		}
		moments = noteMoment(moments, { at: clock().getTime(), bytes, records: 0 });
		view.show(() => describeDownload(progress, paceOf(moments)));
	}

	try {
		const { artists, masters, releases } = await downloadMonth(
			providers.discogsDumps,
			{ month, folder },
			{ clock, signal, tell },
		);
		view.close();
		if (!isQuiet) terminal.say(`The files of ${month} are kept in ${folder}: remove them when they are imported.`);
		return [artists, masters, releases];
	} finally {
		view.close();
	}
}

/** How far a file of the dump has come. */
export function describeDownload({ doing, file, bytes, total }: DownloadProgress, pace: Pace | null): Status {
	const read = { text: total === null ? formatBytes(bytes) : formatBytesOf(bytes, total), importance: 3 };
	const checking = doing === 'check' ? [{ text: 'checking what is there', importance: 2 }] : [];
	const rate = pace === null ? [] : [{ text: `${formatBytes(pace.bytes)}/s`, importance: 4 }];
	const left =
		pace === null || total === null || pace.bytes <= 0
			? []
			: [{ text: formatLeft((total - bytes) / pace.bytes), importance: 1 }];
	return {
		title: nameDump(file),
		done: total === null || total === 0 ? null : Math.min(1, bytes / total),
		facts: [read, ...checking, ...rate, ...left],
	};
}

/** Which file waits how long, and why. */
export function describeWait({ file, waitingUntil, reason }: DownloadProgress, now: Date): string {
	const seconds = ((waitingUntil ?? now).getTime() - now.getTime()) / 1000;
	return nameProviders(`… ${nameDump(file)}: waits ${formatWait(seconds)}${reason === null ? '' : ` (${reason})`}`);
}
