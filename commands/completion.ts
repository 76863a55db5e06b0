import { argument } from 'pastel';
import { z } from 'zod';

export const description = 'Print a script that lets a shell complete commands, options and their values';

export const examples = [
	'completion bash >> ~/.bashrc',
	'completion zsh >> ~/.zshrc',
	'completion fish > ~/.config/fish/completions/vinilogy.fish',
];

export const args = z.tuple([
	z
		.enum(['bash', 'zsh', 'fish'], 'choose one of bash, zsh, fish')
		.describe(argument({ name: 'shell', description: 'bash, zsh or fish' })),
]);

export default async function completion(given: { args: z.infer<typeof args> }) {
	const { printCompletion } = await import('../source/terminal/print-completion.ts');
	await printCompletion(given.args[0], new URL('.', import.meta.url));
}
