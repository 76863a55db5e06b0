/** What a column of a staged row may hold: yes and no are 1 and 0, JSON is its text. */
export type StagedValue = string | number | null;

/** One row, its values in the order in which the table's columns are declared. */
export type StagedRow = readonly StagedValue[];

/**
 * Rows as the text that Postgres' COPY takes: tabs between values, \N for none, a line a row. Thousands of rows are a few megabytes outside
 * of the heap, and go from thread to thread without a copy.
 */
export type PackedRows = Uint8Array<ArrayBuffer>;

export const noRows: PackedRows = new Uint8Array();

/** Packs rows one by one. */
export interface RowPacker {
	add(row: StagedRow): void;
	/** What was added since the last time. */
	take(): PackedRows;
}

const firstCapacity = 64 * 1024;
/** A character of JavaScript's takes three bytes at most. */
const bytesPerCharacter = 3;

export function createRowPacker(): RowPacker {
	let bytes = Buffer.allocUnsafeSlow(firstCapacity);
	let length = 0;
	return {
		add(row) {
			const line = toLine(row);
			const needed = length + line.length * bytesPerCharacter;
			if (needed > bytes.length) {
				const longer = Buffer.allocUnsafeSlow(Math.max(needed, bytes.length * 2));
				bytes.copy(longer, 0, 0, length);
				bytes = longer;
			}
			length += bytes.write(line, length);
		},
		take() {
			const taken = new Uint8Array(bytes.subarray(0, length));
			length = 0;
			return taken;
		},
	};
}

/** Packs rows at once. */
export function packRows(rows: readonly StagedRow[]): PackedRows {
	const packer = createRowPacker();
	for (const row of rows) packer.add(row);
	return packer.take();
}

/** The rows again, one after the other, every value as its text. */
export function* unpackRows(packed: PackedRows): Generator<(string | null)[]> {
	const text = Buffer.from(packed.buffer, packed.byteOffset, packed.length).toString('utf8');
	for (let at = 0; at < text.length; ) {
		const end = text.indexOf('\n', at);
		yield text.slice(at, end).split('\t').map(fromField);
		at = end + 1;
	}
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const meanings: Record<string, string> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r', '\\t': '\t' };

function toLine(row: StagedRow): string {
	let line = '';
	for (let at = 0; at < row.length; at += 1) line += (at === 0 ? '' : '\t') + toField(row[at] ?? null);
	return `${line}\n`;
}

/** Postgres has no character of code 0. */
function toField(value: StagedValue): string {
	if (value === null) return '\\N';
	if (typeof value === 'number') return String(value);
	return /[\\\n\r\t\0]/.test(value) ? value.replaceAll(/[\\\n\r\t\0]/g, (one) => escapes[one] ?? '') : value;
}

function fromField(field: string): string | null {
	if (field === '\\N') return null;
	return field.includes('\\') ? field.replaceAll(/\\./g, (one) => meanings[one] ?? one) : field;
}
