import { type Money, toDecimal } from '../../money/currencies.ts';
import { findListener, flagOf, type Listener } from '../listener.ts';
import { formatCard } from '../output/card.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { paint } from '../theme.ts';
import { type Session, withContext } from '../with-context.ts';
import { formatPreference, listPreferences, type Preference } from './preferences.ts';

/** `profile`, `profile show`: what a listener prefers, and who said each value. */
export async function showProfile({ user, json }: { user: string; json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		printProfile(session, await findListener(session, user), json);
		return 0;
	});
}

/** Prints what a listener prefers, as a card, TSV or JSON. */
export function printProfile(
	{ terminal, configuration, command }: Session,
	{ user, profile }: Listener,
	json: boolean,
): void {
	const preferences = listPreferences(profile, configuration);
	if (json) terminal.print(formatJson({ user: user.name, preferences: preferences.map(toShownPreference) }));
	else if (!terminal.isInteractive)
		terminal.print(formatTsv(preferences.map(toPreferenceRow), ['name', 'value', 'currency', 'from']));
	else terminal.print(formatProfile(user.name, preferences, terminal.columns()));
	const isCountryKnown = preferences.some(({ name, value }) => name === 'country' && value !== null);
	if (!isCountryKnown)
		terminal.say(
			`Prices count once it is known where records are to be sent: ${command} profile set --country ES${flagOf(user)}`,
		);
}

function toShownPreference({ name, value, money, from }: Preference): {
	name: string;
	value: Preference['value'];
	currency: Money['currency'] | null;
	from: Preference['from'];
} {
	return { name, value, currency: money?.currency ?? null, from };
}

/** A row of TSV: amounts as `profile set` takes them. */
function toPreferenceRow(preference: Preference): Record<string, string | number | null> {
	const { money } = preference;
	return { ...toShownPreference(preference), ...(money === null ? {} : { value: toDecimal(money) }) };
}

function formatProfile(name: string, preferences: Preference[], columns: number): string {
	const fields = preferences.map((preference): [string, string] => [
		preference.name,
		`${formatPreference(preference)} ${paint.faint(`· ${preference.from}`)}`,
	]);
	return formatCard(`Listener "${name}"`, fields, columns);
}
