import { basename } from 'node:path';

/** "vinilogy" where it is installed for everybody; elsewhere npx finds it. `script` is what Node was started with. */
export function nameProgram(script: string): string {
	const isInstalled = basename(script) === 'vinilogy' && !script.includes('node_modules');
	return isInstalled ? 'vinilogy' : 'npx vinilogy';
}
