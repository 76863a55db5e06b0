import type { DumpKind } from '../discogs/facts.ts';
import { DamagedDump } from './damaged-dump.ts';
import { findRoot } from './root.ts';

/** The kinds whose records are read. Labels nest in their own sublabels, and nobody needs their file: releases name theirs. */
export type RecordKind = Exclude<DumpKind, 'labels'>;

/** A record within `bytes`, which are valid during the call only. `position` is the unpacked byte behind its end. */
export type OnRecord = (bytes: Buffer, from: number, to: number, position: number) => void;

/** Bytes that are no record, the first MiB of them, valid during the call only; `position` is the unpacked byte where they begin. */
export type OnBad = (reason: string, bytes: Buffer, position: number) => void;

/** A larger record is passed over: it would have to be held as a whole. */
const largestRecord = 64 * 1024 * 1024;
const shownOfBad = 1024 * 1024;
const firstCapacity = 4 * 1024 * 1024;

/**
 * Cuts the unpacked bytes of a dump into records by searching for their tags, without parsing anything. `push` takes the bytes in pieces of
 * any size and calls back at once; `end` says that there are no more. A record that is whole is never lost: bytes that belong to none, a
 * record without its end and one of more than 64 MiB go to `onBad`, and the next start tag is the next record. `end` throws DamagedDump
 * where the root element is not closed.
 */
export class Scanner {
	readonly #kind: RecordKind;
	readonly #onRecord: OnRecord;
	readonly #onBad: OnBad;
	readonly #startTag: Buffer;
	readonly #endTag: Buffer;
	readonly #rootEnd: Buffer;
	#memory = Buffer.allocUnsafe(firstCapacity);
	/** What is held and not taken: the begin of `#memory`. `#base` unpacked bytes came before it. */
	#bytes = this.#memory.subarray(0, 0);
	#base = 0;
	/** Where the next record should begin; up to `#searched`, what ends it is not to be found; `#next` is the start behind it, if known. */
	#at = 0;
	#searched = 0;
	#next = -1;
	#isInRoot = false;
	#hasEnded = false;
	/** Within bytes that were reported already: they go on to the next start. */
	#isLost = false;

	constructor(kind: RecordKind, onRecord: OnRecord, onBad: OnBad) {
		this.#kind = kind;
		this.#onRecord = onRecord;
		this.#onBad = onBad;
		this.#startTag = Buffer.from(`<${kind.slice(0, -1)}`);
		this.#endTag = Buffer.from(`</${kind.slice(0, -1)}>`);
		this.#rootEnd = Buffer.from(`</${kind}>`);
	}

	push(chunk: Buffer): void {
		this.#hold(chunk);
		this.#scan();
	}

