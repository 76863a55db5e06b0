import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What is known of a value by what it is called: a `file`, a `folder`, a `listener`; else it is any text. */
const kinds = ['text', 'file', 'folder', 'listener'] as const;

/** What may stand where a value is expected. */
export interface ExpectedValue {
	name: string;
	/** The only words that fit; empty where any does. */
	choices: string[];
	/** `file` and `folder`: a path of the person's machine. `listener`: one that the database knows. */
	kind: (typeof kinds)[number];
	/** More than one may follow. */
	isRepeated: boolean;
}

/** One option as it is typed. */
export interface OptionEntry {
	flag: string;
	description: string;
	/** Null for a switch. */
	value: ExpectedValue | null;
}

/** One command, as its file in `commands/` declares it. */
export interface CommandEntry {
	/** The words that name it: none for the program itself, "show" and "artist" for `vinilogy show artist`. */
	words: string[];
	description: string;
	/** What to type behind the program's name, to be copied. */
	examples: string[];
	arguments: ExpectedValue[];
	options: OptionEntry[];
}

const commandModule = z.object({
	description: z.string().default(''),
	examples: z.array(z.string()).default([]),
	options: z.instanceof(z.ZodType).optional(),
	args: z.instanceof(z.ZodType).optional(),
});

/** The parts of a JSON Schema that say what can be typed. */
const typed = z.object({
	type: z.string().optional(),
	enum: z.array(z.string()).default([]),
	default: z.unknown().optional(),
	description: z.string().default(''),
});
/** No `items`, or false: nothing of that kind may follow. */
const typedList = typed.extend({ items: typed.or(z.literal(false)).optional() });
const typedOptions = z.object({ properties: z.record(z.string(), typedList).default({}) });
const typedArguments = typedList.extend({ prefixItems: z.array(typed).optional() });

/** What Pastel's `option()` and `argument()` hide in a description. */
const hint = z.object({
	name: z.string().optional(),
	description: z.string().default(''),
	valueDescription: z.string().optional(),
});

/**
 * Every command there is, read from the files in `commands/` that Pastel loads: completion, help and "did you mean" know what
 * is declared there and nothing else. The program itself comes first, then all others by name.
 */
export async function readCommandTable(folder: URL): Promise<CommandEntry[]> {
	const files = await readdir(fileURLToPath(folder), { recursive: true });
	const paths = files.map((file) => file.split(sep).join('/')).filter((path) => /(?<!\.d)\.[jt]s$/.test(path));
	const entries = await Promise.all(
		paths.map(async (path): Promise<CommandEntry> => {
			const { description, examples, args, options } = commandModule.parse({
				...(await import(new URL(path, folder).href)),
			});
			const words = path.replace(/\.[jt]s$/, '').split('/');
			return {
				words: words.filter((word) => word !== 'index'),
				description,
				examples,
				// Only when they are asked for: help, which needs none of them, is to start fast.
				get arguments() {
					return args === undefined ? [] : listArguments(args);
				},
				get options() {
					return options === undefined ? [] : listOptions(options);
				},
			};
		}),
	);
	return entries.sort((one, other) => one.words.join(' ').localeCompare(other.words.join(' '), 'en'));
}

/** The command that the words name, as far as they name one, and the words behind its name. */
export function findCommand(table: CommandEntry[], words: string[]): { command: CommandEntry; rest: string[] } {
	const named = table.filter((entry) => entry.words.every((word, at) => word === words[at]));
	const command = named.reduce((longest, entry) => (entry.words.length > longest.words.length ? entry : longest));
	return { command, rest: words.slice(command.words.length) };
}

/** The commands directly below one: those of the program for the program itself. */
export function listSubcommands(table: CommandEntry[], { words }: CommandEntry): CommandEntry[] {
	return table.filter(
		(entry) => entry.words.length === words.length + 1 && words.every((word, at) => word === entry.words[at]),
	);
}

function listOptions(schema: z.ZodType): OptionEntry[] {
	const { properties } = typedOptions.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
	return Object.entries(properties).map(([key, property]) => {
		const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		const isSwitch = property.type === 'boolean';
		const { description } = readHint(property.description);
		// As Pastel does: a switch that is on can only be turned off.
		const flag = isSwitch && property.default === true ? `--no-${name}` : `--${name}`;
		return { flag, description, value: isSwitch ? null : readExpected(property, name) };
	});
}

function listArguments(schema: z.ZodType): ExpectedValue[] {
	const list = typedArguments.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
	return list.prefixItems?.map((item) => readExpected(item, 'word')) ?? [readExpected(list, 'word')];
}

function readExpected(property: z.output<typeof typedList>, fallback: string): ExpectedValue {
	const { name, valueDescription } = readHint(property.description);
	const named = name ?? valueDescription ?? fallback;
	return {
		name: named,
		choices: (property.items || property).enum,
		kind: kinds.find((kind) => kind === named) ?? 'text',
		isRepeated: property.type === 'array',
	};
}

function readHint(description: string): z.output<typeof hint> {
	const [, json] = /^__pastel_(?:option|argument)_config__(.*)$/s.exec(description) ?? [];
	return json === undefined ? { description } : hint.parse(JSON.parse(json));
}
