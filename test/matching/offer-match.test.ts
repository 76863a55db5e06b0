import { describe, expect, test } from 'vitest';
import { matchOffer } from '../../source/matching/offer-match.ts';
import { known, offered, pressing } from './offered.ts';

const animals = known('Pink Floyd', 'Animals', {
	year: 1977,
	pressings: [
		pressing(1, { barcode: '5099902895123', label: 'Harvest', catalogNumber: 'SHVL 815', year: 1977, country: 'UK' }),
		pressing(2, {
			barcode: '0 190758 000000',
			label: 'Columbia',
			catalogNumber: 'JC 34474',
			year: 1977,
			country: 'US',
		}),
		pressing(3, {
			barcode: '0198765123451',
			label: 'Parlophone, Warner',
			catalogNumber: 'PFRLP28',
			year: 2022,
			formatText: 'Pink, 180g',
		}),
		pressing(4, {
			barcode: '198765123451',
			label: 'Parlophone',
			catalogNumber: 'PFRLP28, X',
			year: 2022,
			country: 'EU',
		}),
		pressing(5, { format: '2xLP', year: 2018, formatText: 'Blue' }),
	],
});

describe('a barcode', () => {
	test('that one pressing has finds it, whatever its zeros and dashes', () => {
		for (const barcode of ['5099902895123', '5 099902-895123', '05099902895123']) {
			expect(matchOffer(offered('Animals', { artist: 'Pink Floyd', barcode }), animals)).toMatchObject({
				...{ decision: 'certain', method: 'barcode', releaseId: 1, candidates: [] },
			});
		}
	});

	test('that several pressings have names all of them and none in particular', () => {
		const barcode = '198765123451';
		expect(matchOffer(offered('Animals LP', { artist: 'Pink Floyd', barcode }), animals)).toMatchObject({
			...{ decision: 'certain', method: 'barcode', releaseId: null, candidates: [3, 4] },
		});
	});

	test('waits for a person where the heading names something else', () => {
		const barcode = '5099902895123';
		const other = matchOffer(offered('Ys', { artist: 'Joanna Newsom', barcode, format: 'LP' }), animals);
		expect(other).toMatchObject({ decision: 'doubtful', releaseId: null, candidates: [1] });
		const live = matchOffer(offered('The Wall', { artist: 'Pink Floyd', barcode, format: 'LP' }), animals);
		expect(live.decision).toBe('doubtful');
	});

	test('proves nothing without its check digit, but narrows down what agrees otherwise', () => {
		const misprinted = known('Pink Floyd', 'Animals', {
			pressings: [pressing(1, { barcode: '509990289512' }), pressing(2)],
		});
		const barcode = '5 09990 289512';
		const alone = matchOffer(offered('Something Else', { artist: 'Somebody', barcode, format: 'LP' }), misprinted);
		expect(alone.decision).toBe('no');
		expect(matchOffer(offered('Animals LP', { artist: 'Pink Floyd', barcode }), misprinted)).toMatchObject({
			...{ decision: 'certain', method: 'title', releaseId: null, candidates: [1] },
		});
	});

	test('of a CD, a case or a T-shirt is no pressing', () => {
		const barcode = '5099902895123';
		for (const format of ['CD', 'Cassette', 'T-Shirt']) {
			expect(matchOffer(offered('Animals', { artist: 'Pink Floyd', barcode, format }), animals).decision).toBe('no');
		}
		const box = offered('Animals LP sealed box of 20', { artist: 'Pink Floyd', barcode });
		expect(matchOffer(box, animals).decision).toBe('no');
		const carton = offered('Animals LP', { artist: 'Pink Floyd', barcode: '15099902895120' });
		expect(matchOffer(carton, animals)).toMatchObject({ method: 'title', releaseId: null });
	});
});

