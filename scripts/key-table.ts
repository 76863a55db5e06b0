/** Prints the README's tables of keys: what stands there between `<!-- keys -->` and `<!-- /keys -->`, then between those of `recs keys`. */
import { browseKeys, recsKeys } from '../source/terminal/keys.ts';
import { formatKeysAsMarkdown, leaveOutKnown } from '../source/terminal/output/key-markdown.ts';

console.log([browseKeys, leaveOutKnown(recsKeys, browseKeys)].map(formatKeysAsMarkdown).join('\n\n'));
