import { type Judge, quoteMessage } from '../http/answers.ts';

const noSellerSettings = /seller settings/i;
const endOfInventory = /pagination above \d+ disabled/i;

/**
 * Discogs answers a User-Agent that it does not like with 200 and nothing. Everything else is in the status and `message`; but the 403
 * for a page that it shows nobody is about that page, not about us, and no reason to stop asking.
 */
export const judgeDiscogs: Judge = ({ status, text, body }) => {
	if (status === 200 && text.trim() === '') {
		const detail = 'an empty answer, which is how it refuses a User-Agent: set VINILOGY_CONTACT';
		return { kind: 'refused', detail };
	}
	const said = quoteMessage(body);
	return status === 403 && endOfInventory.test(said) ? { kind: 'not-found', detail: said } : null;
};

/** Whether "no such thing" means that the account has not filled out its seller settings. */
export function saysNoSellerSettings({ message }: Error): boolean {
	return noSellerSettings.test(message);
}

/** Whether "no such thing" means that Discogs shows no more pages of this inventory. */
export function saysEndOfInventory({ message }: Error): boolean {
	return endOfInventory.test(message);
}
