import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { SaxesParser } from 'saxes';

/** Milliseconds of `gzip -dc FILE… | wc -c`: what a user would call the limit. Throws where the bytes are not as many as expected. */
export function timeGzip(files: string[], bytes: number): number {
	const from = performance.now();
	const { stdout, stderr } = spawnSync('sh', ['-c', 'gzip -dc "$@" | wc -c', 'sh', ...files], { encoding: 'utf8' });
	const milliseconds = performance.now() - from;
	if (Number(stdout) !== bytes) throw new Error(`gzip -dc gave ${stdout} bytes instead of ${bytes}: ${stderr}`);
	return milliseconds;
}

/** Milliseconds that a plain parser takes to count the releases of a file, and how many it found. */
export async function timeSaxes(file: string): Promise<{ milliseconds: number; releases: number }> {
	const from = performance.now();
	const parser = new SaxesParser();
	let releases = 0;
	parser.on('opentag', ({ name }) => {
		if (name === 'release') releases += 1;
	});
	const decoder = new TextDecoder();
	for await (const bytes of createReadStream(file).pipe(createGunzip())) {
		parser.write(decoder.decode(bytes, { stream: true }));
	}
	parser.close();
	return { milliseconds: performance.now() - from, releases };
}
