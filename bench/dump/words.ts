/** What the made records are written with: real names of people, words of titles, and the terms that Discogs has for the rest. */

export const firstNames = words(`
	Aaron Abdul Adam Agnes Agnieszka Aki Alan Albert Alejandro Alessandro Alex Alice Alison Amadou Amir Ana Anders André Andrea Andreas
	Andrzej Ángel Anna Anne Antoine António Arthur Åsa Astrid Barbara Béla Ben Bernard Bernd Beth Bill Björn Bob Boris Brian Bruce Carl
	Carla Carlos Carmen Caroline Cécile Charles Charlie Chris Christian Christoph Claire Claude Claudia Colin Craig Daniel Dave David
	Deborah Dennis Diana Dieter Dimitri Don Dorothy Doug Duncan Ed Eddie Edith Eduardo Elena Eli Elizabeth Ella Emil Emma Enrico Eric Erik
	Ernesto Esther Étienne Eva Fabio Fatou Federico Felix Fernando Florian Frances Francesco François Frank Fred Gabriel Gary Gavin Geoff
	Georg George Gerald Gerhard Gilles Giorgio Giovanni Glen Gordon Graham Greg Guillaume Gunnar Günther Gustav Guy Hans Haruomi Harold
	Harry Heidi Heinz Helen Helmut Henri Henry Hiroshi Howard Hugo Ian Igor Ilya Ingrid Irene Isaac Isabel Ivan Jack Jacques Jake James Jan
	Jane Janet Javier Jean Jeff Jennifer Jens Jeremy Jerry Jesper Jessica Jim Jimmy Joachim Joan João Joe Joel Johan Johannes John Jon
	Jonas Jonathan Jörg Jorge José Joseph Josh Juan Judith Jürgen Kate Keith Ken Kenji Kenneth Kevin Klaus Kim Kjell Krzysztof Kurt Lars
	Larry Laura Laurent Lee Leif Lena Leo Leonard Lisa Lou Louis Luca Lucia Luis Luke Magnus Manfred Manuel Marc Marcel Marco Marcus Maria
	Mario Mark Marta Martin Mary Masami Mats Matthew Matthias Maurice Max Michael Michel Miguel Mika Mike Milan Miles Mitch Nadia Naomi Neil
	Nick Nicolas Nigel Nils Nina Nobuo Norman Olaf Oleg Oliver Olivier Oscar Otto Pablo Paolo Pascal Pat Patricia Patrick Paul Paula Pedro
	Per Pete Peter Phil Philippe Pierre Piotr Rafael Ralph Ray Rebecca Renato René Ricardo Richard Rick Rob Robert Roberto Robin Rodney
	Roger Roland Ron Rosa Ross Roy Russell Ruth Ryan Ryuichi Sally Sam Samuel Sandra Sarah Scott Sean Sébastien Sergei Sergio Shane Sharon
	Shigeru Silvia Simon Sofia Søren Stan Stefan Stella Stephen Steve Stuart Susan Sven Sylvie Takashi Tania Ted Terry Thierry Thomas Tim
	Tina Tobias Tom Tomás Tony Toru Tracy Ulrich Umberto Uwe Valérie Vera Vicente Victor Vincent Vladimir Walter Wayne Wendy Werner Will
	William Wolfgang Yann Yoko Yukihiro Yuri Yves Zbigniew Zoltán Дмитрий Александр Михаил Ирина 由紀 健`);

