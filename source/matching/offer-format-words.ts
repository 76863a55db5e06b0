/**
 * What a listing may be besides a record, in the spelling of `readWords`. Patterns are tried on words joined by one space, with one space
 * at each end, so that " cd " is a word of its own.
 */

/** What a listing is called when it is none of the records that are matched, and the words that say so. */
export interface OtherKind {
	name: string;
	pattern: RegExp;
}

function anyOf(...words: string[]): RegExp {
	return new RegExp(` (?:${words.join('|')}) `, 'u');
}

/** Several things at one price, or nothing to be played: it says so wherever it stands, and a record beside it changes nothing. */
export const neverOneRecord: OtherKind[] = [
	{
		name: 'a lot of several',
		pattern: anyOf(
			...[
				'lots? (?:of|de|di|von|van|x) ?\\d*',
				'(?:lot|lotto|lote|parti) \\d+',
				'\\d+ ?(?:lps?|vinyls?|records?|albums?)? lot',
			],
			...['job ?lots?', 'konvolut', 'sammlungsauflosung', 'bulk', 'wholesale', 'lotto di', 'lote de', 'lot de'],
			...[
				'bundles?',
				'you (?:choose|pick)',
				'pick your',
				'choose your',
				'auswahl',
				'mystery (?:box|bag|lp|vinyl|pack)',
			],
			...['(?:sealed )?(?:box|case|carton|pack|pallet) of \\d+(?: ?lps?| records| copies)?'],
			...[
				'(?:collection|sammlung|stapel|paket|stack) (?:of|von|van) \\d+ ?(?:different )?(?:lps|vinyls|records|albums|platten|schallplatten)',
			],
			...['\\d+ (?:different |assorted |x )(?:lps|vinyls|records|albums)'],
		),
	},
	{
		name: 'a sleeve without its record',
		pattern: anyOf(
			...['(?:sleeve|cover|jacket|insert|obi|booklet|artwork) only', 'empty (?:sleeve|cover|jacket|box)'],
			...[
				'no (?:record|vinyl|disc|lp)(?: included)?',
				'without (?:the )?(?:record|vinyl|disc)',
				'nur (?:das )?(?:cover|hulle)',
				'leer(?:cover|hulle)',
			],
			...[
				'ohne (?:schall)?platte',
				'ohne lp',
				'pochette (?:seule|vide)',
				'sans (?:le )?(?:disque|vinyle)',
				'solo (?:portada|copertina|funda)',
			],
			...[
				'(?:funda|portada) sola',
				'sin (?:el )?(?:disco|vinilo)',
				'senza (?:il )?(?:disco|vinile)',
				'alleen (?:de )?hoes',
				'lege hoes',
			],
			...['zonder (?:plaat|lp)', 'display only', 'display copy sleeve'],
		),
	},
	{
		name: 'something for the wall or the pocket',
		pattern:
			/ (?<! (?:\+|with|w|incl|inc|including|and|&|plus|gratis|free|mit|avec|con|met|bonus) )(?:slip ?mats?|posters?|art ?prints?) /u,
	},
	{
		name: 'clothing',
		pattern: anyOf(
			...[
				't ?shirts?',
				'tee ?shirts?',
				'shirts?',
				'hoodies?',
				'hoody',
				'sweat ?shirts?',
				'sweaters?',
				'long ?sleeves?',
				'pullover',
			],
			...[
				'kapuzenpulli',
				'camisetas?',
				'sudadera',
				'magliett[ae]',
				'felpa',
				'beanies?',
				'tote ?bags?',
				'tote',
				'socks',
				'truien?',
			],
		),
	},
	{
		name: 'equipment',
		pattern: anyOf(
			...[
				'turntables?',
				'record players?',
				'plattenspieler',
				'platines? (?:vinyles?|disque)',
				'tocadiscos',
				'giradischi',
				'platenspelers?',
			],
			...[
				'gramofon',
				'skivspelare',
				'phono (?:stage|preamp|cartridge)',
				'stylus',
				'record (?:brush|cleaner|cleaning|crate|stand|storage|frame)',
			],
			...[
				'(?:lp|vinyl|album) (?:frame|storage|crate|brush|cleaner|rack|stand|wallet|clock|coasters?|bowl)',
				'cleaning kit',
			],
			...[
				'(?:\\d+ |pack ?)(?:x )?(?:\\d*lps? |12inch |vinyl |record )?(?:inner |outer |protective )sleeves',
				'schutzhullen',
				'plattenburste',
			],
		),
	},
	{
		name: 'a gift card or ticket',
		pattern: anyOf(
			...[
				'gift ?(?:cards?|vouchers?|certificates?)',
				'e ?gift',
				'gutschein',
				'geschenkgutschein',
				'geschenkkarte',
				'carte cadeau',
				'cheque cadeau',
			],
			...[
				'tarjeta regalo',
				'buono regalo',
				'cadeaubon',
				'cadeaukaart',
				'(?:concert|event|entry) tickets?',
				'eintrittskarten?',
				'record tokens?',
			],
		),
	},
];

