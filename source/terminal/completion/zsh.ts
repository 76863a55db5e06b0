import type { CommandEntry, ExpectedValue } from '../command-line/command-table.ts';
import { listListeners, listPlaces, type Place, quote } from './places.ts';

/** A completion script for zsh: a function for each command, with `_arguments` and `_describe` of its own completion system. */
export function writeZshCompletion(table: CommandEntry[]): string {
	const places = listPlaces(table);
	return `#compdef vinilogy
# Completion of vinilogy for zsh. To install it for yourself:
#   mkdir -p ~/.zfunc && vinilogy completion zsh > ~/.zfunc/_vinilogy
# and in ~/.zshrc, before compinit: fpath=(~/.zfunc $fpath)
${places.map(writeFunction).join('\n')}
__vinilogy_listeners() {
	compadd -- \${(f)"$(${listListeners})"}
}
if [[ $funcstack[1] == _vinilogy ]]; then _vinilogy "$@"; else compdef _vinilogy vinilogy; fi
`;
}

function writeFunction({ path, subcommands, arguments: taken, options }: Place): string {
	const flags = options.map(({ word, description, value }) => {
		// A list of values goes on to the next option.
		const star = value?.isRepeated ? '*' : '';
		return quote(`${star}${word}[${escapeSpec(description)}]${value === null ? '' : describe(value)}`);
	});
	const bare =
		subcommands.length > 0
			? [quote('1: :->command'), quote('*:: :->rest')]
			: taken.map((value, at) => quote(`${value.isRepeated ? '*' : at + 1}${describe(value)}`));
	const specs = [...flags, ...bare].map((spec) => ` \\\n\t\t${spec}`).join('');
	const name = nameFunction(path);
	if (subcommands.length === 0) return `${name}() {\n\t_arguments -s${specs}\n}\n`;
	const described = subcommands.map(
		({ word, description }) => `\t\t\t${quote(`${word}:${description.replaceAll(':', '\\:')}`)}`,
	);
	const calls = subcommands.map(({ word }) => `\t\t${word}) ${nameFunction(`${path} ${word}`)} ;;`);
	return `${name}() {
	local state line
	_arguments -s -C${specs}
	case $state in
	command)
		local -a commands=(
${described.join('\n')}
		)
		_describe command commands ;;
	rest)
		case $line[1] in
${calls.join('\n')}
		esac ;;
	esac
}
`;
}

function nameFunction(path: string): string {
	return ['_vinilogy', ...path.split(' ').filter((word) => word !== '')].join('_');
}

/** ":what:how" of an option or a bare word. */
function describe({ name, kind, choices }: ExpectedValue): string {
	const text = choices.length === 0 ? ' ' : `(${choices.join(' ')})`;
	const how = { file: '_files', folder: '_files -/', listener: '__vinilogy_listeners', text }[kind];
	return `:${escapeSpec(name)}:${how}`;
}

/** What `_arguments` reads as its own signs. */
function escapeSpec(text: string): string {
	return text.replace(/[\\[\]:]/g, '\\$&');
}
