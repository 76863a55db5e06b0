import supportsHyperlinks from 'supports-hyperlinks';

/** An address that can be clicked where the terminal says that it can (OSC 8); the bare address elsewhere. */
export function formatLink(address: string): string {
	const url = parseWebAddress(address);
	return url !== null && supportsHyperlinks.stdout ? `\u001b]8;;${url.href}\u0007${address}\u001b]8;;\u0007` : address;
}

/** The address when it is one of the web (http or https), else null: nothing else is ever opened. */
export function parseWebAddress(address: string): URL | null {
	const url = URL.parse(address);
	return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
