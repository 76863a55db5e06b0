import { explain } from '../errors.ts';
import { nameProviders } from './output/provider-titles.ts';

/** Says what failed and what to do next, on stderr, and ends with the exit code of its kind. A stack only with --debug. */
export function failWith(error: unknown): never {
	const { message, next, exitCode } = explain(error);
	process.stderr.write(`${nameProviders(message)}\n${nameProviders(next)}\n`);
	if (process.argv.includes('--debug') && error instanceof Error) process.stderr.write(`${error.stack}\n`);
	leave(exitCode);
}

/** The one place that ends the process; everywhere else the exit code is set and the process ends when its work does. */
export function leave(exitCode: number): never {
	process.exit(exitCode);
}
