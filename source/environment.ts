/**
 * The only module with import-time effects, and the first one that `cli.ts` loads:
 * it must run on any Node, so it imports nothing and uses nothing newer than Node 16.
 */

const needed = [22, 19] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
	process.stderr.write(
		`Vinilogy needs Node ${needed.join('.')} or newer and this is ${process.versions.node}: install Node 24 from https://nodejs.org, or run \`npx --package node@24 --package vinilogy vinilogy\`.\n`,
	);
	process.exit(1);
}

// chalk, which Ink colours with, knows FORCE_COLOR only; `--no-color` is for everything we start.
const wantsNoColor =
	(process.env.NO_COLOR ?? '') !== '' || process.argv.includes('--no-color') || process.env.TERM === 'dumb';
if (wantsNoColor) {
	process.env.NO_COLOR = '1';
	process.env.FORCE_COLOR = '0';
}

// `vinilogy … | head` closes the pipe early: that is no error. A command that listens itself (`seed`, `ingest`) ends its own way.
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
		if (stream.listenerCount('error') === 1) process.exit(0);
	});
}

export {};