	end(): void {
		const position = this.#base + this.#bytes.length;
		if (!this.#isInRoot) throw new DamagedDump(`<${this.#kind}> is not in the file, which ends at byte ${position}.`);
		for (let next = this.#findBoundary(this.#at + 1); next !== -1; next = this.#findBoundary(this.#at + 1)) {
			this.#lose('its end is missing', next);
			this.#at = next;
			this.#searched = next;
			this.#scan();
		}
		if (!this.#hasEnded) {
			throw new DamagedDump(`The file ends at byte ${position} (unpacked) without </${this.#kind}>: it was cut off.`);
		}
		if (this.#at < this.#bytes.length) this.#lose('it is no record', this.#bytes.length);
	}

	/** Puts a piece behind what is left of those before. Memory is doubled where it must grow, so a large record is copied a few times only. */
	#hold(chunk: Buffer): void {
		const left = this.#bytes.length - this.#at;
		const length = left + chunk.length;
		const before = this.#bytes;
		if (length > this.#memory.length) this.#memory = Buffer.allocUnsafe(Math.max(length, this.#memory.length * 2));
		before.copy(this.#memory, 0, this.#at);
		chunk.copy(this.#memory, left);
		this.#bytes = this.#memory.subarray(0, length);
		this.#base += this.#at;
		this.#searched = Math.max(0, this.#searched - this.#at);
		this.#next = -1;
		this.#at = 0;
	}

	#scan(): void {
		if (!this.#isInRoot && !this.#enterRoot()) return;
		while (this.#isLost ? this.#findAgain() : this.#take());
	}

	#enterRoot(): boolean {
		const root = findRoot(this.#bytes);
		if (root === undefined) return false;
		this.#isInRoot = true;
		this.#hasEnded = root.isEmpty;
		this.#at = root.end;
		return true;
	}

	/** Takes what is next; false where more bytes are needed to know what it is. */
	#take(): boolean {
		this.#skipSpace();
		const [bytes, at] = [this.#bytes, this.#at];
		if (at === this.#next || this.#isStart(at)) return this.#takeRecord();
		if (bytes.length - at < this.#rootEnd.length) return false;
		if (this.#holds(this.#rootEnd, at)) {
			this.#hasEnded = true;
			this.#at += this.#rootEnd.length;
			return true;
		}
		const next = this.#findBoundary(Math.max(at, this.#searched));
		if (next === -1) {
			this.#searched = bytes.length - this.#rootEnd.length;
			return this.#loseLarge(bytes.length);
		}
		this.#lose('it is no record', next);
		this.#at = next;
		return true;
	}

	#takeRecord(): boolean {
		const [bytes, at] = [this.#bytes, this.#at];
		this.#hasEnded = false;
		const end = bytes.indexOf(this.#endTag, Math.max(at, this.#searched));
		if (end === -1) {
			this.#searched = Math.max(at, bytes.length - this.#endTag.length);
			return this.#loseLarge(bytes.length);
		}
		const to = end + this.#endTag.length;
		if (this.#next <= at) this.#next = this.#findStart(at + 1);
		if (this.#next !== -1 && this.#next < to) {
			this.#lose('its end is missing', this.#next);
			this.#at = this.#next;
			return true;
		}
		if (this.#loseLarge(to)) return true;
		this.#onRecord(bytes, at, to, this.#base + to);
		this.#at = to;
		return true;
	}

	/** What reaches to here and is larger than a record may be is lost, up to the next start. */
	#loseLarge(to: number): boolean {
		if (to - this.#at <= largestRecord) return false;
		this.#lose('it is larger than 64 MiB', to);
		this.#isLost = true;
		this.#at++;
		this.#searched = this.#at;
		return true;
	}

	#findAgain(): boolean {
		const next = this.#findBoundary(this.#at);
		this.#isLost = next === -1;
		this.#at = next === -1 ? Math.max(this.#at, this.#bytes.length - this.#rootEnd.length) : next;
		return next !== -1;
	}

	#lose(reason: string, to: number): void {
		const shown = this.#bytes.subarray(this.#at, Math.min(to, this.#at + shownOfBad));
		this.#onBad(reason, shown, this.#base + this.#at);
	}

	/** The next record or the end of the root, from here on; -1 where neither is held. */
	#findBoundary(from: number): number {
		const rootEnd = this.#bytes.indexOf(this.#rootEnd, from);
		const start = this.#findStart(from);
		return rootEnd === -1 || (start !== -1 && start < rootEnd) ? start : rootEnd;
	}

	/** The next start tag, from here on; -1 where none is held. */
	#findStart(from: number): number {
		let start = this.#bytes.indexOf(this.#startTag, from);
		while (start !== -1 && !this.#endsName(start)) start = this.#bytes.indexOf(this.#startTag, start + 1);
		return start;
	}

	#isStart(at: number): boolean {
		return this.#endsName(at) && this.#holds(this.#startTag, at);
	}

	#holds(tag: Buffer, at: number): boolean {
		return at + tag.length <= this.#bytes.length && tag.compare(this.#bytes, at, at + tag.length) === 0;
	}

	/** Whether the name of a start tag ends where it should: "<released>" begins like "<release>". */
	#endsName(start: number): boolean {
		const code = this.#bytes[start + this.#startTag.length];
		return code === 0x20 || code === 0x3e || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x2f;
	}

	#skipSpace(): void {
		let code = this.#bytes[this.#at];
		while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = this.#bytes[++this.#at];
	}
}
