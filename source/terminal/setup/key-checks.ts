import packageJson from '../../../package.json' with { type: 'json' };
import type { Configuration } from '../../config.ts';
import { exitCodes } from '../../errors.ts';
import { createProviders } from '../../integrations/providers.ts';
import { checkKeys, type KeyCheck } from '../../ops/check-keys.ts';
import { type KeyState, readKeyStates } from '../../ops/provider-keys.ts';
import { formatCard } from '../output/card.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';
import { paint } from '../theme.ts';

/** What a provider says to a key, and what to do about it; '' where there is nothing to do. */
export interface ShownCheck extends KeyCheck {
	next: string;
}

/** Tries every key that is set, over the network. `command` is how this program is called. */
export async function tryKeys({ settings, lines }: Configuration, command: string): Promise<ShownCheck[]> {
	const keys = readKeyStates(lines);
	const providers = createProviders(settings, { version: packageJson.version, contact: settings.contact });
	try {
		const checks = await checkKeys(providers, keys);
		return checks.map((check, at) => ({
			...check,
			message: nameProviders(check.message),
			next: adviseOn(check, keys[at], command),
		}));
	} finally {
		await providers.close();
	}
}

function adviseOn({ state }: KeyCheck, key: KeyState | undefined, command: string): string {
	switch (state) {
		case 'ok':
			return '';
		case 'not set':
			return `Get one at ${key?.whereToGet} (${key?.purpose}).`;
		case 'refused':
			return `Compare it with ${key?.whereToGet}, and set it anew: ${command} setup`;
		case 'unreachable':
			return `Nothing is known of the key. Try again later: ${command} setup --check`;
	}
}

/** 4 when a key is refused, 5 when nobody could be asked, 3 when only some could. A key that is not set is no failure. */
export function exitCodeOfChecks(checks: Pick<KeyCheck, 'state'>[]): number {
	const states = new Set(checks.map(({ state }) => state));
	if (states.has('refused')) return exitCodes.credentials;
	if (states.has('unreachable')) return states.has('ok') ? exitCodes.partly : exitCodes.unreachable;
	return exitCodes.done;
}

/** The checks for a person to read: a line for each key, and below it what to do. */
export function formatChecks(checks: ShownCheck[], columns: number): string {
	const fields = checks.flatMap(({ setting, provider, state, message, next }): [string, string][] => [
		[setting, `${markOf(state)} · ${message === '' ? titleOf(provider) : message}`],
		['', next],
	]);
	return formatCard('Keys', fields, columns);
}

function markOf(state: KeyCheck['state']): string {
	if (state === 'ok') return paint.good('✓ ok');
	if (state === 'refused') return paint.bad('✗ refused');
	return state === 'unreachable' ? '? not reached' : '– not set';
}
