import type { DumpKind } from '../discogs/facts.ts';
import { isVinyl } from '../discogs/record-bytes.ts';
import { DamagedDump } from './damaged-dump.ts';
import { HeldBytes } from './held-bytes.ts';
import { findRoot } from './root.ts';
import { isTagNameEnd, TagSearch } from './tag-search.ts';

/** The kinds whose records are read. Labels nest in their own sublabels, and nobody needs their file: releases name theirs. */
export type RecordKind = Exclude<DumpKind, 'labels'>;

/** A record within `bytes`, which are valid during the call only. `position` is the unpacked byte behind its end. */
export type OnRecord = (bytes: Buffer, from: number, to: number, position: number) => void;

/** Bytes that are no record, the first MiB of them, valid during the call only; `position` is the unpacked byte where they begin. */
export type OnBad = (reason: string, bytes: Buffer, position: number) => void;

/** A larger record is passed over: it would have to be held as a whole. */
const largestRecord = 64 * 1024 * 1024;
const shownOfBad = 1024 * 1024;
/** So many bytes without a line that begins with a tag of ours: the file has no lines. */
const longLine = 1024 * 1024;

const lineStart = Buffer.from('\n<');

/**
 * Cuts the unpacked bytes of a dump into records by searching for their tags, without parsing anything. `push` takes the bytes in pieces of
 * any size and calls back at once; `end` says that there are no more. `end` throws DamagedDump where the root element is not closed.
 *
 * Every record of a dump begins a line, which is found fastest; whatever is not one whole record there is searched tag by tag. So a whole
 * record is never lost: bytes that belong to none, a record without its end and one of more than 64 MiB go to `onBad`, and the next start
 * tag is the next record. Only releases without vinyl are not looked into: two on a line, or one and bytes that are none, count as one.
 */
export class Scanner {
	readonly #kind: RecordKind;
	readonly #onRecord: OnRecord;
	readonly #onBad: OnBad;
	readonly #tags: TagSearch;
	readonly #startTag: Buffer;
	readonly #endTag: Buffer;
	readonly #rootEnd: Buffer;
	readonly #held = new HeldBytes();
	/** Where the next record should begin. */
	#at = 0;
	/** Up to here, there is no tag that ends what begins at `#at`, and no line that begins another record. */
	#searched = 0;
	#searchedLines = 0;
	#isInRoot = false;
	#hasRootEnd = false;
	/** No more bytes will come. */
	#isEnding = false;
	/** Within bytes that were reported already: they go on to the next start. */
	#isLost = false;

	constructor(kind: RecordKind, onRecord: OnRecord, onBad: OnBad) {
		const name = kind.slice(0, -1);
		this.#kind = kind;
		this.#onRecord = onRecord;
		this.#onBad = onBad;
		this.#tags = new TagSearch(name);
		this.#startTag = Buffer.from(`<${name}`);
		this.#endTag = Buffer.from(`</${name}>`);
		this.#rootEnd = Buffer.from(`</${kind}>`);
	}

