import type { PriceSync } from '../../prices/sync.ts';
import type { ProviderSync, SyncEvent } from '../../prices/sync-events.ts';
import { formatWait } from '../output/ages.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';
import type { Terminal } from '../terminal.ts';

/** Who follows a sync: a screen, lines, or JSON. */
export interface SyncView {
	tell(event: SyncEvent): void;
	/** Shows a run until it is over. */
	follow(run: PriceSync): Promise<readonly ProviderSync[]>;
}

/** For files, pipes and logs: what goes wrong, and who is waited for or left out, a line each on stderr. */
export function createSyncLines({ say }: Pick<Terminal, 'say'>, clock: () => Date): SyncView {
	return {
		tell(event) {
			const line = describeEvent(event, clock());
			if (line !== null) say(line);
		},
		follow: ({ finished }) => finished,
	};
}

/** What a person is to know of an event, in a line; null for what the summary says. */
function describeEvent(event: SyncEvent, now: Date): string | null {
	if (event.type === 'waiting') {
		return `${titleOf(event.provider)} waits ${formatWait((event.until.getTime() - now.getTime()) / 1000)}; the others go on.`;
	}
	if (event.type === 'checked' && event.state === 'failed') {
		return nameProviders(`${event.problem.message} (${event.what})`);
	}
	return event.type === 'ended' ? describeEnd(event, now) : null;
}

/** Why a provider is not asked any more; null when it was asked about everything, or a person stopped. */
export function describeEnd({ provider, reason }: Extract<SyncEvent, { type: 'ended' }>, now: Date): string | null {
	const title = titleOf(provider);
	switch (reason.kind) {
		case 'finished':
		case 'stopped':
			return null;
		case 'skipped':
			return `${title} is left out: ${[reason.reason, reason.next].filter((part) => part !== null).join('. ')}`;
		case 'waits':
			return `${title} is left out from here on: it waits ${formatWait((reason.until.getTime() - now.getTime()) / 1000)}. What is left is asked next time.`;
		case 'failing':
			return `${title} is left out from here on: ${nameProviders(reason.problem.message)}\n${reason.problem.next}`;
	}
}