describe('a catalogue number', () => {
	test('with its label finds the pressing', () => {
		const record = offered('Animals', {
			artist: 'Pink Floyd',
			format: 'LP',
			label: 'HARVEST',
			catalogNumber: 'shvl-815',
		});
		expect(matchOffer(record, animals)).toMatchObject({
			...{ decision: 'certain', method: 'catalogue number', releaseId: 1, candidates: [] },
		});
	});

	test('of several pressings names all of them', () => {
		const record = offered('Animals', {
			...{ artist: 'Pink Floyd', format: 'LP', label: 'Parlophone Records', catalogNumber: 'PFRLP28' },
		});
		expect(matchOffer(record, animals)).toMatchObject({ releaseId: null, candidates: [3, 4] });
	});

	test('without its label only narrows down', () => {
		const record = offered('Animals', { artist: 'Pink Floyd', format: 'LP', catalogNumber: 'JC 34474' });
		expect(matchOffer(record, animals)).toMatchObject({ method: 'title', releaseId: null, candidates: [2] });
	});

	test('of another record is doubtful', () => {
		const record = offered('Wish You Were Here', {
			...{ artist: 'Pink Floyd', format: 'LP', label: 'Harvest', catalogNumber: 'SHVL 815' },
		});
		expect(matchOffer(record, animals)).toMatchObject({ decision: 'doubtful', releaseId: null, candidates: [1] });
		expect(matchOffer({ ...record, artist: 'Joanna Newsom', title: 'Ys' }, animals).decision).toBe('no');
	});
});

