/** A word of a command line as a shell takes it, so that a printed command works when it is copied. */
export function quoteForShell(word: string): string {
	if (/^[\w./:=@-]+$/.test(word)) return word;
	return /^[^"$`\\!]+$/.test(word) ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