export const lastNames = words(`
	Abbott Abrahams Adams Aguilar Allen Almeida Alvarez Andersen Anderson Andersson Andrews Armstrong Arnold Ashworth Atkins Bach Bailey
	Baker Baldwin Ball Banks Barbieri Barnes Barrett Bauer Beck Becker Bell Bennett Benson Berg Bergman Bernstein Berry Bianchi Bishop
	Björklund Blake Blanchard Bond Booth Bowen Boyd Bradley Brandt Braun Brennan Briggs Brooks Brown Bruno Bryant Burke Burns Burton Butler
	Byrne Campbell Carlson Carr Carroll Carter Castro Chambers Chapman Chavez Clark Clarke Cohen Cole Coleman Collins Conti Cook Cooper
	Costa Cox Craig Crawford Cross Cruz Cunningham Dahl Daniels Davies Davis Dawson Dean Delgado Deutsch Diallo Diaz Dixon Doyle Dubois
	Duncan Dunn Dupont Edwards Eklund Elliott Ellis Engel Eriksson Esposito Evans Faber Fernandes Fernández Ferrari Fischer Fisher
	Fitzgerald Fleming Fletcher Flores Ford Foster Fournier Fox Franklin Fraser Freeman Friedman Fuchs Fujita García Gardner Gauthier Gibson
	Gilbert Girard Goldberg Gomes González Goodman Gordon Graham Grant Gray Green Greene Griffin Gross Gruber Gustafsson Haas Hall Hamilton
	Hansen Hansson Harper Harris Harrison Hart Hartmann Harvey Hayashi Hayes Henderson Henry Hernández Herrera Hicks Hill Hoffman Hoffmann
	Holm Holmes Horvath Howard Hubert Hudson Hughes Hunt Hunter Ito Jackson Jacobs Jansen Jansson Jenkins Jensen Johansson Johnson Johnston
	Jones Jordan Joseph Kaiser Kato Kaufman Keller Kelly Kennedy Khan King Klein Knight Kobayashi Koch König Kowalski Kraft Kramer Krause
	Kristensen Krüger Lambert Lane Lang Larsen Larsson Laurent Lawrence Lee Lefebvre Lehmann Leroy Levy Lewis Lind Lindberg Lindström Lloyd
	Long López Lorenz Lund MacDonald Maier Mancini Marino Marsh Marshall Martin Martínez Mason Matsumoto Matthews Mayer McCarthy McDonald
	McKenzie Meier Mendes Mendoza Meyer Miller Mills Mitchell Moore Morales Moreau Moreno Morgan Moretti Morris Morrison Müller Murphy
	Murray Myers Nakamura Navarro Nelson Neumann Newman Nguyen Nichols Nielsen Nilsson Novak O'Brien O'Connor O'Neill Olsen Olsson Ortiz
	Osborne Owen Palmer Papadopoulos Parker Patterson Payne Pearson Peña Pereira Pérez Perkins Perry Peters Petersen Petersson Petit Phillips
	Pierce Poole Popov Porter Powell Price Quinn Ramírez Ramos Ray Reed Reeves Reid Reyes Reynolds Ribeiro Rice Richards Richter Riley
	Rinaldi Rivera Roberts Robertson Robinson Rodrigues Rodríguez Rogers Romano Rose Rosenberg Ross Rossi Roth Rousseau Roux Rubin Ruiz
	Russell Russo Ryan Saito Sánchez Sanders Santos Sato Saunders Schäfer Schmidt Schneider Scholz Schröder Schubert Schulz Schwartz Scott
	Shapiro Sharp Shaw Silva Simmons Simon Simpson Smith Sørensen Spencer Stein Stevens Stewart Stone Strand Sullivan Suzuki Svensson Szabó
	Takahashi Tanaka Taylor Teixeira Thomas Thompson Thomson Torres Tóth Tucker Turner Vargas Vasquez Vogel Wagner Walker Wallace Walsh Ward
	Warren Washington Watanabe Watkins Watson Weaver Webb Weber Weiss Wells West White Wilkins Williams Wilson Winkler Winter Wolf Wood
	Woods Wright Yamada Yamamoto Young Zimmermann Żukowski Иванов Петров 山本 佐藤`);

