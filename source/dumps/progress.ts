/** How far the reading of one file is: what a progress line shows. */
export interface ImportProgress {
	file: string;
	/** `checking`: compared with its checksum before anything is read. `skipping`: going over what an interrupted import stored already. `finishing`: the file is read, what is gone is marked. */
	phase: 'checking' | 'skipping' | 'reading' | 'finishing';
	/** Bytes of the file as it lies there that were read, and all of them; null for stdin. */
	bytes: number;
	size: number | null;
	records: number;
	/** Records that were kept: on vinyl and within the scope. */
	kept: number;
	rejected: number;
}

/** What came of reading one file. */
export interface ImportOutcome {
	/** Null for a dry run, which stores nothing. */
	importId: number | null;
	file: string;
	kind: string;
	/** The month of the dump ("2026-10"), '' where the file does not say. */
	edition: string;
	isResumed: boolean;
	records: number;
	kept: number;
	added: number;
	changed: number;
	unchanged: number;
	gone: number;
	rejected: number;
	/** Where the rejected records were written, with the reason and the position of each; null when there were none. */
	rejectsFile: string | null;
	/** Elements that this program does not know, and how often each came: the dump's form has changed. */
	unknownElements: { name: string; count: number }[];
	seconds: number;
}
