/**
 * What shops write beside artist and title, in the spelling that `readWords` gives (lower case, no accents, no punctuation). Words of
 * several languages stand together: shops mix them.
 */

function listWords(...lines: string[]): ReadonlySet<string> {
	return new Set(lines.flatMap((line) => line.split(' ')));
}

/** A record by its name, in a word. Discs and sizes ("2lp", "12inch") are read by `readDisc`. */
export const recordWords = listWords(
	'vinyl vinyls vinyle vinyles vinilo vinilos vinile vinili vinil vinis winyl winyle winylowa vinyyli vinylskiva vinylplade',
	'schallplatte schallplatten vinylplatte elpee langspielplatte langspeelplaat grammofonplatta platta lps',
	'винил пластинка アナログ レコード 黒盤 黑胶 黑膠',
);

/** Words that are about this edition or this copy, never about the music: one of them makes a bracket an edition. */
export const copyMarks = listWords(
	...['deluxe', 'expanded remaster remastered remasters remastering anniversary anniv anniversaire jubilaum jubileum'],
	...[
		'edition editions edizione edicion edicao editie ausgabe ed',
		'reissue reissued repress represses repressing pressing',
	],
	...[
		'ristampa reedicion reedition neuauflage heruitgave',
		'limited ltd lim limitiert limitierte limitee limitada limitata',
	],
	...[
		'gelimiteerd numbered nummeriert exclusive exclusief indie indies rsd',
		'colored coloured colour color colours colors',
	],
	...[
		'farbig farbiges farbige couleur colore colorato gekleurd kleur',
		'transparent translucent opaque splatter splattered',
	],
	...['marble marbled marmoriert swirl swirled smoke galaxy', 'gatefold obi halfspeed stereo mono import variant'],
	...['180g 180gr 180gram 140g 140gr 140gram 200g 200gr 200gram heavyweight audiophile biovinyl ecovinyl recycled'],
	...['sealed unopened unplayed mint ovp versiegelt precintado scelle sigillato neuware preorder vorbestellung'],
	...['boxset picdisc lp vinyl', 'remaster'],
);

/** Colours, as far as shops name records by them. */
export const colourWords = listWords(
	'black white red blue green yellow orange purple violet pink magenta brown grey gray gold golden silver bronze copper clear',
	'crystal amber turquoise teal aqua cyan navy lilac lavender ivory cream bone beige olive mint maroon burgundy ruby emerald',
	'schwarz weiss rot blau grun gelb lila rosa grau silber braun noir blanc rouge bleu vert jaune dore argent',
	'negro blanco rojo azul verde amarillo naranja morado rosado dorado nero bianco rosso giallo viola arancione oro',
	'zwart wit wittes rood blauw groen geel oranje paars roze goud zilver',
);

/** Words that may stand beside those above without meaning anything by themselves. */
export const fillerWords = listWords(
	'and with the of on in w incl inc including plus for only super special collector collectors legacy original master mastered',
	'recording disc discs disk record records album cd dvd poster booklet insert sticker slipmat print art signed stores store shop',
	'official new brand still rare oop promo sale used pre order first press 1st light dark baby hot sky pale deep neon mix bottle',
	'half speed box set gram gr g rpm version digital digitally bonus track tracks download code tour uk us usa eu european japan',
	'japanese mit und ohne neu avec et con y e met en nieuw nieuwe neuf nuevo nuovo free shipping day stock out now double single',
	'nm vg ex exc vgc nmint grade graded condition excellent tested cleaned vintage orig lyrics inner sleeve shrink wrap',
	'german germany france french italy italian holland dutch netherlands canada canadian spain spanish australia',
	'triple picture shaped etched gratis cadeau mini hype 45rpm 33rpm side sided import day store record tri dual',
);

/** Several words that say together what one of them does not: kinds of records, and series in which labels press old records anew; the longest first. */
export const copyPhrases = [
	...['picture disc', 'picture vinyl', 'mini album', 'test pressing', 'white label', 'record store day', 'indie only'],
	...[
		'tone poet',
		'tone poets',
		'blue note classic',
		'blue note classics',
		'blue note tone poet',
		'blue note tone poets',
	],
	...[
		'classic vinyl series',
		'acoustic sounds series',
		'verve by request',
		'original jazz classics',
		'mobile fidelity',
	],
	...['analogue productions', 'music on vinyl', 'back to black', 'abbey road half speed'],
]
	.map((name) => name.split(' '))
	.toSorted((a, b) => b.length - a.length);

/** What makes another record of one, in the words of `normalizeTitle`: whatever else agrees, one of these on one side only decides. */
export const otherRecordWords = listWords(
	'live acoustic unplugged demo demos instrumental instrumentals remix remixes remixed dub karaoke tribute covers covered',
	'interview commentary audiobook outtakes rarities sessions session bootleg broadcast concert',
	'orchestral symphonic lullaby reimagined imagined revisited reworked split sampler singles single hits best collection anthology',
	'volume part chapter vol pt ep lullabies versions version',
	'konzert vivo directo concierto concerto',
);

/** Titles that many artists gave several records: alone they do not tell one from another. */
export const commonTitles: ReadonlySet<string> = new Set([
	...[
		'greatest hits',
		'the greatest hits',
		'best of',
		'the best of',
		'the very best of',
		'live',
		'untitled',
		'self titled',
	],
	...[
		'the collection',
		'collection',
		'collected',
		'anthology',
		'the singles',
		'singles',
		'hits',
		'essential',
		'the essential',
	],
	...[
		'demos',
		'the demos',
		'remixes',
		'the remixes',
		'unplugged',
		'mtv unplugged',
		'in concert',
		'live in concert',
		'christmas',
	],
	...[
		'the album',
		'album',
		'ep',
		'soundtrack',
		'original soundtrack',
		'original motion picture soundtrack',
		'instrumentals',
	],
	...[
		'gold',
		'icon',
		'ultimate collection',
		'the ultimate collection',
		'compilation',
		'rarities',
		'acoustic',
		'love songs',
	],
]);

/** "Various Artists" and what shops put where no artist is to be named. */
export const nobody: ReadonlySet<string> = new Set([
	...[
		'various',
		'various artists',
		'various artist',
		'va',
		'v a',
		'diverse',
		'verschiedene',
		'verschiedene interpreten',
	],
	...['artistes divers', 'varios', 'varios artistas', 'vari', 'artisti vari', 'diverse artiesten', 'blandade artister'],
	...['ost', 'o s t', 'soundtrack', 'original soundtrack', 'original motion picture soundtrack', 'bande originale'],
	...['original cast', 'musical', 'unknown artist', 'compilation'],
]);

/** An act by its name that is not the act: somebody plays its songs. */
export const imitations = listWords('tribute karaoke covers salute performed renditions imitators coverband');