/** Words of titles and of running text. */
export const titleWords = words(`
	A About Above Across After Again All Alone Always American And Another Any Anything Around As Away Baby Back Bad Be Beautiful Because
	Been Before Behind Believe Better Between Beyond Big Black Blood Blue Blues Body Born Both Boy Boys Break Bring Brother By Call Can Can't
	Care Change Child Children Christmas City Close Cold Come Cry Da Dance Dancing Dark Day Days De Dead Dear Deep Der Die Do Does Don't Door
	Down Dream Dreamin' Dreams Drive Du Each Earth Easy El En End Every Everybody Everything Eyes Face Fall Falling Far Fast Father Feel
	Feeling Fight Find Fire First Five Fly Follow For Forever Four Free Freedom Friend Friends From Full Fun Funk Funky Future Game Gentle
	Get Gettin' Girl Girls Give Go God Gold Gone Gonna Good Goodbye Got Groove Hand Hands Happy Hard Have He Head Hear Heart Heaven Hell Hello
	Her Here Hey High Him His Hold Home Hot House How I I'll I'm I've Ich If Ill In Inside Into Is Islands It It's Jazz Jump Just Keep Kill
	Kiss Know La Lady Land Last Leave Left Les Let Let's Lie Life Light Like Listen Little Live Livin' Lonely Long Look Lost Love Lover
	Lovin' Low Mama Man March Maybe Me Mean Men Mi Mind Mine Mio Miss Money Moon More Morning Most Mother Move Mr. Much Music My Name Need
	Never New Next Nice Night No Nobody Non Not Nothing Now Nuit Number Of Off Oh Old On Once One Only Open Or Other Our Out Outside Over Own
	Part Party People Place Plan Play Please Power Problem Que Ragtime Rain Rainy Ready Real Red Rhythm Ride Right Ring Rise River Road Rock
	Roll Room Round Run Running Sad Samba Same Save Say Sea Secret See Send Set Seven Shake She Show Side Sin Sing Sister Six Skin Sky Sleep
	Slow Small Smile So Solo Some Somebody Someone Something Sometimes Somewhere Song Soon Soul Sound Space Stand Star Stars Start State Stay
	Step Still Stone Stop Story Strange Street Strong Sugar Suite Summer Sun Sunday Sunshine Sur Sweet Take Talk Tango Tears Tell Ten Than
	That That's The Them Theme There These They Thing Things Think This Those Three Through Time Times To Today Together Tomorrow Tonight Too
	Touch Town Train Tree Trouble True Try Turn Two Un Una Under Until Up Us Valse Very Vie Voice Wait Waiting Walk Walking Waltz Want War
	Was Water Way Ways We Well Were West What When Where Which White Who Why Wild Will Wind Winter Wish With Without Woman Wonder Wonderful
	Word Words Work World Would Wrong Ya Year Years Yellow Yes Yesterday You You're Young Your Zeit Été Über Ночь Любовь 愛 夢 夜`);

export const mixes = lines(`
	Original Mix|Extended Mix|Radio Edit|Instrumental|Dub|Live|Remix|Club Mix|Acoustic Version|Demo|Album Version|Single Version|Acappella|
	12" Version|7" Edit|Reprise|Remastered|Bonus Track|Dub Version|Alternate Take|Vocal Mix|Interlude|Edit|Rehearsal`);

export const cities = words(`
	London Berlin Paris Tokyo Chicago Detroit Nashville Memphis Manchester Stockholm Hamburg Amsterdam Milano Roma Madrid Barcelona Lisboa
	Kingston Lagos Dakar Montréal Toronto Melbourne Sydney Wien Praha Budapest Warszawa Moskva Athens İstanbul Helsinki Oslo København
	Bruxelles Glasgow Dublin Liverpool Bristol Sheffield Köln Frankfurt München Zürich Hollywood Brooklyn Philadelphia Atlanta Seattle
	Austin Oakland Osaka Kyōto Havana Bogotá Lima Santiago`);

export const studios = lines(`Studios|Sound|Recording Studio|Mastering|Studio|Sound Recorders|Audio|Productions`);

