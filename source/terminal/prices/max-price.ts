import { UsageError } from '../../errors.ts';
import type { Money } from '../../money/currencies.ts';
import { parsePrice } from '../../money/parse-price.ts';
import { cleanText } from '../../text.ts';

/** The most that somebody would pay, as it was typed: "30", "19,99"; "25 GBP" names another currency. Throws UsageError. */
export function readMaxPrice(text: string, currency: string): Money {
	const named = parsePrice(text, { currency: null, decimalMark: null });
	const parsed = named.ok ? named : parsePrice(text, { currency, decimalMark: null });
	if (parsed.ok) return parsed.money;
	throw new UsageError(
		`"${cleanText(text)}" is not understood: ${parsed.reason}.`,
		`Give it with as many decimals as ${currency} has, for example --max-price 30.`,
	);
}
