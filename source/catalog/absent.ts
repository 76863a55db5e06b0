import { unknownLife } from '../steps/freshness.ts';
import type { StepTools } from '../steps/run-step.ts';
import { type Lookup, readAbsent, saveAbsent } from '../store/lookups.ts';
import { writeAt } from '../store/writable.ts';

/** Whether the sources said "no such thing" lately enough not to be asked again. */
export async function isKnownAbsent({ database, clock }: StepTools, lookup: Lookup): Promise<boolean> {
	return (await readAbsent(database, lookup, clock())) !== undefined;
}

/** Remembers for a while that there is no such thing. Never called for a failure that may pass. */
export async function rememberAbsent({ database, clock }: StepTools, lookup: Lookup): Promise<void> {
	const until = new Date(clock().getTime() + unknownLife);
	await writeAt(database, clock(), (store) => saveAbsent(store, lookup, until));
}
