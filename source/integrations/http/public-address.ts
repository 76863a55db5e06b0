import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A host name or address that leads to this machine, a private network or another reserved range. */
export class NotPublicAddress extends Error {
	constructor() {
		super('not a public address');
		this.name = 'NotPublicAddress';
	}
}

/** True for addresses of the open internet only; IPv4 addresses inside IPv6 ones are judged as IPv4. */
export function isPublicAddress(address: string): boolean {
	return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** The address in a URL's host when it is one (`127.0.0.1`, `[::1]`), else null. The URL parser has already resolved odd spellings. */
export function literalAddress(url: URL): string | null {
	const host = url.hostname.replace(/^\[|\]$/g, '');
	return ipaddr.isValid(host) ? host : null;
}

/**
 * Why an address that somebody else gave may not be fetched, or null when it may: https and no private address, except at origins that
 * a person chose. What a name leads to is seen only when it is looked up (`publicLookup`).
 */
export function refuseTarget(target: URL, trustedOrigins: ReadonlySet<string>): string | null {
	if (trustedOrigins.has(target.origin)) return null;
	if (target.protocol !== 'https:') return 'not https';
	const literal = literalAddress(target);
	return literal === null || isPublicAddress(literal) ? null : 'not a public address';
}

type LookupAll = (
	hostname: string,
	options: LookupAllOptions,
	callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A name look-up that fails with NotPublicAddress when any of the addresses found is not public. The connection is made to
 * the very addresses that were judged, so a name cannot answer differently in between.
 */
export function publicLookup(lookup: LookupAll = systemLookup): LookupFunction {
	return (hostname, options, callback) => {
		lookup(hostname, { ...options, all: true }, (error, addresses) => {
			const first = addresses?.[0];
			if (error) callback(error, '', 0);
			else if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
				callback(new NotPublicAddress(), '', 0);
			} else if (options.all) callback(null, addresses);
			else callback(null, first.address, first.family);
		});
	};
}
