import type { ImportRow } from '../../../store/imports/imports-reader.ts';
import { formatJsonLine } from '../../output/json.ts';
import { formatCount } from '../../output/numbers.ts';
import { formatTable } from '../../output/table.ts';
import { formatTsv } from '../../output/tsv.ts';
import type { Terminal } from '../../terminal.ts';
import { paint } from '../../theme.ts';
import { formatOutcomes } from '../summary.ts';
import type { ListedCounts } from './list-pressings.ts';
import { pressingColumns, pressingFields, releasePages, type ShownPressing } from './shown-pressing.ts';
import { secondsOf } from './told-import.ts';

/** How a report is printed: the parts of it in their order, `others` as often as there are pages. */
export interface ReportPrinter {
	imports(rows: ImportRow[]): void;
	wanted(pressings: ShownPressing[]): void;
	others(pressings: ShownPressing[]): void;
	end(counts: ListedCounts): void;
}

/** A view for a terminal, TSV of the pressings for a pipe, or a JSON object a line. */
export function openReportPrinter(terminal: Terminal, json: boolean): ReportPrinter {
	if (json) return openJsonPrinter(terminal);
	return terminal.isInteractive ? openTablePrinter(terminal) : openTsvPrinter(terminal);
}

function openJsonPrinter({ print }: Terminal): ReportPrinter {
	const printAll = (type: string, rows: object[]) => {
		for (const row of rows) print(formatJsonLine({ type, ...row }));
	};
	return {
		imports: (rows) =>
			printAll(
				'import',
				rows.map(({ fingerprint, position, ...row }) => row),
			),
		wanted: (pressings) => printAll('pressing', pressings),
		others: (pressings) => printAll('pressing', pressings),
		end: (counts) => print(formatJsonLine({ type: 'end', ...counts })),
	};
}

function openTsvPrinter({ print, say }: Terminal): ReportPrinter {
	const printRows = (pressings: ShownPressing[]) => {
		const lines = formatTsv(pressings, pressingFields);
		print(lines.slice(lines.indexOf('\n') + 1));
	};
	return {
		imports(rows) {
			for (const { kind, edition, added, changed, gone } of rows) {
				const counts = `${formatCount(added)} new, ${formatCount(changed)} changed, ${formatCount(gone)} gone`;
				say(`${[kind, edition].filter(Boolean).join(' of ')}: ${counts}.`);
			}
			print(formatTsv([], pressingFields));
		},
		wanted: printRows,
		others: printRows,
		end: () => undefined,
	};
}

function openTablePrinter({ print, columns }: Terminal): ReportPrinter {
	let hasOthers = false;
	return {
		imports(rows) {
			if (rows.length === 0) return;
			const counted = rows.map((row) => ({ ...row, seconds: secondsOf(row) ?? 0 }));
			print(formatOutcomes(counted, columns()));
		},
		wanted(pressings) {
			print(`\n${paint.heading('Wanted, or kept among recommendations')}`);
			print(formatTable(pressings, pressingColumns, columns()));
		},
		others(pressings) {
			if (!hasOthers) print(`\n${paint.heading('Everything else')}`);
			hasOthers = true;
			const unwanted = pressingColumns.filter(({ title }) => title !== 'Wanted by');
			print(formatTable(pressings, unwanted, columns()));
		},
		end({ wanted, others }) {
			if (wanted + others > 0) print(paint.faint(`Their pages: ${releasePages} and the number`));
		},
	};
}