export const roles = lines(`
	Written-By|Written-By|Written-By|Written-By|Written-By|Producer|Producer|Producer|Composed By|Vocals|Vocals|Music By|Remix|Lyrics By|
	Guitar|Guitar|Drums|Drums|Bass|Bass|Mastered By|Mastered By|Lead Vocals|Engineer|Engineer|Featuring|Arranged By|Mixed By|Backing Vocals|
	Piano|Recorded By|Performer|Executive-Producer|Photography By|Keyboards|Design|Engineer [Assistant]|Violin|Orchestra|
	Written-By, Producer|Conductor|Trumpet|Liner Notes|Percussion|Artwork|Co-producer|Music By, Lyrics By|Cello|Art Direction|
	Lacquer Cut By|Recorded By, Mixed By|Trombone|Choir|Rap|Guitar, Vocals|Producer [Additional]|Acoustic Guitar|Management|Flute|Organ|
	Tenor Saxophone|Programmed By|Engineer [Second]|Saxophone|Drums, Percussion|Words By, Music By|Lead Guitar|Bass Guitar|Harpsichord|
	Remastered By|Presenter|Producer, Mixed By|Photography By [Cover]|Alto Saxophone|Layout|Accordion|Synthesizer|Electric Guitar|
	Electric Piano|Harmonica|Viola|Mandolin|Producer, Engineer|Bass, Vocals|Sleeve Notes|Translated By|A&R|Congas|Edited By`);

/** What stands between two artists. */
export const joins = lines(`,|,|,|,|&|&|&|Feat.|Feat.|/|/|And|With|Featuring|-|vs.|feat.|+|•|Meets|Y|Und`);

export const genres: [genre: string, styles: string[]][] = [
	[
		'Electronic',
		lines(
			`House|Techno|Ambient|Deep House|Trance|Drum n Bass|Tech House|Synth-pop|Downtempo|Electro|Minimal|Breakbeat|IDM|Disco`,
		),
	],
	[
		'Rock',
		lines(
			`Pop Rock|Indie Rock|Alternative Rock|Punk|Hard Rock|Psychedelic Rock|Prog Rock|Heavy Metal|Classic Rock|Garage Rock|New Wave|Folk Rock|Death Metal|Black Metal|Shoegaze|Post-Punk`,
		),
	],
	[
		'Rock',
		lines(`Rock & Roll|Blues Rock|Hardcore|Soft Rock|Art Rock|Stoner Rock|Thrash|Experimental|Post Rock|Krautrock`),
	],
	['Pop', lines(`Ballad|Vocal|Chanson|Schlager|Europop|J-pop|Kayōkyoku|Dance-pop|Bubblegum|Light Music`)],
	['Jazz', lines(`Hard Bop|Fusion|Soul-Jazz|Free Jazz|Big Band|Swing|Bop|Contemporary Jazz|Cool Jazz|Latin Jazz`)],
	['Funk / Soul', lines(`Soul|Funk|Disco|Rhythm & Blues|Gospel|Neo Soul|Boogie`)],
	['Hip Hop', lines(`Conscious|Gangsta|Boom Bap|Trap|Instrumental|Turntablism|Pop Rap`)],
	['Classical', lines(`Romantic|Baroque|Modern|Classical|Opera|Contemporary|Impressionist`)],
	['Folk, World, & Country', lines(`Country|Folk|African|Celtic|Fado|Flamenco|Éntekhno|Volksmusik|Bluegrass`)],
	['Reggae', lines(`Roots Reggae|Dub|Dancehall|Rocksteady|Ska|Lovers Rock`)],
	['Latin', lines(`Salsa|Bolero|Cumbia|Bossa Nova|Samba|MPB|Tango|Ranchera`)],
	['Blues', lines(`Electric Blues|Country Blues|Chicago Blues|Delta Blues`)],
	['Stage & Screen', lines(`Soundtrack|Score|Musical|Theme`)],
	['Non-Music', lines(`Spoken Word|Comedy|Audiobook|Field Recording`)],
];

