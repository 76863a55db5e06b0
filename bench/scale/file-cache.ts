import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';

/**
 * Asks the system to keep nothing of these files in memory, and says how many bytes of them still are there. Works where `dd` and
 * `fincore` of Linux are; elsewhere it throws, for a figure called "cold" that is not would be worse than none.
 */
export async function dropFromMemory(files: string[]): Promise<number> {
	const worthwhile = files.filter((file) => statSync(file).size > 0);
	for (const file of worthwhile) {
		// What is not written yet cannot be dropped.
		const handle = openSync(file, 'r');
		fsyncSync(handle);
		closeSync(handle);
	}
	run('sh', ['-c', 'for file; do dd if="$file" iflag=nocache count=0 status=none; done', 'sh', ...worthwhile]);
	const resident = run('fincore', ['--bytes', '--noheadings', '--output', 'RES', ...worthwhile]);
	return resident
		.split('\n')
		.map(Number)
		.reduce((sum, bytes) => sum + bytes, 0);
}

function run(command: string, given: string[]): string {
	const { status, stdout, stderr } = spawnSync(command, given, { encoding: 'utf8', maxBuffer: 100_000_000 });
	if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
	return stdout;
}
