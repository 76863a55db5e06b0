import { parseArgs } from 'node:util';
import { makeDump } from './make-dump.ts';

/** `node bench/dump/make.ts --releases 100000 --folder DIR [--month 202610] [--seed 1] [--changed 0.01]`: makes a month of Discogs' dump. */
const { values } = parseArgs({
	options: {
		releases: { type: 'string', default: '10000' },
		folder: { type: 'string' },
		month: { type: 'string', default: '202610' },
		seed: { type: 'string', default: '1' },
		changed: { type: 'string', default: '0' },
	},
});
if (values.folder === undefined) {
	process.stderr.write('Say where to: --folder DIR\n');
	process.exit(1);
}
const made = await makeDump(values.folder, {
	releases: Number(values.releases),
	month: values.month,
	seed: Number(values.seed),
	changed: Number(values.changed),
});
for (const { path, records, bytes, gzipped } of [made.artists, made.labels, made.masters, made.releases]) {
	const each = (bytes / records).toFixed(0);
	process.stdout.write(
		`${path}\t${records} records\t${bytes} bytes, ${each} each\t${(bytes / gzipped).toFixed(2)} times smaller\n`,
	);
}
process.stdout.write(`vinyl\t${made.vinyl}\t${((100 * made.vinyl) / made.releases.records).toFixed(1)} %\n`);
for (const [change, { all, vinyl }] of Object.entries(made.changes)) {
	process.stdout.write(`${change}\t${all}\tof them vinyl ${vinyl}\n`);
}
