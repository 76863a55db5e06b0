/** The sites that the Browse API is known to serve, by their country. eBay has ids for more of them (Portugal, Sweden) without a live site. */
const sites = {
	US: 'EBAY_US',
	GB: 'EBAY_GB',
	DE: 'EBAY_DE',
	FR: 'EBAY_FR',
	IT: 'EBAY_IT',
	ES: 'EBAY_ES',
	AU: 'EBAY_AU',
	CA: 'EBAY_CA',
	IE: 'EBAY_IE',
	NL: 'EBAY_NL',
	BE: 'EBAY_BE',
	AT: 'EBAY_AT',
	CH: 'EBAY_CH',
	PL: 'EBAY_PL',
} as const;

export type EbayMarketplace = (typeof sites)[keyof typeof sites];

/**
 * Where a buyer looks whose country has no site: at the neighbour's whose sellers send there most, language and customs union before
 * distance. Whoever is not listed looks at the American one, which is the largest.
 */
const neighbours: Readonly<Record<string, keyof typeof sites>> = {
	AD: 'ES',
	GI: 'ES',
	PT: 'ES',
	LU: 'FR',
	MC: 'FR',
	MT: 'IT',
	SM: 'IT',
	VA: 'IT',
	BG: 'DE',
	CY: 'DE',
	CZ: 'DE',
	DK: 'DE',
	EE: 'DE',
	FI: 'DE',
	GR: 'DE',
	HR: 'DE',
	HU: 'DE',
	IS: 'DE',
	LI: 'CH',
	LT: 'DE',
	LV: 'DE',
	NO: 'DE',
	RO: 'DE',
	RS: 'DE',
	SE: 'DE',
	SI: 'DE',
	SK: 'DE',
	GG: 'GB',
	IM: 'GB',
	JE: 'GB',
	NZ: 'AU',
};

/** The site on which a buyer looks, by the ISO code of the country that it is sent to. */
export function marketplaceFor(country: string): EbayMarketplace {
	const codes: Readonly<Record<string, EbayMarketplace>> = sites;
	return codes[country] ?? sites[neighbours[country] ?? 'US'];
}
