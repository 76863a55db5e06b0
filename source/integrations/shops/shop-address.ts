import { isPublicAddress, literalAddress } from '../http/public-address.ts';

/** Why an address of a shop is not gone to. */
export interface RefusedAddress {
	refused: string;
	next: string;
}

/**
 * The addresses at which a shop that a person named may have its pages: below the path that was given, and at the top of the site.
 * A missing `https://` is added and `http://` replaced: no shop is asked without encryption. Null when it is no address.
 */
export function readShopAddress(typed: string, trustedOrigins: ReadonlySet<string>): string[] | null {
	const text = typed.trim();
	const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
	if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
	if (!trustedOrigins.has(url.origin)) {
		url.protocol = 'https:';
		if (!/[.:]/.test(url.hostname)) return null;
	}
	const path = url.pathname.replace(/\/+$/, '');
	return path === '' ? [url.origin] : [url.origin + path, url.origin];
}

/**
 * Whether a shop's address, or one that it redirects to, may be asked. `from` is the page that redirected, null for what a person typed.
 * Same host or its twin with or without www, over https, never a private address; a trusted origin leads to itself.
 */
export function refuseAddress(to: URL, from: URL | null, trustedOrigins: ReadonlySet<string>): RefusedAddress | null {
	if (trustedOrigins.has(to.origin)) {
		if (from === null || from.origin === to.origin) return null;
		return { refused: 'redirects to a private address, which is not followed', next: givesUp };
	}
	if (to.protocol !== 'https:') {
		return {
			refused: `redirects to ${to.protocol}// (${to.host}), which is not encrypted and not followed`,
			next: givesUp,
		};
	}
	const literal = literalAddress(to);
	if (literal !== null && !isPublicAddress(literal)) {
		const what = from === null ? 'is at' : 'redirects to';
		return { refused: `${what} a private address, which is not asked`, next: givesUp };
	}
	if (from === null || nameOf(from) === nameOf(to)) return null;
	return {
		refused: `has moved to ${to.host}`,
		next: `If that is the same shop: vinilogy shops add https://${to.host}`,
	};
}

const givesUp = 'Look at the shop in a web browser: is this its address?';

function nameOf({ host }: URL): string {
	return host.replace(/^www\./, '');
}
