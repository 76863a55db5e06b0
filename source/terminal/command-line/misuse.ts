/** Thrown in place of what the parser would print: the words of a command line do not fit. */
export class Misuse extends Error {
	/** An option that does not exist is the reason. */
	readonly isOption: boolean;

	constructor(message: string, { isOption }: { isOption: boolean }) {
		super(message);
		this.name = 'Misuse';
		this.isOption = isOption;
	}
}

/** Thrown in place of the help that the parser would print; `isMistake`: nobody asked for it, a command is missing. */
export class HelpWanted extends Error {
	/** What the parser knows of the command: usage, options, commands below it. */
	readonly text: string;
	/** The words that name the command, and whether it only has others below it. */
	readonly command: { words: string[]; isGroup: boolean };
	readonly isMistake: boolean;

	constructor(text: string, command: HelpWanted['command'], { isMistake }: { isMistake: boolean }) {
		super('help');
		this.name = 'HelpWanted';
		this.text = text;
		this.command = command;
		this.isMistake = isMistake;
	}
}
