import { type Configuration, readChangedConfiguration, type Settings } from '../config.ts';
import { type Context, openContext } from '../context.ts';
import { Cancelled, exitCodes } from '../errors.ts';
import { leave } from './fail.ts';
import { titleOf } from './output/provider-titles.ts';
import { describeOwnCommand } from './own-command.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What a command works with. */
export interface Session {
	context: Context;
	configuration: Configuration;
	terminal: Terminal;
	/** How this program is called, for commands that are printed to be copied. */
	command: string;
}

export interface SessionOptions {
	/** Looked at before the database is opened: throws when the command cannot work with these settings. */
	check?: (settings: Settings) => void;
	/** Settings that the command line says otherwise, by their names. */
	changes?: Record<string, string>;
	/** Ctrl-C ends the calls in hand, and a second one the process. A command with its own way to stop says false. */
	stopsOnInterrupt: boolean;
}

/** A refresh behind a stale answer may keep the process so long, in milliseconds. */
const patience = 10_000;
/** After so many milliseconds without an answer a person wants to know what is waited for. */
const silence = 2_000;

/** Connections that do not end by themselves are not waited for longer than this, in milliseconds. */
const grace = 1_000;

/**
 * Reads the settings, opens the context, does the work and closes everything; the work's result is the exit code.
 * What it throws ends the program in `failWith`, after everything is closed.
 */
export async function withContext(options: SessionOptions, work: (session: Session) => Promise<number>): Promise<void> {
	const terminal = openTerminal(process);
	const configuration = readChangedConfiguration(options.changes ?? {});
	const { settings, warnings } = configuration;
	for (const warning of warnings) terminal.say(warning);
	options.check?.(settings);
	const command = describeOwnCommand(process.argv[1] ?? '', configuration);
	await inContext(settings, terminal, options, (context) => work({ context, configuration, terminal, command }));
	setTimeout(() => leave(Number(process.exitCode)), grace).unref();
}

async function inContext(
	settings: Settings,
	terminal: Terminal,
	{ stopsOnInterrupt }: SessionOptions,
	work: (context: Context) => Promise<number>,
): Promise<void> {
	const context = await openContext(settings);
	const stop = () => {
		process.once('SIGINT', () => leave(exitCodes.cancelled));
		context.abort(new Cancelled());
	};
	if (stopsOnInterrupt) {
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	}
	const waiting = stopsOnInterrupt ? sayWhoIsAsked(context, terminal) : undefined;
	try {
		process.exitCode = await work(context);
	} finally {
		clearTimeout(waiting);
		// Closing waits for what is refreshed behind a stale answer, which nobody should have to do for long.
		setTimeout(() => context.abort(new Error('the refresh took too long')), patience).unref();
		for (const { message } of await context.catalog.refreshed()) {
			terminal.say(`What was shown could not be refreshed: ${message}`);
		}
		await context[Symbol.asyncDispose]();
	}
}

/** A person who waits in front of an empty screen is told for whom. */
function sayWhoIsAsked({ providers }: Context, terminal: Terminal): NodeJS.Timeout {
	return setTimeout(() => {
		const asked = Object.entries(providers.gates).filter(([, gate]) => gate.state().running > 0);
		if (asked.length > 0 && terminal.hasReader)
			terminal.say(`Waiting for ${asked.map(([provider]) => titleOf(provider)).join(' and ')} …`);
	}, silence).unref();
}
