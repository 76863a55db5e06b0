/** Where a download is. Told as often as bytes come: whoever shows it looks less often. */
export interface DownloadProgress {
	/** `check`: reads what is on the disk already and works out its checksum. `wait`: leaves the host alone until `waitingUntil`. */
	doing: 'fetch' | 'check' | 'wait';
	/** The file's name as it is published; "the index" before it is known which files there are. */
	file: string;
	/** How much of it is there (of `wait`: 0), and how much it is; null while nobody has said. */
	bytes: number;
	total: number | null;
	waitingUntil: Date | null;
	/** Of `wait`: "too many requests", or what failed. */
	reason: string | null;
}

export type TellProgress = (progress: DownloadProgress) => void;

/** What a download works with. */
export interface DownloadTools {
	clock: () => Date;
	/** Ends it: what was fetched stays and is gone on from. */
	signal: AbortSignal;
	tell: TellProgress;
}