	get #bytes(): Buffer {
		return this.#held.bytes;
	}

	/** The unpacked byte up to which everything was called back or passed over. */
	get position(): number {
		return this.#held.position + this.#at;
	}

	push(chunk: Buffer): void {
		this.#held.add(this.#at, chunk);
		this.#searched -= this.#at;
		this.#searchedLines -= this.#at;
		this.#at = 0;
		this.#scan();
	}

	end(): void {
		this.#isEnding = true;
		this.#scan();
		const end = this.#held.position + this.#bytes.length;
		if (!this.#isInRoot) throw new DamagedDump(`<${this.#kind}> is not in the file, which ends at byte ${end}.`);
		if (!this.#hasRootEnd) {
			throw new DamagedDump(`The file ends at byte ${end} (unpacked) without </${this.#kind}>: it was cut off.`);
		}
	}

	#scan(): void {
		if (!this.#isInRoot && !this.#enterRoot()) return;
		while (this.#isLost ? this.#findAgain() : this.#take());
	}

	#enterRoot(): boolean {
		const root = findRoot(this.#bytes);
		if (root === undefined) return false;
		this.#isInRoot = true;
		this.#hasRootEnd = root.isEmpty;
		this.#at = root.end;
		return true;
	}

	/** Takes what is next; false where more bytes are needed to know what it is. */
	#take(): boolean {
		this.#skipSpace();
		if (this.#isStart(this.#at)) return this.#takeLine();
		if (this.#holds(this.#rootEnd, this.#at)) {
			this.#hasRootEnd = true;
			this.#at += this.#rootEnd.length;
			return true;
		}
		const left = this.#bytes.length - this.#at;
		if (left === 0 || (left < this.#rootEnd.length && !this.#isEnding)) return false;
		return this.#takeBytes('it is no record');
	}

	/** Takes the record that begins here: at once where nothing else is on its line and the next one begins with another or the root's end. */
	#takeLine(): boolean {
		this.#hasRootEnd = false;
		const line = this.#findLine();
		if (line === -1 && !this.#isEnding && this.#bytes.length - this.#at < longLine) return false;
		let to = line;
		while (isSpace(this.#bytes[to - 1])) to--;
		const end = to - this.#endTag.length;
		if (line === -1 || to - this.#at > largestRecord || !this.#holds(this.#endTag, end)) return this.#takeBytes(null);
		const matters = this.#kind !== 'releases' || isVinyl(this.#bytes.subarray(this.#at, to));
		if (matters && this.#tags.find(this.#bytes, this.#at + 1, to) !== end) return this.#takeBytes(null);
		this.#give(to);
		return true;
	}

	/** Takes what begins here up to the next tag: a record, if that is its end and `fault` is null, else something bad. */
	#takeBytes(fault: string | null): boolean {
		const from = fault === null ? this.#at + 1 : this.#at;
		const next = this.#findTag(Math.max(from, this.#searched));
		const isEnd = next !== -1 && this.#holds(this.#endTag, next);
		const to = next === -1 ? this.#bytes.length : next + (isEnd ? this.#endTag.length : 0);
		if (to - this.#at > largestRecord) {
			this.#lose('it is larger than 64 MiB', to);
			this.#isLost = true;
			this.#at = from;
			return true;
		}
		if (next === -1 && (fault === null || !this.#isEnding)) {
			this.#searched = to - this.#rootEnd.length;
			return false;
		}
		if (isEnd && fault === null) {
			this.#give(to);
			return true;
		}
		this.#lose(fault ?? 'its end is missing', to);
		this.#at = to;
		return true;
	}

	/** Ends what was reported as bad. */
	#findAgain(): boolean {
		const next = this.#findTag(this.#at);
		this.#isLost = next === -1;
		if (next === -1) this.#at = Math.max(this.#at, this.#bytes.length - this.#rootEnd.length);
		else this.#at = this.#holds(this.#endTag, next) ? next + this.#endTag.length : next;
		return !this.#isLost;
	}

	#give(to: number): void {
		const from = this.#at;
		this.#at = to;
		this.#onRecord(this.#bytes, from, to, this.position);
	}

	#lose(reason: string, to: number): void {
		this.#onBad(reason, this.#bytes.subarray(this.#at, Math.min(to, this.#at + shownOfBad)), this.position);
	}

	/** The next line break before a record's start or the root's end; -1 where none is held. */
	#findLine(): number {
		const bytes = this.#bytes;
		let line = bytes.indexOf(lineStart, Math.max(this.#at, this.#searchedLines));
		while (line !== -1 && bytes.length - line > this.#rootEnd.length) {
			this.#searchedLines = line;
			if (this.#isStart(line + 1) || this.#holds(this.#rootEnd, line + 1)) return line;
			line = bytes.indexOf(lineStart, line + 1);
		}
		this.#searchedLines = line === -1 ? bytes.length - 1 : line;
		return -1;
	}

	/** The next tag of a record or the root's end; -1 where neither is held. */
	#findTag(from: number): number {
		const tag = this.#tags.find(this.#bytes, from, this.#bytes.length);
		const rootEnd = this.#bytes.subarray(0, tag === -1 ? this.#bytes.length : tag).indexOf(this.#rootEnd, from);
		return rootEnd === -1 ? tag : rootEnd;
	}

	#isStart(at: number): boolean {
		return this.#holds(this.#startTag, at) && isTagNameEnd(this.#bytes[at + this.#startTag.length]);
	}

	#holds(tag: Buffer, at: number): boolean {
		return at + tag.length <= this.#bytes.length && tag.compare(this.#bytes, at, at + tag.length) === 0;
	}

	#skipSpace(): void {
		while (isSpace(this.#bytes[this.#at])) this.#at++;
	}
}

function isSpace(byte: number | undefined): boolean {
	return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