/** What may lie in a record's sleeve as a present, and is a listing by itself where no record is named. */
export const besideARecord: OtherKind[] = [
	{
		name: 'a CD',
		pattern: anyOf(
			...[
				'\\d{0,2} ?x? ?(?:cds?|cdr|cdrs|sacds?|cdep)',
				'compact dis[ck]s?',
				'digi ?pac?ks?',
				'jewel ?case',
				'(?:shm|uhq|blu spec) ?cd2?',
			],
			...['cd (?:album|single|maxi)', 'mini ?dis[ck]', 'компакт диск'],
		),
	},
	{
		name: 'a cassette',
		pattern: anyOf(
			...[
				'(?:music ?)?cassettes?',
				'(?:musik ?)?kassetten?',
				'kazeta',
				'kaseta',
				'kasety',
				'k7',
				'mc',
				'mcs',
				'cass',
				'tapes?',
				'cassete',
				'casete',
			],
			...[
				'casetes',
				'audiocassett[ae]',
				'musicassett[ae]',
				'(?:4|8|four|eight) ?track(?: cartridge| tape)?',
				'reel to reel',
				'カセット',
				'кассета',
			],
		),
	},
	{
		name: 'a film',
		pattern: anyOf(
			'\\d{0,2} ?x? ?(?:dvds?|blu ?rays?|bluray|vhs|uhd|laser ?discs?)',
			'dvd (?:video|audio)',
			'blu ray disc',
		),
	},
	{
		name: 'a download',
		pattern: anyOf(
			'digital (?:album|download|single|audio|music)',
			'downloads?',
			'mp3s?',
			'flac',
			'wav',
			'streaming',
			'telechargement',
			'descarga',
		),
	},
	{
		name: 'a book',
		pattern: anyOf(
			...[
				'(?:song)?books?',
				'hard ?(?:cover|back) book',
				'paperback',
				'magazines?',
				'buch',
				'livre',
				'libro',
				'boek',
				'sheet music',
				'fanzine',
			],
			...['zeitschrift', 'tijdschrift', 'noten(?:buch|heft)', 'biography'],
		),
	},
	{
		name: 'something for the wall or the pocket',
		pattern: anyOf(
			...[
				'posters?',
				'affiches?',
				'plakate?',
				'art ?prints?',
				'lithographs?',
				'photo(?:graph)?s?',
				'canvas',
				'flags?',
				'banners?',
				'slip ?mats?',
			],
			...[
				'stickers?',
				'aufkleber',
				'patch(?:es)?',
				'badges?',
				'enamel pins?',
				'pins?',
				'mugs?',
				'key ?(?:rings?|chains?)',
				'guitar picks?',
			],
			...[
				'plectrums?',
				'puzzles?',
				'jigsaw',
				'figures?',
				'calendars?',
				'kalender',
				'magnets?',
				'coasters?',
				'postcards?',
				'tasse',
				'decals?',
			],
			...[
				'action figures?',
				'caps?',
				'tees?',
				'tickets?',
				'prints?',
				'merch(?:andise)?',
				'accessor(?:y|ies)',
				'zubehor',
			],
		),
	},
];

/** Things that carry a record's name and are none: taken out before a record is looked for. */
export const likeARecord =
	/ (?:(?:vinyl|lp|mini lp) ?(?:replica|style|look|effect|sized?|sleeve replica)|mini ?lp(?: sleeve)?|(?:cd|book|box) ?(?:in )?lp sleeve|vinyl (?:stickers?|decals?|banners?|toys?|figures?|wrap|records? (?:coasters?|bowls?|clocks?))|lp ?cover ?(?:art|book))(?= )/gu;
