import { UsageError } from '../../errors.ts';
import { cleanText } from '../../text.ts';

export const callbackPath = '/callback';

/**
 * The code in an address that Spotify sent a browser to, or why there is none: the person said no, or Spotify did. Null when the address is not
 * the answer to our question.
 */
export function readCallback(url: URL, state: string): { code: string } | { refusal: UsageError } | null {
	if (url.pathname !== callbackPath || url.searchParams.get('state') !== state) return null;
	const code = url.searchParams.get('code');
	if (code !== null && code !== '') return { code };
	const error = cleanText(url.searchParams.get('error')).slice(0, 100);
	if (error === '') return null;
	const message = error === 'access_denied' ? 'Spotify was told not to let Vinilogy in.' : `Spotify refused: ${error}.`;
	return { refusal: new UsageError(message, 'Nothing was changed. Run `vinilogy connect spotify` to try again.') };
}
