import type { CommandEntry, ExpectedValue } from '../command-line/command-table.ts';
import { listListeners, listPlaces, type Place } from './places.ts';

/** A completion script for fish. */
export function writeFishCompletion(table: CommandEntry[]): string {
	const places = listPlaces(table);
	const paths = places.filter(({ path }) => path !== '').map(({ path }) => quote(path));
	return `# Completion of vinilogy for fish. To install it for yourself:
#   vinilogy completion fish > ~/.config/fish/completions/vinilogy.fish
function __vinilogy_at --description 'Whether the words typed so far name this command, with so many bare words behind it'
	set --local place
	set --local bare 0
	for word in (commandline --tokenize --cut-at-cursor --current-process)[2..]
		set --local longer (string join -- ' ' $place $word)
		if contains -- $longer ${paths.join(' ')}
			set place $longer
		else if not string match --quiet -- '-*' $word
			set bare (math $bare + 1)
		end
	end
	test "$place" = "$argv[1]"; and begin
		test (count $argv) -eq 1; or test $bare -eq $argv[2]
	end
end

complete --command vinilogy --no-files
${places.flatMap(listPlace).join('\n')}
`;
}

function listPlace({ path, subcommands, arguments: taken, options }: Place): string[] {
	const at = (bare?: number) =>
		`complete --command vinilogy --condition ${quote(`__vinilogy_at ${quote(path)}${bare === undefined ? '' : ` ${bare}`}`)}`;
	return [
		...subcommands.map(
			({ word, description }) => `${at(0)} --arguments ${quote(word)} --description ${quote(description)}`,
		),
		...taken.flatMap((value, place) => (isKnown(value) ? [`${at(place)} ${describeValue(value)}`] : [])),
		...options.map(({ word, description, value }) => {
			const what = value === null ? '' : ` ${describeValue(value)}`;
			return `${at()} --long-option ${word.slice(2)}${what} --description ${quote(description)}`;
		}),
	];
}

function isKnown({ kind, choices }: ExpectedValue): boolean {
	return kind !== 'text' || choices.length > 0;
}

function describeValue({ kind, choices }: ExpectedValue): string {
	if (kind === 'file') return '--require-parameter --force-files';
	if (kind === 'folder') return `--exclusive --arguments '(__fish_complete_directories)'`;
	if (kind === 'listener') return `--exclusive --arguments '(${listListeners})'`;
	return choices.length === 0 ? '--exclusive' : `--exclusive --arguments ${quote(choices.join(' '))}`;
}

/** Inside single quotes fish reads \\\\ and \\'. */
function quote(text: string): string {
	return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
