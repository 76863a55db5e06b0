import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Whether the folder with real data lies beside the project; says so where it does not. */
export function hasRealData(folder: string): boolean {
	const isPresent = existsSync(root + folder);
	if (!isPresent) console.info(`../shared/data/${folder} is absent: the tests that read it are left out`);
	return isPresent;
}

/** The bytes of one file of real data. */
export function readRealData(path: string): Buffer {
	return readFileSync(root + path);
}

/** Where a file of real data lies. */
export function pathOfRealData(path: string): string {
	return root + path;
}

/** Files of real data, sorted; the pattern is a glob below ../shared/data. */
export function findRealData(pattern: string): string[] {
	return globSync(pattern, { cwd: root })
		.filter((path) => statSync(root + path).isFile())
		.sort();
}
