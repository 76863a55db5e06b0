import type { AccountProgress } from '../../profiles/account-progress.ts';
import type { AccountSync, AccountSyncEvent } from '../../profiles/sync.ts';
import { formatWait } from '../output/ages.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';
import type { Terminal } from '../terminal.ts';
import { titleOfList } from './list-titles.ts';

/** Who follows the reading of accounts: a screen, lines, or JSON. */
export interface AccountView {
	tell(event: AccountSyncEvent): void;
	/** Shows a run until it is over. */
	follow(run: AccountSync): Promise<readonly AccountProgress[]>;
}

/** For files, pipes and logs: what goes wrong and who is waited for, a line each on stderr. */
export function createAccountLines({ say }: Pick<Terminal, 'say'>, clock: () => Date): AccountView {
	return {
		tell(event) {
			const line = describeTrouble(event, clock());
			if (line !== null) say(line);
		},
		follow: ({ finished }) => finished,
	};
}

/** What is in the way of a list, in a line; null for what is not. */
export function describeTrouble(event: AccountSyncEvent, now: Date): string | null {
	if (event.type === 'waiting') {
		const wait = formatWait((event.until.getTime() - now.getTime()) / 1000);
		return `${titleOf(event.provider)} waits ${wait}; the others go on.`;
	}
	if (event.type !== 'failed') return null;
	return `${titleOf(event.provider)}, ${titleOfList(event.list)}: ${nameProviders(event.message)}`;
}
