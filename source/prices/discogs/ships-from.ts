import { nameCountry, toCountryCode } from '../../countries.ts';

/** What Discogs calls a country where CLDR has another name for it. */
const otherNames: [name: string, code: string][] = [
	['Czech Republic', 'CZ'],
	['Turkey', 'TR'],
	['Russian Federation', 'RU'],
	['Korea, Republic of', 'KR'],
	['Hong Kong', 'HK'],
	['Macao', 'MO'],
	['Macau', 'MO'],
	['Macedonia', 'MK'],
	['Macedonia, the former Yugoslav Republic of', 'MK'],
	['Moldova, Republic of', 'MD'],
	['Viet Nam', 'VN'],
	['Cape Verde', 'CV'],
	['Swaziland', 'SZ'],
	['Myanmar', 'MM'],
	['Ivory Coast', 'CI'],
	['Palestine', 'PS'],
	['Holy See (Vatican City State)', 'VA'],
	['Iran, Islamic Republic of', 'IR'],
	['Brunei Darussalam', 'BN'],
	['Venezuela, Bolivarian Republic of', 'VE'],
	['Bolivia, Plurinational State of', 'BO'],
	['Tanzania, United Republic of', 'TZ'],
	['Taiwan, Province of China', 'TW'],
	["Lao People's Democratic Republic", 'LA'],
	['Syrian Arab Republic', 'SY'],
	['Reunion', 'RE'],
	['Curacao', 'CW'],
];

const codes = new Map([...everyCountry(), ...otherNames].map(([name, code]) => [keyOf(name), code]));

/** The ISO 3166-1 code of a country that Discogs names in English ("United States", "Bosnia and Herzegovina"); null for one it does not know. */
export function countryNamed(name: string): string | null {
	return codes.get(keyOf(name)) ?? toCountryCode(name);
}

/** "Bosnia & Herzegovina", "Bosnia and Herzegovina" and "Åland Islands", "Aland Islands" are the same. */
function keyOf(name: string): string {
	return name
		.normalize('NFD')
		.toLowerCase()
		.replace(/\band\b/g, '&')
		.replace(/\bst\b\.?/g, 'saint')
		.replace(/[^\p{L}&]/gu, '');
}

/** Names and codes of all countries there are; codes of former ones (DD) are answered with their successor's name and left out. */
function everyCountry(): [name: string, code: string][] {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return letters
		.flatMap((first) => letters.map((second) => first + second))
		.filter((code) => toCountryCode(code) === code && new Intl.Locale(`und-${code}`).region === code)
		.map((code) => [nameCountry(code), code]);
}
