import type { PressingFormat } from './types.ts';

/** A release as Discogs' public dump of August 2020 (CC0) records it. */
interface Fact {
	release: number;
	master: number;
	artist: string;
	/** Title of the release group it belongs to, as MusicBrainz writes it. */
	album: string;
	/** Title on the release, where it differs. */
	title?: string;
	country: string;
	released: string;
	labels: [name: string, catno: string, id: number][];
	format: PressingFormat;
	barcode?: string;
}

/** Facts about real vinyl pressings: ids, labels, catalogue numbers, countries and dates are those of the dump. */
export const facts: Fact[] = [
	{
		release: 6084067,
		master: 45526,
		artist: 'The Beatles',
		album: 'Rubber Soul',
		country: 'France',
		released: '1965-12-00',
		labels: [['Odeon', 'OSX 232', 33930]],
		format: lp('Mono'),
	},
	{
		release: 1586427,
		master: 54565,
		artist: 'The Beatles',
		album: 'Yellow Submarine',
		country: 'France',
		released: '1969',
		labels: [['Apple Records', '2C 062 04002', 25693]],
		format: lp('Stereo'),
	},
	{
		release: 12645414,
		master: 9298,
		artist: 'Jeff Buckley',
		album: 'Grace',
		country: 'UK & Ireland',
		released: '2018-10-12',
		labels: [
			['Columbia', '190758834719', 1866],
			['Sony Music', '190758834719', 25487],
			['Legacy', '190758834719', 15491],
		],
		format: { ...lp('Limited Edition', 'Reissue'), text: 'Purple' },
		barcode: '1 90758 83471 9',
	},
	{
		release: 14220496,
		master: 4126,
		artist: 'Led Zeppelin',
		album: 'Led Zeppelin',
		country: 'Canada',
		released: '',
		labels: [['Atlantic', 'SD 8216', 681]],
		format: lp('Reissue', 'Stereo'),
	},
	{
		release: 12645455,
		master: 796,
		artist: 'The Human League',
		album: 'Crash',
		country: 'Israel',
		released: '1986',
		labels: [['Virgin', 'V2391-1', 750]],
		format: { ...lp(), text: 'Gatefold' },
	},
	{
		release: 4497837,
		master: 55625,
		artist: 'Sleep',
		album: 'Dopesmoker',
		country: 'US',
		released: '2013',
		labels: [['Southern Lord', 'LORD158', 30436]],
		format: { ...lp('Limited Edition', 'Reissue', 'Remastered'), qty: '2', text: 'Indica Edition' },
		barcode: '808720015812',
	},
	{
		release: 4497886,
		master: 13185,
		artist: 'New York Dolls',
		album: 'New York Dolls',
		country: 'Canada',
		released: '1973',
		labels: [['Mercury', 'SRM 1-675', 39357]],
		format: lp(),
	},
	{
		release: 11058831,
		master: 27629,
		artist: 'Bruce Springsteen',
		country: 'Greece',
		released: '',
		album: 'The Wild, the Innocent & the E Street Shuffle',
		labels: [['CBS', 'CBS 65780', 3072]],
		format: lp(),
	},
	{
		release: 6084064,
		master: 72879,
		artist: 'John Lennon',
		album: 'Imagine',
		title: 'Imagine (Imagínate)',
		country: 'Chile',
		released: '1972',
		labels: [['Apple Records', '(S) Apple-2018', 25693]],
		format: lp(),
	},
	{
		release: 4497873,
		master: 18268,
		artist: 'Cannibal Corpse',
		album: 'Butchered at Birth',
		country: 'UK',
		released: '2013-04-20',
		labels: [['Back On Black', 'BOBV148PD', 37884]],
		barcode: '803341394469',
		format: lp('Picture Disc', 'Reissue', 'Repress', 'Limited Edition'),
	},
	{
		release: 6084132,
		master: 32911,
		artist: 'Megadeth',
		country: 'Germany',
		released: '2014-07-07',
		album: 'Killing Is My Business… and Business Is Good!',
		labels: [['Century Media', '9962331', 10956]],
		title: 'Killing Is My Business...And Business Is Good!',
		barcode: '5051099623316',
		format: { ...lp('Reissue'), text: 'Red Transparent' },
	},
	{
		release: 7697993,
		master: 787283,
		artist: 'Napalm Death',
		album: 'Apex Predator – Easy Meat',
		country: 'US',
		title: 'Apex Predator - Easy Meat',
		released: '2015',
		labels: [['Century Media', '9985191', 10956]],
		format: { ...lp('Limited Edition'), text: 'Lilac' },
		barcode: '7 27701 92191 4',
	},
	{
		release: 7698019,
		master: 84396,
		artist: 'Sun Ra',
		album: 'Nothing Is...',
		country: 'US',
		released: '1966',
		labels: [['ESP Disk', 'ESP-DISK´ 1045', 35016]],
		format: lp('Stereo'),
	},
	{
		release: 14220589,
		master: 1616976,
		artist: 'Ghostface Killah',
		album: 'Ghostface Killahs',
		country: 'US',
		released: '2019-09-13',
		labels: [['Music Generation Corporation', 'MGC600-LP', 1673704]],
		format: { ...lp(), text: 'White' },
	},
];

/** Masters of the dump that no fact above names: artist, title and the real id. */
export const masterFacts: Record<string, number> = {
	'Pink Floyd / The Dark Side of the Moon': 10362,
	"Art Brut / It's a Bit Complicated": 156,
	'Art Brut / Emily Kane': 165,
	'Art Brut / Formed a Band': 171,
	'Bob Dylan / Desire': 3911,
};

function lp(...descriptions: string[]): PressingFormat {
	return { name: 'Vinyl', qty: '1', text: '', descriptions: ['LP', 'Album', ...descriptions] };
}
