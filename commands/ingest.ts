import { z } from 'zod';

export const description = 'Go on with whatever is due or was left (Ctrl-C finishes what is in hand, twice leaves)';

export const examples = ['ingest', 'ingest --watch', 'ingest --json'];

export const options = z.object({
	watch: z.boolean().describe('Stay and keep going when nothing is due'),
	json: z.boolean().describe('Print one JSON event per line'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function ingestCommand(given: { options: z.infer<typeof options> }) {
	const { ingest } = await import('../source/terminal/ingest.ts');
	await ingest(given.options);
}
