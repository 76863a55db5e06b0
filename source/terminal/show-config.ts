import { readConfiguration } from '../config.ts';

export async function showConfig({ json }: { json: boolean }): Promise<void> {
	const { lines, warnings, file } = readConfiguration(process.env, process.cwd());
	process.stdout.write(JSON.stringify({ json, lines, warnings, file }));
}
