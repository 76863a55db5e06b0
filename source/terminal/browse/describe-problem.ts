import type { Problem } from '../../catalog/answer.ts';
import { ProviderUnreachable, ProviderWaiting } from '../../errors.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';
import type { PaneStatus } from './state.ts';

/**
 * A failure of a source in words short enough for a pane, what becomes of it there, and when it is tried again: when the
 * source says, else at `again`.
 */
export function describeProblem(
	{ message, next, error }: Problem,
	again: Date,
): NonNullable<PaneStatus['problem']> & { until: Date } {
	if (error instanceof ProviderWaiting) {
		const what = `${titleOf(error.provider)} wants to be asked later`;
		return { message: what, next: 'It is asked again by itself.', until: error.until };
	}
	if (error instanceof ProviderUnreachable) {
		const what = `${titleOf(error.provider)} cannot be reached`;
		return { message: what, next: 'It is asked again by itself; r asks now.', until: again };
	}
	return { message: nameProviders(message), next, until: again };
}
