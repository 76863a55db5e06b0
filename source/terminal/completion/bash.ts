import type { CommandEntry, ExpectedValue } from '../command-line/command-table.ts';
import { listListeners, listPlaces, type Place, quote } from './places.ts';

/** A completion script for bash, from 3.2 (that of macOS) on. */
export function writeBashCompletion(table: CommandEntry[]): string {
	const places = listPlaces(table);
	const paths = places.filter(({ path }) => path !== '').map(({ path }) => quote(path));
	return `# Completion of vinilogy for bash. To install it for yourself:
#   mkdir -p ~/.local/share/bash-completion/completions
#   vinilogy completion bash > ~/.local/share/bash-completion/completions/vinilogy
# Without the package bash-completion (as on macOS), write it to a file and \`source\` that in ~/.bashrc.
_vinilogy() {
	local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" place='' bare=0 at longer
	for ((at = 1; at < COMP_CWORD; at++)); do
		longer="\${place:+$place }\${COMP_WORDS[at]}"
		case "$longer" in
		${paths.join(' | ')}) place="$longer" ;;
		*) [[ "\${COMP_WORDS[at]}" == -* ]] || ((bare++)) ;;
		esac
	done
	COMPREPLY=()
	case "$place $previous" in
${places.flatMap(listValues).join('\n')}
	esac
	case "$place" in
${places.map(listWords).join('\n')}
	esac
}

_vinilogy_paths() {
	local IFS=$'\\n'
	compopt -o filenames 2>/dev/null
	COMPREPLY=($(compgen "$1" -- "$2"))
}

complete -F _vinilogy vinilogy
`;
}

/** What may follow an option that takes a value. */
function listValues({ path, options }: Place): string[] {
	return options.flatMap(({ word, value }) =>
		value === null ? [] : [`	${quote(`${path} ${word}`)}) ${complete(value)}; return ;;`],
	);
}

/** What a bare word may be, where that is known; otherwise, and behind a dash, the options. */
function listWords({ path, subcommands, arguments: taken, options }: Place): string {
	const flags = offer(options.map(({ word }) => word));
	const bare =
		subcommands.length > 0 ? [offer(subcommands.map(({ word }) => word))] : taken.map((value) => complete(value));
	const branches = bare.map((words, at) => `[[ $current != -* && $bare == ${at} ]]; then ${words}; el`);
	return `	${quote(path)}) ${branches.length === 0 ? flags : `if ${branches.join('if ')}se ${flags}; fi`} ;;`;
}

function complete({ kind, choices }: ExpectedValue): string {
	if (kind === 'listener') return `COMPREPLY=($(compgen -W "$(${listListeners})" -- "$current"))`;
	if (kind !== 'text') return `_vinilogy_paths ${kind === 'file' ? '-f' : '-d'} "$current"`;
	return choices.length === 0 ? ':' : offer(choices);
}

function offer(words: string[]): string {
	return `COMPREPLY=($(compgen -W ${quote(words.join(' '))} -- "$current"))`;
}
