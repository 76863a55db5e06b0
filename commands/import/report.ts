import { option } from 'pastel';
import { z } from 'zod';

export const description = 'Show what the last import of dumps changed, what is wanted first';

export const examples = [
	'import report',
	'import report --user anna --limit 200',
	'import report --all > changes.tsv',
	'import report --list',
];

const count = (message: string) => z.number(message).int(message).min(1, message);

export const options = z.object({
	import: count('give the number of an import, as --list shows it')
		.optional()
		.describe(option({ description: 'An import by its number (default: the last ones)', valueDescription: 'number' })),
	user: z
		.string('give the name of a listener, for example --user anna')
		.optional()
		.describe(
			option({ description: 'First what this listener wants (default: anybody)', valueDescription: 'listener' }),
		),
	limit: count('give a number, for example --limit 200')
		.default(50)
		.describe(option({ description: 'So many of what is wanted, and so many others', valueDescription: 'number' })),
	all: z.boolean().describe('All of them, however many there are'),
	list: z.boolean().describe('List the imports themselves, and how to go on with those that were interrupted'),
	json: z.boolean().describe('Print JSON, an object a line'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function report(given: { options: z.infer<typeof options> }) {
	const { reportImports } = await import('../../source/terminal/dumps/report/report.ts');
	await reportImports(given.options);
}