export const countries = lines(`
	US|US|US|US|US|US|UK|UK|UK|UK|Germany|Germany|Germany|France|France|Japan|Japan|Italy|Italy|Netherlands|Europe|Europe|Europe|Spain|Canada|
	Australia|Sweden|Belgium|Brazil|Greece|Finland|Poland|Russia|Argentina|Mexico|Portugal|Switzerland|Norway|Denmark|Austria|New Zealand|
	Jamaica|Hungary|Yugoslavia|USSR|South Africa|Turkey|Ireland|Israel|Colombia|Romania|India|Czechoslovakia|UK & Europe|USA & Canada|
	German Democratic Republic (GDR)|Ukraine|South Korea|Taiwan|Chile|Peru|Venezuela|Bulgaria|Worldwide`);

export const colours = lines(`
	Red|Blue|Clear|White|Green|Yellow|Gold|Orange|Purple|Transparent Blue|Yellow Vinyl|Black w/ White Splatter|Splatter|Silver Vinyl|
	180g|180 Gram|Gatefold|Gatefold|Red Transparent|Forest Green|Lilac|Translucent|Marbled|Pink|Turquoise|Smoke|Coke Bottle Clear|
	Gatefold, 180g|Jacksonville Pressing|Pitman Pressing|Indica Edition|Die-cut Sleeve|Orange / Black Swirl|Glow In The Dark|Numbered`);

export const sleeves = lines(
	`Digipak|Cardboard Sleeve|Slipcase|SHM-CD|Digisleeve|Jewel Case|Longbox|CD1|CD2|Blu-spec CD2|Super Jewel Box`,
);

export const rates = lines(`320 kbps|320 kbps|320 kbps|VBR|192 kbps|256 kbps|24-bit/96kHz|128 kbps|16-bit/44.1kHz`);

/** Discogs' label of those who have none. */
export const noLabel = 'Not On Label';

/** Plants, distributors and societies are named on thousands of records. */
export const plants = lines(`
	MPO|Optimal Media GmbH|GZ Media|Record Industry|Pallas|Rainbo Records|United Record Pressing|Sonopress|Takt|P+O Compact Disc|
	Columbia Records Pressing Plant, Terre Haute|RCA Records Pressing Plant, Indianapolis|Specialty Records Corporation|EMI Records|
	Damont|Orlake Records|CBS Pressing Plant, Haarlem|PRS Hannover|Celebrate Records GmbH|MPO|Cinram|DADC Austria|Toshiba EMI Ltd`);

export const publishers = lines(
	`Music|Music Publishing|Songs|Publishing|Musikverlag|Music Ltd.|Editions|Copyright Control`,
);

/** Numbers of the dump with their names, as often as they are. */
export const companyRoles: [number, string][] = [
	...several(6, [21, 'Published By']),
	...several(5, [13, 'Phonographic Copyright (p)']),
	...several(4, [14, 'Copyright (c)']),
	...several(4, [23, 'Recorded At']),
	...several(3, [9, 'Distributed By']),
	...several(2, [10, 'Manufactured By']),
	...several(2, [17, 'Pressed By']),
	...several(2, [29, 'Mastered At']),
	[16, 'Made By'],
	[27, 'Mixed At'],
	[19, 'Printed By'],
	[4, 'Record Company'],
	[8, 'Marketed By'],
	[6, 'Licensed From'],
	[30, 'Lacquer Cut At'],
	[31, 'Glass Mastered At'],
];

export const societies = lines(
	`BMI|ASCAP|GEMA|BIEM|SACEM|JASRAC|STEMRA|SIAE|NCB|SDRM|MCPS|BIEM/GEMA|AMCOS|SOCAN|SABAM`,
);

/** Words parted by white space. */
function words(text: string): string[] {
	return text.trim().split(/\s+/);
}

/** Terms parted by bars, over several lines. */
function lines(text: string): string[] {
	return text.split('|').map((term) => term.trim());
}

function several(times: number, role: [number, string]): [number, string][] {
	return Array(times).fill(role);
}
