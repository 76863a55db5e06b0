/**
 * One descriptive User-Agent for all: `Vinilogy/1.2.3 (+https://example.org)`. MusicBrainz, Discogs and Wikimedia refuse agents
 * without a name of their own and a contact. Only printable ASCII is kept, so that a setting can never break a header.
 */
export function buildUserAgent(version: string, contact: string): string {
	return `Vinilogy/${headerSafe(version)} (+${headerSafe(contact)})`;
}

/** What picture hosts get: they turn away agents that do not look like a browser, and the contact stays readable. */
export function buildBrowserAgent(version: string, contact: string): string {
	return `Mozilla/5.0 (compatible; Vinilogy/${headerSafe(version)}; +${headerSafe(contact)})`;
}

function headerSafe(value: string): string {
	return value.replace(/[^\x21-\x7e]|[()]/g, '');
}
