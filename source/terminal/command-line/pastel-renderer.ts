import { Misuse } from './misuse.ts';

/**
 * Stands in for Ink and React inside Pastel (the build puts it there). Pastel renders each command as a component and never
 * waits for it, which costs a hundred milliseconds of start, prints an empty line into pipes and ends failures with code 0.
 * Here a command's default export is a function that is called with its arguments and options.
 */

interface Element {
	type: unknown;
	props: Record<string, unknown>;
}

function createElement(type: unknown, props: Record<string, unknown>): Element {
	return { type, props };
}

export const jsx = createElement;
export default { createElement };

/** What Pastel shows when arguments do not fit a command's schema. */
export const StatusMessage = Symbol('status message');

/** Called by Pastel with the command that was named, or with a message about its arguments: throws Misuse for that. */
export function render({ type, props }: Element): void {
	if (type === StatusMessage) throw new Misuse(nameOption(String(props.children)), { isOption: false });
	if (typeof props.Component === 'function') props.Component(props.commandProps);
}

/** Pastel's "Give a number at "limit"" with the option as it is typed: "--limit: Give a number". */
function nameOption(message: string): string {
	const [, what, option] = /^(.*) at (?:"(.+)"|index \d+)$/s.exec(message) ?? [];
	if (what === undefined) return message;
	const flag = option?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	return flag === undefined ? `${what}.` : `--${flag}: ${what}.`;
}
