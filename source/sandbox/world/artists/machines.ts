/** Electronic music and trip-hop, hip-hop and jazz, in the notation that `read-artists.ts` explains. */
export const machines = `
Aphex Twin ; GB Person 1971 ; electronic, idm, ambient, british ; Warp Records ; mbid=f22942a1-6f70-4f48-866e-238cb2308fbd discogs=45
1992-11-09 Selected Ambient Works 85–92 @ Apollo | 1994-03-07 Selected Ambient Works Volume II | 1995-04-24 …I Care Because You Do | 1996-11-04 Richard D. James Album
2001-10-22 drukQs | 2014-09-19 Syro | ep 1997-10-06 Come to Daddy | single 1999-03-22 Windowlicker | ep 2016-07-08 Cheetah | ep 2018-09-14 Collapse
compilation 1994-11 Classics @ R&S Records | compilation 2003-03-24 26 Mixes for Cash

Boards of Canada ; GB Group 1986 ; electronic, idm, ambient, scottish ; Warp Records ; mbid=69158f97-4c07-4c4e-baf8-4e4ab1ed666e
1998-04-20 Music Has the Right to Children | 2002-02-18 Geogaddi | 2005-10-17 The Campfire Headphase | 2013-06-10 Tomorrow's Harvest
ep 1996-12 Hi Scores @ Skam | ep 2000-11-27 In a Beautiful Place Out in the Country | ep 2006-05-29 Trans Canada Highway

Kraftwerk ; DE Group 1970 ; electronic, krautrock, german ; Kling Klang ; mbid=5700dcd4-c139-4f31-aa3e-6382b9af9032
1970-11 Kraftwerk @ Philips | 1972-01 Kraftwerk 2 @ Philips | 1973-10 Ralf und Florian @ Philips | 1974-11-01 Autobahn @ Philips | 1975-10 Radio-Aktivität | 1977-03 Trans Europa Express
1978-05-19 Die Mensch-Maschine | 1981-05-10 Computerwelt | 1986-11-10 Electric Café | 2003-08-04 Tour de France Soundtracks | compilation 1991-06-10 The Mix | live 2005-06-06 Minimum-Maximum

Daft Punk ; FR Group 1993 ; electronic, house, french ; Virgin ; mbid=056e4f3e-d505-4dad-8ec1-d04f521cbb56
1997-01-20 Homework | 2001-03-12 Discovery | 2005-03-14 Human After All | 2013-05-17 Random Access Memories @ Columbia | live 2001-10-02 Alive 1997 | live 2007-11-19 Alive 2007
soundtrack 2010-12-06 TRON: Legacy @ Walt Disney Records | remix 2003-12-02 Daft Club

Massive Attack ; GB Group 1988 ; trip-hop, electronic, british ; Virgin ; mbid=10adbe5e-a2c0-4bf3-8249-2b4cbf6e6ca8
1991-04-08 Blue Lines | 1994-09-26 Protection | 1998-04-20 Mezzanine | 2003-02-10 100th Window | 2010-02-08 Heligoland | compilation 2006-03-27 Collected
remix 1995-02-20 No Protection | single 1998-04-27 Teardrop

Portishead ; GB Group 1991 ; trip-hop, electronic, british ; Go! Beat ; mbid=8f6bd1e4-fbe1-4f50-aa9b-94c450ec0f11 discogs=2774
1994-08-22 Dummy | 1997-09-29 Portishead | 2008-04-28 Third @ Island Records | live 1998-11-02 Roseland NYC Live

Björk ; IS Person 1965 ; electronic, alternative, icelandic ; One Little Indian ; mbid=87c5dedd-371d-4a53-9f7f-80522fb7f3cb
1993-07-05 Debut | 1995-06-13 Post | 1997-09-22 Homogenic | 2001-08-27 Vespertine | 2004-08-30 Medúlla | 2007-05-07 Volta | 2011-10-10 Biophilia | 2015-01-20 Vulnicura
2017-11-24 Utopia | 2022-09-30 Fossora | soundtrack 2000-09-18 Selmasongs | compilation 2002-11-04 Greatest Hits

Depeche Mode ; GB Group 1980 ; electronic, new wave, british, 80s ; Mute ; mbid=8538e728-ca0b-4321-b7e5-cff6565dd4c0
1981-10-05 Speak & Spell | 1982-09-27 A Broken Frame | 1983-08-22 Construction Time Again | 1984-09-24 Some Great Reward | 1986-03-17 Black Celebration
1987-09-28 Music for the Masses | 1990-03-19 Violator | 1993-03-22 Songs of Faith and Devotion | 1997-04-14 Ultra | 2001-05-14 Exciter | 2005-10-17 Playing the Angel
2009-04-20 Sounds of the Universe | 2013-03-22 Delta Machine @ Columbia | 2017-03-17 Spirit @ Columbia | 2023-03-24 Memento Mori @ Columbia | live 1989-03-13 101

The Human League ; GB Group 1977 ; electronic, new wave, british, 80s ; Virgin ; discogs=10383
1979-10-05 Reproduction | 1980-05 Travelogue | 1981-10-16 Dare | 1984-05-07 Hysteria | 1986-09-08 Crash | 1990-09-17 Romantic? | 1995-01-23 Octopus @ EastWest
2001-08-06 Secrets @ Papillon Records | 2011-03-21 Credo @ Wall of Sound | ep 1983-05-26 Fascination!

Brian Eno ; GB Person 1948 ; ambient, electronic, british ; Island Records ; mbid=ff95eb47-41c4-4f7f-a104-cdc30f02e872
1974-01 Here Come the Warm Jets | 1974-11 Taking Tiger Mountain (By Strategy) | 1975-09 Another Green World | 1975-11 Discreet Music @ Obscure
1977-12 Before and After Science @ Polydor | 1978-09 Ambient 1: Music for Airports @ Polydor | 1982-03 Ambient 4: On Land @ E.G. Records | 1983-07 Apollo: Atmospheres & Soundtracks @ E.G. Records
2010-11-02 Small Craft on a Milk Sea @ Warp Records

David Byrne ; US Person 1952 ; new wave, alternative, new york ; Luaka Bop ; mbid=d4659efb-b8eb-4f03-95e9-f69ce35967a9
1989-10-03 Rei Momo | 1992-03-03 Uh-Oh | 1994-05-24 David Byrne | 1997-06-24 Feelings | 2001-05-08 Look Into the Eyeball @ Virgin | 2004-03-16 Grown Backwards @ Nonesuch
2018-03-09 American Utopia @ Nonesuch

Miles Davis ; US Person 1926 ; jazz, trumpet, american ; Columbia ; mbid=561d854a-6a28-4aa7-8c99-323e6ce46c2a discogs=23755
1957-03-18 'Round About Midnight | 1958-09 Milestones | 1959-08-17 Kind of Blue | 1960-07-18 Sketches of Spain | 1961-12-11 Someday My Prince Will Come | 1965-08-16 E.S.P.
1967-01 Miles Smiles | 1968-01 Sorcerer | 1968-03 Nefertiti | 1969-07-30 In a Silent Way | 1970-03-30 Bitches Brew | 1971-02-24 Jack Johnson | 1972-10-11 On the Corner
1974-04-19 Big Fun | 1986-09-24 Tutu @ Warner Bros. Records | compilation 1957-02 Birth of the Cool @ Capitol Records | live 1975-08 Agharta

John Coltrane ; US Person 1926 ; jazz, saxophone, american ; Impulse! ; mbid=b625448e-bf4a-41c3-a421-72ad46cdb831
1958-01 Blue Train @ Blue Note | 1960-02 Giant Steps @ Atlantic | 1961-03 My Favorite Things @ Atlantic | 1961-11 Africa/Brass | 1963-01 Ballads | 1964-07 Crescent
1965-01 A Love Supreme | 1966-02 Ascension | 1966-09 Meditations | live 1962-03 Live at the Village Vanguard | 2018-06-29 Both Directions at Once: The Lost Album

Thelonious Monk ; US Person 1917 ; jazz, piano, american ; Riverside
1957-04 Brilliant Corners | 1957 Monk's Music | 1963-01 Monk's Dream @ Columbia | 1963-07 Criss-Cross @ Columbia | 1965 Monk. @ Columbia | 1968 Underground @ Columbia

Herbie Hancock ; US Person 1940 ; jazz, piano, american ; Blue Note
1962 Takin' Off | 1963 My Point of View | 1964 Empyrean Isles | 1965 Maiden Voyage | 1968 Speak Like a Child | 1973-10-26 Head Hunters @ Columbia | 1974-09-06 Thrust @ Columbia
1983-08 Future Shock @ Columbia

Sun Ra ; US Person 1914 ; jazz, free jazz, american ; Saturn Records ; discogs=35328
1959 Jazz in Silhouette | 1965 The Heliocentric Worlds of Sun Ra, Volume One @ ESP Disk | 1973 Space Is the Place @ Blue Thumb Records | 1978 Lanquidity @ Philly Jazz
live 1966 Nothing Is... @ ESP Disk

A Tribe Called Quest ; US Group 1985 ; hip-hop, jazz rap, new york ; Jive
1990-04-10 People's Instinctive Travels and the Paths of Rhythm | 1991-09-24 The Low End Theory | 1993-11-09 Midnight Marauders | 1996-07-30 Beats, Rhymes and Life
1998-09-29 The Love Movement | 2016-11-11 We Got It From Here… Thank You 4 Your Service @ Epic

Wu-Tang Clan ; US Group 1992 ; hip-hop, new york, 90s ; Loud Records
1993-11-09 Enter the Wu-Tang (36 Chambers) | 1997-06-03 Wu-Tang Forever | 2000-11-21 The W | 2001-12-18 Iron Flag | 2007-12-11 8 Diagrams @ SRC | 2014-12-02 A Better Tomorrow @ Warner Bros. Records

Madvillain ; US Group 2002 ; hip-hop, american ; Stones Throw
2004-03-23 Madvillainy | remix 2008-07-08 Madvillainy 2: The Madlib Remix

Kendrick Lamar ; US Person 1987 ; hip-hop, american ; Top Dawg Entertainment ; mbid=381086ea-f511-4aba-bdf9-71c753dc5077
2011-07-02 Section.80 | 2012-10-22 good kid, m.A.A.d city | 2015-03-15 To Pimp a Butterfly | 2017-04-14 DAMN. | 2022-05-13 Mr. Morale & the Big Steppers | 2024-11-22 GNX @ PGLang
compilation 2016-03-04 untitled unmastered.

Public Enemy ; US Group 1985 ; hip-hop, new york, 80s ; Def Jam
1987-02-10 Yo! Bum Rush the Show | 1988-06-28 It Takes a Nation of Millions to Hold Us Back | 1990-04-10 Fear of a Black Planet | 1991-10-03 Apocalypse 91… The Enemy Strikes Black
1994-08-23 Muse Sick-N-Hour Mess Age

Run the Jewels ; US Group 2013 ; hip-hop, american ; Mass Appeal
2013-06-26 Run the Jewels @ Fool's Gold Records | 2014-10-24 Run the Jewels 2 | 2016-12-24 Run the Jewels 3 @ Run the Jewels, Inc. | 2020-06-03 RTJ4 @ BMG

Beyoncé ; US Person 1981 ; r&b, pop, american ; Parkwood Entertainment ; mbid=859d0860-d480-4efd-970c-c05d5f1776b8
2003-06-24 Dangerously in Love @ Columbia | 2006-09-04 B'Day @ Columbia | 2008-11-12 I Am… Sasha Fierce @ Columbia | 2011-06-24 4 | 2013-12-13 Beyoncé | 2016-04-23 Lemonade
2022-07-29 Renaissance | 2024-03-29 Cowboy Carter | live 2019-04-17 Homecoming: The Live Album
`;
