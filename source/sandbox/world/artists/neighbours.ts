/** Real artists that the others are similar to: fewer albums each, so that `--similar` finds something for every name. */
export const neighbours = `
Yo La Tengo ; US Group 1984 ; indie rock, indie, american ; Matador
1993-10-05 Painful | 1997-04-22 I Can Hear the Heart Beating as One | 2000-02-22 And Then Nothing Turned Itself Inside-Out

The Shins ; US Group 1996 ; indie pop, indie, american ; Sub Pop
2001-06-19 Oh, Inverted World | 2003-10-21 Chutes Too Narrow | 2007-01-23 Wincing the Night Away

Built to Spill ; US Group 1992 ; indie rock, indie, american ; Warner Bros. Records
1997-01-28 Perfect From Now On | 1999-02-23 Keep It Like a Secret

Death Cab for Cutie ; US Group 1997 ; indie rock, indie, american ; Barsuk Records
2003-10-07 Transatlanticism | 2005-08-30 Plans @ Atlantic

Spoon ; US Group 1993 ; indie rock, indie, american ; Merge Records
2001-02-20 Girls Can Tell | 2002-08-20 Kill the Moonlight | 2007-07-10 Ga Ga Ga Ga Ga

Wilco ; US Group 1994 ; indie rock, indie, american ; Nonesuch
1999-03-09 Summerteeth @ Reprise Records | 2002-04-23 Yankee Hotel Foxtrot

Car Seat Headrest ; US Group 2010 ; indie rock, lo-fi, indie ; Matador
2016-05-20 Teens of Denial | 2018-02-16 Twin Fantasy

Real Estate ; US Group 2008 ; indie rock, indie, american ; Domino
2011-10-18 Days | 2014-03-04 Atlas

Parquet Courts ; US Group 2010 ; indie rock, post-punk, indie ; Rough Trade
2012-08-27 Light Up Gold @ What's Your Rupture? | 2018-05-18 Wide Awake!

Mitski ; US Person 1990 ; indie, indie rock, singer-songwriter ; Dead Oceans
2016-06-17 Puberty 2 | 2018-08-17 Be the Cowboy

Neutral Milk Hotel ; US Group 1989 ; indie, indie folk, lo-fi ; Merge Records
1996-03-26 On Avery Island | 1998-02-10 In the Aeroplane Over the Sea

Yeah Yeah Yeahs ; US Group 2000 ; indie rock, indie, new york ; Interscope Records
2003-04-29 Fever to Tell | 2006-03-28 Show Your Bones | 2009-03-09 It's Blitz!

TV on the Radio ; US Group 2001 ; indie rock, indie, new york ; Interscope Records
2006-07-06 Return to Cookie Mountain @ 4AD | 2008-09-23 Dear Science

LCD Soundsystem ; US Group 2002 ; electronic, dance-punk, indie, new york ; DFA
2005-01-24 LCD Soundsystem | 2007-03-12 Sound of Silver | 2010-05-17 This Is Happening | 2017-09-01 American Dream

The xx ; GB Group 2005 ; indie pop, indie, british, electronic ; Young Turks
2009-08-14 xx | 2012-09-05 Coexist | 2017-01-13 I See You

Foals ; GB Group 2005 ; indie rock, indie, british ; Transgressive Records
2008-03-24 Antidotes | 2010-05-10 Total Life Forever

The Libertines ; GB Group 1997 ; indie rock, indie, british ; Rough Trade
2002-10-21 Up the Bracket | 2004-08-30 The Libertines

Kings of Leon ; US Group 1999 ; indie rock, indie, american ; RCA
2003-07-07 Youth & Young Manhood | 2004-11-01 Aha Shake Heartbreak

Metronomy ; GB Group 1999 ; electronic, indie, british ; Because Music
2008-09-08 Nights Out | 2011-04-11 The English Riviera

Hot Chip ; GB Group 2000 ; electronic, indie, british ; EMI
2006-05-22 The Warning | 2008-02-04 Made in the Dark

Low ; US Group 1993 ; slowcore, indie, american ; Sub Pop
2001-02-05 Things We Lost in the Fire @ Kranky | 2018-09-14 Double Negative

Galaxie 500 ; US Group 1987 ; dream pop, slowcore, indie ; Rough Trade
1989-10-23 On Fire | 1990-10-22 This Is Our Music

Chapterhouse ; GB Group 1987 ; shoegaze, british ; Dedicated
1991-04-29 Whirlpool | 1993-10-04 Blood Music

Swervedriver ; GB Group 1989 ; shoegaze, british ; Creation Records
1991-09-30 Raise | 1993-10-04 Mezcal Head

Pale Saints ; GB Group 1987 ; shoegaze, dream pop, british ; 4AD
1990-02-12 The Comforts of Madness | 1992-04-06 In Ribbons

Catherine Wheel ; GB Group 1990 ; shoegaze, alternative, british ; Fontana
1992-06-22 Ferment | 1993-07-19 Chrome

Asobi Seksu ; US Group 2001 ; shoegaze, dream pop, new york ; Friendly Fire Recordings
2006-05-30 Citrus

Whirr ; US Group 2010 ; shoegaze, american ; Graveface
2012-06-05 Pipe Dreams | 2014-09-23 Sway

Nothing ; US Group 2010 ; shoegaze, american ; Relapse Records
2014-03-04 Guilty of Everything

Drop Nineteens ; US Group 1990 ; shoegaze, american ; Caroline Records
1992-06-22 Delaware

A Place to Bury Strangers ; US Group 2002 ; shoegaze, post-punk, new york ; Mute
2007-08-07 A Place to Bury Strangers @ Killer Pimp | 2009-10-06 Exploding Head

Gang of Four ; GB Group 1977 ; post-punk, british, 80s ; EMI
1979-09-25 Entertainment! | 1981-03-09 Solid Gold

Magazine ; GB Group 1977 ; post-punk, british ; Virgin
1978-06-09 Real Life | 1979-03-30 Secondhand Daylight

Television ; US Group 1973 ; post-punk, punk, new york ; Elektra
1977-02-08 Marquee Moon | 1978-04-14 Adventure

Bauhaus ; GB Group 1978 ; post-punk, gothic rock, british ; 4AD
1980-11-03 In the Flat Field | 1981-10-16 Mask @ Beggars Banquet

Echo & the Bunnymen ; GB Group 1978 ; post-punk, british, 80s ; Korova
1980-07-18 Crocodiles | 1981-05-30 Heaven Up Here | 1984-05-04 Ocean Rain

The Chameleons ; GB Group 1981 ; post-punk, british, 80s ; Statik Records
1983-08-08 Script of the Bridge

Public Image Ltd. ; GB Group 1978 ; post-punk, british ; Virgin
1978-12-08 First Issue | 1979-11-23 Metal Box

Killing Joke ; GB Group 1978 ; post-punk, british, industrial ; E.G. Records
1980-10-05 Killing Joke

The Sound ; GB Group 1979 ; post-punk, british ; Korova
1980-11 Jeopardy | 1981-11 From the Lions Mouth

Savages ; GB Group 2011 ; post-punk, british ; Matador
2013-05-06 Silence Yourself | 2016-01-22 Adore Life

IDLES ; GB Group 2009 ; post-punk, british ; Partisan Records
2017-03-10 Brutalism @ Balley Records | 2018-08-31 Joy as an Act of Resistance.

Shame ; GB Group 2014 ; post-punk, british ; Dead Oceans
2018-01-12 Songs of Praise

Autechre ; GB Group 1987 ; electronic, idm, british ; Warp Records
1993-11-22 Incunabula | 1994-11-07 Amber | 1995-11-06 Tri Repetae

Squarepusher ; GB Person 1975 ; electronic, idm, british ; Warp Records
1997-04-21 Hard Normal Daddy | 2001-06-25 Go Plastic

Orbital ; GB Group 1989 ; electronic, techno, british ; FFRR
1993-05-24 Orbital | 1994-08-08 Snivilisation

Underworld ; GB Group 1980 ; electronic, techno, british ; Junior Boy's Own
1994-01-24 Dubnobasswithmyheadman | 1996-03-11 Second Toughest in the Infants

The Chemical Brothers ; GB Group 1989 ; electronic, british, 90s ; Freestyle Dust
1995-06-26 Exit Planet Dust | 1997-04-07 Dig Your Own Hole

Air ; FR Group 1995 ; electronic, french, downtempo ; Source
1998-01-16 Moon Safari | 2001-05-28 10 000 Hz Legend

Justice ; FR Group 2003 ; electronic, french, house ; Ed Banger Records
2007-06-11 Cross | 2011-10-24 Audio, Video, Disco

Tricky ; GB Person 1968 ; trip-hop, electronic, british ; Island Records
1995-02-20 Maxinquaye

Morcheeba ; GB Group 1995 ; trip-hop, electronic, british ; Indochina
1996-04-08 Who Can You Trust? | 1998-03-16 Big Calm

Thievery Corporation ; US Group 1995 ; trip-hop, electronic, downtempo ; Eighteenth Street Lounge Music
2000-08-22 The Mirror Conspiracy

Four Tet ; GB Person 1977 ; electronic, idm, british ; Domino
2003-05-05 Rounds | 2010-01-25 There Is Love in You

Caribou ; CA Person 1978 ; electronic, canadian, idm ; City Slang
2010-04-20 Swim | 2014-10-06 Our Love

Burial ; GB Person 1979 ; electronic, dubstep, british ; Hyperdub
2006-05-15 Burial | 2007-11-05 Untrue

Charles Mingus ; US Person 1922 ; jazz, american ; Columbia
1959-09-14 Mingus Ah Um | 1963-07 The Black Saint and the Sinner Lady @ Impulse!

Bill Evans ; US Person 1929 ; jazz, piano, american ; Riverside
1962 Moon Beams | live 1961 Sunday at the Village Vanguard

Sonny Rollins ; US Person 1930 ; jazz, saxophone, american ; Prestige
1957-04 Saxophone Colossus | 1962 The Bridge @ RCA Victor

Art Blakey & the Jazz Messengers ; US Group 1954 ; jazz, hard bop, american ; Blue Note
1959-01 Moanin' | 1964 Free for All

Wayne Shorter ; US Person 1933 ; jazz, saxophone, american ; Blue Note
1966 Speak No Evil | 1964 Night Dreamer

Cannonball Adderley ; US Person 1928 ; jazz, saxophone, american ; Blue Note
1958 Somethin' Else

Dave Brubeck Quartet ; US Group 1951 ; jazz, piano, american ; Columbia
1959-12-14 Time Out

Ornette Coleman ; US Person 1930 ; jazz, free jazz, american ; Atlantic
1959-11 The Shape of Jazz to Come | 1961-09 Free Jazz

Eric Dolphy ; US Person 1928 ; jazz, free jazz, american ; Blue Note
1964-08 Out to Lunch!

Lee Morgan ; US Person 1938 ; jazz, hard bop, american ; Blue Note
1964-07 The Sidewinder

Alice Coltrane ; US Person 1937 ; jazz, spiritual jazz, american ; Impulse!
1970 Ptah, the El Daoud | 1971-02 Journey in Satchidananda

Pharoah Sanders ; US Person 1940 ; jazz, spiritual jazz, american ; Impulse!
1969-05 Karma

Kamasi Washington ; US Person 1981 ; jazz, saxophone, american ; Brainfeeder
2015-05-05 The Epic

De La Soul ; US Group 1987 ; hip-hop, jazz rap, new york ; Tommy Boy
1989-03-03 3 Feet High and Rising | 1991-05-14 De La Soul Is Dead

Nas ; US Person 1973 ; hip-hop, new york ; Columbia
1994-04-19 Illmatic

Mobb Deep ; US Group 1991 ; hip-hop, new york ; Loud Records
1995-04-25 The Infamous

Gang Starr ; US Group 1986 ; hip-hop, jazz rap, new york ; Noo Trybe Records
1994-03-08 Hard to Earn | 1998-03-31 Moment of Truth

The Roots ; US Group 1987 ; hip-hop, jazz rap, american ; DGC
1995-01-17 Do You Want More?!!!??! | 1999-02-23 Things Fall Apart @ MCA Records

Mos Def ; US Person 1973 ; hip-hop, new york ; Rawkus Records
1999-10-12 Black on Both Sides

Common ; US Person 1972 ; hip-hop, american ; MCA Records
1994-10-04 Resurrection @ Relativity | 2000-03-28 Like Water for Chocolate

OutKast ; US Group 1992 ; hip-hop, american ; LaFace Records
1996-08-27 ATLiens | 1998-09-29 Aquemini | 2000-10-31 Stankonia

J Dilla ; US Person 1974 ; hip-hop, instrumental, american ; Stones Throw
2006-02-07 Donuts

DJ Shadow ; US Person 1972 ; hip-hop, electronic, instrumental ; Mo Wax
1996-09-16 Endtroducing.....

El-P ; US Person 1975 ; hip-hop, new york ; Definitive Jux
2002-05-14 Fantastic Damage

Ghostface Killah ; US Person 1970 ; hip-hop, new york ; Razor Sharp ; discogs=44958
1996-10-29 Ironman | 2000-02-08 Supreme Clientele | 2019-09-13 Ghostface Killahs @ Music Generation Corporation

Anthrax ; US Group 1981 ; metal, thrash metal, new york ; Megaforce
1987-03-16 Among the Living

Judas Priest ; GB Group 1969 ; metal, heavy metal, british ; Columbia
1976-03-23 Sad Wings of Destiny @ Gull | 1980-04-14 British Steel

Motörhead ; GB Group 1975 ; metal, heavy metal, british ; Bronze
1979-03-24 Overkill | 1980-11-08 Ace of Spades

Death ; US Group 1983 ; metal, death metal, american ; Relativity
1991-10-22 Human | 1995-03-21 Symbolic @ Roadrunner Records

Morbid Angel ; US Group 1983 ; metal, death metal, american ; Earache
1989-05-12 Altars of Madness

Opeth ; SE Group 1990 ; metal, progressive metal, swedish ; Music for Nations
2001-03-12 Blackwater Park

Mastodon ; US Group 2000 ; metal, sludge, american ; Relapse Records
2004-08-31 Leviathan

Electric Wizard ; GB Group 1993 ; metal, doom metal, british ; Rise Above
2000-09-25 Dopethrone

High on Fire ; US Group 1998 ; metal, sludge, american ; Relapse Records
2005-02-01 Blessed Black Wings

Melvins ; US Group 1983 ; metal, sludge, grunge ; Atlantic
1991-07-08 Bullhead @ Boner Records | 1993-09-21 Houdini

NUMBER GIRL ; JP Group 1995 ; j-rock, japanese, post-punk ; Toshiba EMI
1999-07-23 School Girl Distortional Addict | 2000-07-19 Sappukei

くるり ; JP Group 1996 ; j-rock, japanese, indie ; Speedstar Records ; sort=Quruli
1999-04-21 さよならストレンジャー | 2002-03-20 THE WORLD IS MINE

ASIAN KUNG-FU GENERATION ; JP Group 1996 ; j-rock, japanese ; Ki/oon Records
2003-11-19 君繋ファイブエム | 2004-10-20 ソルファ

スピッツ ; JP Group 1987 ; j-pop, j-rock, japanese ; Polydor ; sort=Spitz
1995-09-20 ハチミツ | 1996-10-23 インディゴ地平線

星野源 ; JP Person 1981 ; j-pop, japanese ; Speedstar Records ; sort=Hoshino,_Gen
2015-12-02 YELLOW DANCER | 2018-12-19 POP VIRUS

Kinoko Teikoku ; JP Group 2007 ; j-rock, japanese, shoegaze ; DAIZAWA RECORDS
2013-02-06 eureka

BUMP OF CHICKEN ; JP Group 1994 ; j-rock, japanese ; Toy's Factory
2002-02-20 jupiter

高木正勝 ; JP Person 1979 ; electronic, japanese ; Carpark Records ; sort=Takagi,_Masakatsu
2001-09-25 Pia

Алиса ; RU Group 1983 ; russian, rock, 80s ; Мелодия ; sort=Alisa
1985 Энергия | 1988 Блок ада

ДДТ ; RU Group 1980 ; russian, rock ; Мелодия ; sort=DDT
1990 Оттепель | 1992 Актриса весна

Наутилус Помпилиус ; RU Group 1982 ; russian, rock, 80s ; Мелодия ; sort=Nautilus_Pompilius
1986 Разлука | 1989 Князь тишины

Звуки Му ; RU Group 1983 ; russian, post-punk, 80s ; Мелодия ; sort=Zvuki_Mu
1988 Простые вещи

Сплин ; RU Group 1994 ; russian, rock ; ORT Records ; sort=Splean
1998-02 Гранатовый альбом

Molchat Doma ; BY Group 2017 ; post-punk, russian, belarusian ; Sacred Bones Records
2017 С крыш наших домов | 2018-09-07 Этажи | 2020-11-13 Monument

Buerak ; RU Group 2014 ; post-punk, russian ; Self-released
2016 Танцы по расчёту

Ploho ; RU Group 2013 ; post-punk, russian ; Self-released
2018 Куда птицы улетают умирать

Мумий Тролль ; RU Group 1983 ; russian, rock ; Утекай Звукозапись ; sort=Mumiy_Troll
1997-04-24 Морская

The Kinks ; GB Group 1963 ; classic rock, british, 60s ; Pye Records
1966-10-28 Face to Face | 1968-11-22 The Kinks Are the Village Green Preservation Society

The Who ; GB Group 1964 ; classic rock, british, 60s ; Track Record
1969-05-23 Tommy | 1971-08-25 Who's Next

The Doors ; US Group 1965 ; classic rock, psychedelic, 60s ; Elektra
1967-01-04 The Doors | 1967-09-25 Strange Days | 1971-04-19 L.A. Woman

Love ; US Group 1965 ; psychedelic, classic rock, 60s ; Elektra
1967-11-01 Forever Changes

The Zombies ; GB Group 1961 ; psychedelic, classic rock, 60s ; CBS
1968-04-19 Odessey and Oracle

King Crimson ; GB Group 1968 ; progressive rock, classic rock, british ; Island Records
1969-10-10 In the Court of the Crimson King | 1974-10 Red

Soft Machine ; GB Group 1966 ; psychedelic, progressive rock, british ; Probe
1968-12 The Soft Machine | 1970-06-06 Third @ CBS

Genesis ; GB Group 1967 ; progressive rock, classic rock, british ; Charisma
1973-10-12 Selling England by the Pound | 1974-11-18 The Lamb Lies Down on Broadway

Camel ; GB Group 1971 ; progressive rock, british ; Decca
1974-03-01 Mirage @ Deram | 1976-03-26 Moonmadness

Tangerine Dream ; DE Group 1967 ; electronic, krautrock, german ; Virgin
1974-02-20 Phaedra | 1975-03-21 Rubycon

NEU! ; DE Group 1971 ; krautrock, electronic, german ; Brain
1972-03 NEU! | 1975 NEU! '75

Can ; DE Group 1968 ; krautrock, psychedelic, german ; United Artists Records
1971-02 Tago Mago | 1972-11 Ege Bamyası

The Jimi Hendrix Experience ; GB Group 1966 ; psychedelic, classic rock, 60s ; Track Record
1967-05-12 Are You Experienced | 1967-12-01 Axis: Bold as Love | 1968-10-16 Electric Ladyland

Aerosmith ; US Group 1970 ; classic rock, hard rock, american ; Columbia
1975-04-08 Toys in the Attic | 1976-05-14 Rocks

Deep Purple ; GB Group 1968 ; classic rock, hard rock, british ; Harvest
1970-06-05 Deep Purple in Rock | 1972-03-25 Machine Head @ Purple Records

Mogwai ; GB Group 1995 ; post-rock, scottish ; Chemikal Underground
1997-10-27 Mogwai Young Team | 1999-03-29 Come On Die Young

Explosions in the Sky ; US Group 1999 ; post-rock, american ; Temporary Residence
2003-11-04 The Earth Is Not a Cold Dead Place

Do Make Say Think ; CA Group 1995 ; post-rock, canadian ; Constellation
2003-10-06 Winter Hymn Country Hymn Secret Hymn

múm ; IS Group 1997 ; electronic, icelandic, post-rock ; FatCat Records
2000-01-01 Yesterday Was Dramatic – Today Is OK @ TMT | 2002-05-27 Finally We Are No One

Mudhoney ; US Group 1988 ; grunge, american, 90s ; Sub Pop
1991-07-26 Every Good Boy Deserves Fudge

Soundgarden ; US Group 1984 ; grunge, american, 90s ; A&M Records
1991-10-08 Badmotorfinger | 1994-03-08 Superunknown

Alice in Chains ; US Group 1987 ; grunge, american, 90s ; Columbia
1992-09-29 Dirt

Mother Love Bone ; US Group 1988 ; grunge, american ; Polydor
1990-07-19 Apple

Screaming Trees ; US Group 1985 ; grunge, american ; Epic
1992-09-08 Sweet Oblivion

Solange ; US Person 1986 ; r&b, american ; Columbia
2016-09-30 A Seat at the Table | 2019-03-01 When I Get Home

Janelle Monáe ; US Person 1985 ; r&b, american ; Wondaland
2010-05-18 The ArchAndroid

D'Angelo ; US Person 1974 ; r&b, american ; EMI
1995-07-03 Brown Sugar | 2000-01-25 Voodoo @ Virgin
`;