describe('artist and title', () => {
	test.each([
		['Pink Floyd - Animals LP'],
		['PINK FLOYD – Animals (180g LP, 2018 remix) NEW SEALED'],
		['Pink Floyd Animals LP 1977 UK Harvest SHVL 815'],
		['Animals by Pink Floyd (Vinyl)'],
		['FLOYD, PINK - ANIMALS -PINK VINYL-'],
		['Pink Floyd | Animals | 2LP | RSD 2024'],
		['Pink Floyd &ndash; Animals [Vinyl] (Remastered)'],
		['Pink Floyd "Animals" 12" LP pre-order'],
		['LP Pink Floyd Animals 1977 Gatefold Harvest NM/NM'],
		['PINK FLOYD - ANIMALS LP 1977 UK 1ST PRESS VG+/EX'],
	])('"%s" is the album, and no pressing in particular', (title) => {
		expect(matchOffer(offered(title), animals)).toMatchObject({
			decision: 'certain',
			method: 'title',
			releaseId: null,
		});
	});

	test('what else is said narrows the pressings down', () => {
		const candidatesOf = (more: object) =>
			matchOffer(offered('Animals', { artist: 'Pink Floyd', format: 'LP', ...more }), animals).candidates;
		expect(candidatesOf({})).toEqual([]);
		expect(candidatesOf({ year: 2022 })).toEqual([3, 4]);
		expect(candidatesOf({ format: '2LP' })).toEqual([5]);
		expect(candidatesOf({ title: 'Animals (pink vinyl)' })).toEqual([3]);
		expect(candidatesOf({ label: 'Parlophone', year: 2022 })).toEqual([3, 4]);
		expect(candidatesOf({ year: 1999 })).toEqual([]);
	});

	test.each([
		['Pink Floyd', 'Animals', 'Pink Floyd - Animals CD'],
		['Pink Floyd', 'Animals', 'Pink Floyd - Animals Cassette'],
		['Pink Floyd', 'Animals', 'Pink Floyd - Animals (Live) LP'],
		['Pink Floyd', 'Animals', 'Pink Floyd - The Wall LP'],
		['Pink Floyd', 'Animals', 'A Tribute to Pink Floyd - Animals LP'],
		['Pink Floyd', 'Animals', 'Australian Pink Floyd Tribute - Animals LP'],
		['Pink Floyd', 'Animals', 'Karaoke: Animals in the style of Pink Floyd LP'],
		['Pink Floyd', 'Animals', 'Pink Floyd - Animals (lot of 5) LP'],
		['Pink Floyd', 'Animals', 'Animals - House of the Rising Sun LP'],
		['Pink Floyd', 'Animals', 'Maroon 5 - Animals LP'],
		['Led Zeppelin', 'Led Zeppelin II', 'Led Zeppelin - Led Zeppelin III LP'],
		['Led Zeppelin', 'Led Zeppelin', 'Led Zeppelin - Led Zeppelin II LP'],
		['Led Zeppelin', 'Led Zeppelin IV', 'Beyoncé - 4 LP'],
		['Toto', 'Toto IV', 'Toto - Toto 4 LP'],
		['Mount Eerie', 'Ocean Roar Vol. 2', 'Mount Eerie - Ocean Roar Vol. 3 LP'],
		['Queen', 'Greatest Hits', 'Queen - Greatest Hits II LP'],
		['Queen', 'Greatest Hits', 'ABBA - Greatest Hits LP'],
		['Metallica', 'Metallica', 'Metallica - Ride the Lightning LP'],
		['PJ Harvey', 'Dry', 'PJ Harvey - Dry - Demos LP'],
		['Bonobo', 'Migration', 'Bonobo - Migration (Remixes) LP'],
		['Nirvana', 'MTV Unplugged in New York', 'Nirvana - Nevermind LP'],
		['Converge', 'Jane Doe', 'Converge / Napalm Death - Split LP'],
		['Miles Davis', 'Kind of Blue', 'Various - Kind of Blue: The Jazz Story LP'],
		['Prince', 'Batman', 'Danny Elfman - Batman (Original Motion Picture Score) LP'],
		['Beach House', 'Bloom', 'Beach House - 7 LP'],
		['Adele', '21', 'Adele - 25 LP'],
		['Taylor Swift', 'Red', "Taylor Swift - Red (Taylor's Version) 4LP"],
		['Peter Gabriel', 'So', 'Peter Gabriel - So Live In Athens LP'],
		['Various Artists', 'Nuggets', 'Various - Nuggets Vol. 2 LP'],
		['Queen', 'Queen II', 'Queen - Queen LP'],
		['Queen', 'Queen', 'Queen - Queen II LP'],
		['Led Zeppelin', 'Led Zeppelin', 'Led Zeppelin - II LP'],
		['The Beatles', 'The Beatles', 'The Beatles - Let It Be LP'],
	])('%s – %s is not certain from "%s"', (artist, title, heading) => {
		expect(matchOffer(offered(heading), known(artist, title)).decision).not.toBe('certain');
	});

	test.each([
		['Led Zeppelin', 'Led Zeppelin IV', 'Led Zeppelin - IV (Remastered) LP'],
		['Taylor Swift', "Red (Taylor's Version)", "Taylor Swift - Red (Taylor's Version) 4LP"],
		['Tyler, the Creator', 'IGOR', 'Tyler, The Creator - IGOR LP'],
		['Earth, Wind & Fire', 'Gratitude', 'Earth, Wind & Fire - Gratitude 2LP'],
		['Black Country, New Road', 'For the First Time', 'Black Country, New Road - For The First Time LP'],
		['Prince', 'Purple Rain', 'Prince - Purple Rain (purple vinyl)'],
		['Adele', '25', 'Adele - 25 LP'],
		['Mount Eerie', 'Ocean Roar Vol. 2', 'Mount Eerie - Ocean Roar Vol. 2 LP'],
		['David Bowie', '“Heroes”', 'David Bowie - "Heroes" LP 2017 remaster'],
		['坂本龍一', '音楽図鑑', '坂本龍一 – 音楽図鑑 LP'],
		['Кино', 'Группа крови', 'КИНО - Группа Крови винил'],
	])('%s – %s is certain from "%s"', (artist, title, heading) => {
		expect(matchOffer(offered(heading), known(artist, title)).decision).toBe('certain');
	});

	test.each([
		['Sigur Rós', 'Ágætis byrjun', 'SIGUR ROS', 'AGAETIS BYRJUN', 'LP (2)'],
		['The Beatles', 'The Beatles', 'BEATLES', 'THE BEATLES', '2LP'],
		['Simon & Garfunkel', 'Bookends', 'SIMON AND GARFUNKEL', 'BOOKENDS', 'LP'],
		['Destiny’s Child', 'Survivor', 'DESTINY S CHILD', 'SURVIVOR -COLOURED-', 'LP'],
		['Eminem', 'The Slim Shady LP', 'EMINEM', 'THE SLIM SHADY LP', '2LP'],
		['Discovery', 'LP', 'Discovery', 'LP', 'LP'],
		['Oasis', "(What's the Story) Morning Glory?", 'OASIS', "WHAT'S THE STORY MORNING GLORY", 'LP'],
		['Weezer', 'Weezer', 'Weezer', 'Weezer', 'LP'],
		['Suzanne Vega', 'Solitude Standing', 'VEGA, SUZANNE', 'SOLITUDE STANDING (Deluxe Edition)', 'LP'],
		['Charles Mingus', 'Six Moods', 'Charles Mingus Quintet', '6 Moods', 'LP'],
		['Various Artists', 'Rocksteady Nights', 'VARIOUS', 'ROCKSTEADY NIGHTS', '2LP'],
		['Poster Children', 'Junior Citizen', 'Poster Children', 'Junior Citizen', 'LP'],
		['Tape', 'Opera', 'Tape', 'Opera', 'LP'],
		['Mount Eerie', 'Ocean Roar Vol. 2', 'MOUNT EERIE', 'OCEAN ROAR VOLUME II', '2LP'],
	])('%s – %s is certain from %s, "%s", %s', (artist, title, theirs, heading, format) => {
		expect(matchOffer(offered(heading, { artist: theirs, format }), known(artist, title)).decision).toBe('certain');
	});

	test('a year before the album came out speaks of something else', () => {
		const of = (year: number) => matchOffer(offered('Animals LP', { artist: 'Pink Floyd', year }), animals).decision;
		expect([of(1965), of(1977), of(2024)]).toEqual(['doubtful', 'certain', 'certain']);
		const hits = known('Queen', 'Greatest Hits', { year: 1981 });
		const ofHits = (year: number | null) =>
			matchOffer(offered('Greatest Hits LP', { artist: 'Queen', year }), hits).decision;
		expect([ofHits(1981), ofHits(null), ofHits(1992)]).toEqual(['certain', 'certain', 'doubtful']);
	});

	test('of two albums with one name only the first year tells which', () => {
		const blue = known('Weezer', 'Weezer', { year: 1994, hasNamesake: true, pressings: [pressing(1, { year: 2016 })] });
		const of = (more: object) => matchOffer(offered('Weezer (Blue Album) LP', { artist: 'Weezer', ...more }), blue);
		expect(of({}).decision).toBe('doubtful');
		expect(of({ year: 2016 }).decision).toBe('doubtful');
		expect(of({ year: 1994 }).decision).toBe('certain');
	});

	test("a label's or number's words explain what stands beside a title, unless they make another record", () => {
		const album = known('Queen', 'Innuendo', {
			pressings: [pressing(1, { label: 'Live Nation, Parlophone', catalogNumber: 'VOL 2, PCSD 115' })],
		});
		const of = (title: string) => matchOffer(offered(title, { artist: 'Queen' }), album).decision;
		expect([of('Innuendo LP Parlophone'), of('Innuendo PCSD 115 LP')]).toEqual(['certain', 'certain']);
		expect([of('Innuendo Live LP'), of('Innuendo Vol 2 LP'), of('Innuendo 2 Parlophone LP')]).not.toContain('certain');
	});

	test('a single is not the album that it is called like', () => {
		const single = offered('Let It Be', { artist: 'The Beatles', format: '7"' });
		expect(matchOffer(single, known('The Beatles', 'Let It Be', { pressings: [pressing(1)] })).decision).toBe('no');
		const boxed = known('The Beatles', 'Let It Be', { pressings: [pressing(1, { format: 'LP + 7"' })] });
		expect(matchOffer(single, boxed).decision).toBe('certain');
	});

	test.each([
		['Prince - Purple Rain 12" Single', null],
		['Prince - Purple Rain promo single vinyl', null],
		['Prince - Purple Rain 12" vinyl single 1984 UK', null],
		['Prince - Purple Rain', 'Vinyl, 12", Maxi-Single'],
		['Prince - Purple Rain', '12" Single'],
	])('"%s" (%s) is a single, whatever its size', (title, format) => {
		const single = offered(title, { format });
		const album = known('Prince', 'Purple Rain', { pressings: [pressing(1)] });
		expect(matchOffer(single, album).decision).toBe('no');
		expect(matchOffer(single, known('Prince', 'Purple Rain')).decision).toBe('doubtful');
		const own = known('Prince', 'Purple Rain', {
			pressings: [pressing(1, { format: '12"', descriptions: ['Maxi-Single'] })],
		});
		expect(matchOffer(single, own).decision).toBe('certain');
	});

	test('one that is shelved among singles is one, unless LPs stand there too', () => {
		const album = known('Prince', 'Purple Rain', { pressings: [pressing(1)] });
		const of = (shelf: string[]) => matchOffer(offered('Prince - Purple Rain vinyl', { shelf }), album).decision;
		expect([of(['12" Singles']), of(['LPs', 'Singles'])]).toEqual(['no', 'certain']);
	});

	test('an album of singles is none, and a 7" is told by its size', () => {
		const singles = known('Adam Ant', 'The Singles', { pressings: [pressing(1)] });
		const of = (title: string) => matchOffer(offered(title, { artist: 'Adam Ant', format: 'LP' }), singles).decision;
		expect([of('The Singles'), of('Singles')]).toEqual(['certain', 'certain']);
		const small = known('Adam Ant', 'Zerox', { pressings: [pressing(1, { format: '7"', descriptions: [] })] });
		expect(matchOffer(offered('Adam Ant - Zerox 7" single'), small).decision).toBe('certain');
	});

	test('"single" may count sleeves and sides, and a song beside an LP', () => {
		const album = known('Prince', 'Purple Rain', { pressings: [pressing(1)] });
		const of = (title: string) => matchOffer(offered(title, { artist: 'Prince' }), album).decision;
		expect([of('Purple Rain single LP'), of('Purple Rain vinyl (single sleeve)')]).toEqual(['certain', 'certain']);
	});

	test('a bare 12" is doubtful where no pressing is one', () => {
		const of = (format: string, more: object = {}) =>
			matchOffer(
				offered('Purple Rain', { artist: 'Prince', format }),
				known('Prince', 'Purple Rain', { pressings: [pressing(1, more)] }),
			).decision;
		expect([of('12"'), of('12" LP'), of('Vinyl, 12", Album')]).toEqual(['doubtful', 'certain', 'certain']);
		expect(of('12"', { format: '12"' })).toBe('certain');
		expect([of('2x12"', { format: '2xLP' }), of('2x12"')]).toEqual(['certain', 'doubtful']);
	});

	test.each([
		['Nevermind Inner Sleeve vinyl'],
		['Nevermind Lyrics Insert vinyl'],
		['Nevermind LP sleeve'],
		['Nevermind LP original inner sleeve 1991'],
		['Nevermind vinyl obi'],
	])('"%s" may be only a part of the record', (title) => {
		const nevermind = known('Nirvana', 'Nevermind', { pressings: [pressing(1)] });
		expect(matchOffer(offered(title, { artist: 'Nirvana', format: 'LP' }), nevermind).decision).toBe('doubtful');
	});

	test.each([
		['Nevermind LP with insert'],
		['Nevermind LP + obi'],
		['Nevermind LP in original inner sleeve'],
		['Nevermind LP gatefold sleeve'],
		['Nevermind vinyl incl. lyrics insert'],
		['Nevermind LP sleeve VG+ vinyl NM'],
	])('"%s" is the record', (title) => {
		const nevermind = known('Nirvana', 'Nevermind', { pressings: [pressing(1)] });
		expect(matchOffer(offered(title, { artist: 'Nirvana', format: 'LP' }), nevermind).decision).toBe('certain');
	});

	test.each([
		['Van Halen', 'Van Halen', 'Van Halen - Van Halen 2 LP'],
		['Led Zeppelin', 'Led Zeppelin', 'Led Zeppelin - Led Zeppelin 2 LP'],
		['Chicago', 'Chicago', 'Chicago - Chicago 17 LP'],
		['Various', 'Now', 'Various - Now 50 LP'],
	])('%s – %s is not certain from "%s", unless so many records are stored', (artist, title, heading) => {
		const of = (format: string) =>
			matchOffer(offered(heading), known(artist, title, { pressings: [pressing(1, { format })] })).decision;
		expect(of('LP')).toBe('doubtful');
		expect(of(`${heading.match(/\d+/)?.[0]}xLP`)).toBe('certain');
	});

	test.each([
		['Chicago', 'Chicago 17', 'Chicago - Chicago 17 LP'],
		['Kendrick Lamar', 'Section.80', 'Kendrick Lamar - Section.80 LP'],
		['Various', 'Now 50', 'Various - Now 50 LP'],
		['Adele', '25', 'Adele - 25 LP'],
		['Pink Floyd', 'The Wall', 'Pink Floyd - The Wall 1 LP'],
		['Pink Floyd', 'The Wall', 'Pink Floyd - The Wall (2 LP)'],
		['Pink Floyd', 'The Wall', 'Pink Floyd - The Wall 2LP'],
	])('%s – %s is certain from "%s"', (artist, title, heading) => {
		const album = known(artist, title, { pressings: [pressing(1)] });
		expect(matchOffer(offered(heading), album).decision).toBe('certain');
	});

	test('a year in the heading tells which record of a common title it is', () => {
		const of = (artist: string, title: string, year: number, heading: string) =>
			matchOffer(offered(heading), known(artist, title, { year, pressings: [pressing(1, { year })] })).decision;
		const hits = (heading: string) => of('Elton John', 'Greatest Hits', 1974, `Elton John - Greatest Hits ${heading}`);
		expect([hits('LP'), hits('1974 LP'), hits('LP (1974, US)')]).toEqual(['certain', 'certain', 'certain']);
		expect([hits('1987 LP'), hits('LP UK 1987')]).toEqual(['doubtful', 'doubtful']);
		expect(of('Weezer', 'Weezer', 1994, 'Weezer - Weezer LP 2001')).toBe('doubtful');
		expect(of('Weezer', 'Weezer', 1994, 'Weezer - Weezer LP 1994')).toBe('certain');
		expect(of('The 1975', 'The 1975', 2013, 'The 1975 - The 1975 LP')).toBe('certain');
		expect(of('Weezer', 'Pinkerton', 1996, 'Weezer - Pinkerton LP 2016')).toBe('certain');
	});

	test('a colour beside a self-titled album may be another one, unless the record has it', () => {
		const of = (artist: string, heading: string) =>
			matchOffer(offered(heading), known(artist, artist, { year: 1994, pressings: [pressing(1)] })).decision;
		for (const heading of [
			'Weezer (Green Album) LP',
			'Weezer - Weezer (Teal Album) vinyl',
			'Weezer - Weezer green LP',
		]) {
			expect(of('Weezer', heading)).not.toBe('certain');
		}
		expect(of('Weezer', 'Weezer - Weezer (green vinyl)')).toBe('certain');
		expect(of('Weezer', 'Weezer - Weezer LP (black & white splatter)')).toBe('certain');
		expect(of('Black Sabbath', 'Black Sabbath - Black Sabbath LP')).toBe('certain');
		expect(of('Sonny Clark Trio', 'Sonny Clark Trio - Sonny Clark Trio LP -Blue Note Tone Poets-')).toBe('certain');
		const white = known('The Beatles', 'The Beatles', {
			pressings: [pressing(1, { title: 'The Beatles (White Album)' })],
		});
		expect(matchOffer(offered('The Beatles - The Beatles (White Album) LP'), white).decision).toBe('certain');
	});

	test('a year that is added to a title may be another record', () => {
		const of = (heading: string, artist: string, title: string) =>
			matchOffer(offered(heading), known(artist, title, { pressings: [pressing(1)] })).decision;
		for (const heading of ['Purple Rain & 1999 LP', 'Purple Rain + 1999 LP', 'Purple Rain and 1999 vinyl']) {
			expect(of(`Prince - ${heading}`, 'Prince', 'Purple Rain')).toBe('doubtful');
		}
		expect(of('Pink Floyd - Animals & 2018 LP', 'Pink Floyd', 'Animals')).toBe('doubtful');
		expect(of('Pink Floyd - Animals LP + CD 2018', 'Pink Floyd', 'Animals')).toBe('certain');
		expect(of('Somebody - 1998 & 1999 LP', 'Somebody', '1998 & 1999')).toBe('certain');
	});

	test('what nobody calls a record is doubtful', () => {
		expect(matchOffer(offered('Animals', { artist: 'Pink Floyd' }), animals).decision).toBe('doubtful');
	});

	test('says why in words for a person', () => {
		const { evidence } = matchOffer(offered('Animals (Live) LP', { artist: 'FLOYD, PINK', year: 1977 }), animals);
		expect(evidence.map(({ signal, verdict, detail }) => `${signal} ${verdict}: ${detail}`)).toEqual([
			'title differs: animals live lp (beside it: live lp)',
			'artist agrees: floyd, pink',
			'year agrees: 1977 and 1977',
			'format agrees: LP',
		]);
	});
});
