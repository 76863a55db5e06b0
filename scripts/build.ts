import { chmod, glob, rm, symlink } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';

/**
 * Bundles the program into `dist/`: the entry, one file per command (Pastel loads them by name), what runs in a thread of its own, and shared
 * chunks.
 * Libraries are bundled, so that a start reads a few files instead of hundreds; the database drivers, the decoder of pictures and the way to the keychain stay outside.
 */
const commands = await Array.fromAsync(glob('commands/**/*.ts'));

/** Ink asks for React's developer tools in development only; they are not installed. */
const withoutDevtools: Plugin = {
	name: 'without-devtools',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'empty' }));
		onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {};' }));
	},
};

/** What stands in for Pastel's own libraries, whose ways do not fit (each module says why). */
const standIns = new Map([
	['commander', '../source/terminal/command-line/pastel-commander.ts'],
	['read-package-up', '../source/terminal/command-line/pastel-package.ts'],
	...['ink', '@inkjs/ui', 'react', 'react/jsx-runtime'].map(
		(name) => [name, '../source/terminal/command-line/pastel-renderer.ts'] as const,
	),
]);

const pastelWithStandIns: Plugin = {
	name: 'pastel-with-stand-ins',
	setup({ onResolve }) {
		onResolve({ filter: /^[a-z@]/ }, ({ path, importer }) => {
			const standIn = /node_modules[\\/]pastel[\\/]/.test(importer) ? standIns.get(path) : undefined;
			return standIn === undefined ? undefined : { path: new URL(standIn, import.meta.url).pathname };
		});
	},
};

await rm('dist', { recursive: true, force: true });
await build({
	entryPoints: ['source/cli.ts', 'source/dumps/discogs/reader-thread.ts', ...commands],
	outdir: 'dist',
	outbase: '.',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.19',
	external: ['better-sqlite3', 'pg', 'pg-native', 'sharp', '@napi-rs/keyring'],
	plugins: [withoutDevtools, pastelWithStandIns],
	define: { 'process.env.NODE_ENV': '"production"' },
	// CommonJS libraries inside the bundle still say `require`.
	banner: {
		js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
	},
	chunkNames: 'chunks/[name]-[hash]',
	legalComments: 'none',
	logLevel: 'warning',
});
await chmod('dist/source/cli.js', 0o755);

// `npx vinilogy` in this folder then runs what was built here, with the Node that the project brings, and installs nothing.
if (process.platform !== 'win32') {
	await rm('node_modules/.bin/vinilogy', { force: true });
	await symlink('../../dist/source/cli.js', 'node_modules/.bin/vinilogy');
}
