import { exitCodes } from '../../errors.ts';
import type { PriceOutcome } from '../../prices/check-prices.ts';
import type { PriceCheck } from '../../store/price-checks.ts';
import { cleanText } from '../../text.ts';
import { formatAge, formatWait } from '../output/ages.ts';
import { formatCounted } from '../output/numbers.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';

/** How it went with a source of prices, in a line or two for a person. */
export function describeOutcome(outcome: PriceOutcome, now: Date): string {
	const title = titleOf(outcome.provider);
	switch (outcome.state) {
		case 'asked':
			return describeAnswer(outcome.provider, outcome.found, outcome.note, '');
		case 'fresh':
			return describeAnswer(
				outcome.provider,
				outcome.found,
				outcome.note,
				`, asked ${formatAge(outcome.checkedAt, now)}`,
			);
		case 'skipped':
			return `${title}: left out, ${[outcome.reason, outcome.next].filter(Boolean).join('. ')}`;
		case 'waiting':
			return `${title} waits ${formatWait((outcome.until.getTime() - now.getTime()) / 1000)}; what is stored still answers.`;
		case 'failed':
			return nameProviders(`${outcome.problem.message}\n${outcome.problem.next}`);
	}
}

/** When a source was last asked, and what it said: "eBay: nothing, asked 2 hours ago". */
export function describeCheck({ provider, found, note, checkedAt }: PriceCheck, now: Date): string {
	return describeAnswer(provider, found, note, `, asked ${formatAge(checkedAt, now)}`);
}

/** What failed among these, as exit codes: a wait is a source that limits. One without a key is left out, which is no failure. */
export function listFailures(outcomes: PriceOutcome[]): { exitCode: number }[] {
	return outcomes.flatMap((outcome) => {
		if (outcome.state === 'waiting') return [{ exitCode: exitCodes.unreachable }];
		return outcome.state === 'failed' ? [{ exitCode: outcome.problem.exitCode }] : [];
	});
}

/** Whether nobody was asked because everybody lacks a key or is switched off. */
export function isNobodyReady(outcomes: PriceOutcome[]): boolean {
	return outcomes.length > 0 && outcomes.every(({ state }) => state === 'skipped');
}

function describeAnswer(provider: string, found: number, note: string | null, age: string): string {
	const numbers = found === 0 ? 'nothing' : formatCounted(found, 'number');
	return `${titleOf(provider)}: ${numbers}${age}${note === null ? '' : ` (${cleanText(note)})`}`;
}
