/** Who signs in for which of Amazon's sites (credentials of version 3: North America, Europe with its neighbours, Far East). */
const regions = [
	{ login: 'https://api.amazon.com/auth/o2/token', endings: ['com', 'ca', 'com.mx', 'com.br'] },
	{
		login: 'https://api.amazon.co.uk/auth/o2/token',
		endings: 'co.uk de fr it es nl se pl com.be ie com.tr ae sa eg in'.split(' '),
	},
	{ login: 'https://api.amazon.co.jp/auth/o2/token', endings: ['co.jp', 'com.au', 'sg'] },
];

/** Where a site's tokens come from, or null when there is no such site ("www.amazon.es"). */
export function loginAddressOf(marketplace: string): string | null {
	const ending = /^www\.amazon\.([a-z.]+)$/.exec(marketplace)?.[1] ?? '';
	return regions.find(({ endings }) => endings.includes(ending))?.login ?? null;
}
