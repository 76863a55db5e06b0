import { messageOf, UsageError } from '../errors.ts';
import { cleanText } from '../text.ts';
import { parseWebAddress } from './output/hyperlink.ts';

/**
 * Opens an address with the program that the system has for web addresses. Throws UsageError for anything that is no web
 * address, and where there is no browser: it then names the address, to be copied.
 */
export async function openInBrowser(address: string): Promise<void> {
	const url = parseWebAddress(address);
	if (url === null) throw new UsageError('That is no web address.', 'Nothing was opened.');
	const { default: open } = await import('open');
	try {
		await open(url.href);
	} catch (error) {
		const reason = messageOf(error);
		throw new UsageError(`No browser could be opened (${cleanText(reason)}).`, `The page is at: ${url.href}`);
	}
}
