import type { RecordKind } from '../../../source/dumps/read/scanner.ts';
import { Scanner } from '../../../source/dumps/read/scanner.ts';

/** A release on vinyl, with the traps of its kind: tags that begin like its own, and others' names within. */
export function makeRelease(id: number, notes = `Notes of ${id}`): string {
	return (
		`<release id="${id}"><artists><artist><id>${id + 7}</id><name>Artist ${id}</name><anv/></artist></artists>` +
		`<title>Title ${id}</title><labels><label name="Label" catno="L ${id}" id="3"/></labels>` +
		`<formats><format name="Vinyl" qty="1" text=""><descriptions><description>LP</description></descriptions></format></formats>` +
		`<released>1999</released><notes>${notes}</notes><master_id is_main_release="true">${id + 5}</master_id>` +
		`<tracklist><track><title>Track\n&lt;release&gt;</title></track></tracklist></release>`
	);
}

export function makeMaster(id: number): string {
	return `<master id="${id}"><main_release>${id + 1}</main_release><artists><artist><id>1</id></artist></artists><title>M ${id}</title></master>`;
}

export function makeArtist(id: number): string {
	return `<artist><id>${id}</id><name>A ${id}</name><aliases><name id="9">B</name></aliases><members><id>4</id><name id="4">C</name></members></artist>`;
}

/** What a scanner calls back, as text. */
export interface Scanned {
	records: { text: string; position: number }[];
	bad: { reason: string; text: string; position: number }[];
	/** What `end` throws. */
	damage: string | null;
}

/** Scans a document in pieces: `sizes` one after another, again and again. */
export function scan(kind: RecordKind, document: Buffer, sizes: readonly number[]): Scanned {
	const scanned: Scanned = { records: [], bad: [], damage: null };
	const scanner = new Scanner(
		kind,
		(bytes, from, to, position) => scanned.records.push({ text: bytes.toString('utf8', from, to), position }),
		(reason, bytes, position) => scanned.bad.push({ reason, text: bytes.toString('utf8'), position }),
	);
	for (let at = 0, turn = 0; at < document.length; turn++) {
		const size = sizes[turn % sizes.length] ?? 1;
		scanner.push(document.subarray(at, at + size));
		at += size;
	}
	try {
		scanner.end();
	} catch (error) {
		scanned.damage = error instanceof Error ? error.message : String(error);
	}
	return scanned;
}
