/** Prints the README's table of the explorer's keys: what stands there between `<!-- keys -->` and `<!-- /keys -->`. */
import { browseKeys } from '../source/terminal/keys.ts';
import { formatKeysAsMarkdown } from '../source/terminal/output/key-markdown.ts';

console.log(formatKeysAsMarkdown(browseKeys));
