/** Shoegaze, post-punk, post-rock, grunge and metal, in the notation that `read-artists.ts` explains. */
export const guitars = `
My Bloody Valentine ; IE Group 1983 ; shoegaze, dream pop, alternative, irish ; Creation Records ; mbid=8ca01f46-53ac-4af2-8516-55a909c0905e
1988-11-21 Isn't Anything | 1991-11-04 Loveless | 2013-02-02 m b v @ Pickpocket | ep 1988-08-08 You Made Me Realise | ep 1990-04-09 Glider | ep 1991-02-04 Tremolo
compilation 2012-05-04 EP's 1988–1991 @ Sony Music

Slowdive ; GB Group 1989 ; shoegaze, dream pop, british ; Creation Records
1991-09-02 Just for a Day | 1993-05-17 Souvlaki | 1995-02-06 Pygmalion | 2017-05-05 Slowdive @ Dead Oceans | 2023-09-01 Everything Is Alive @ Dead Oceans
ep 1990-11-05 Slowdive | ep 1993-11-01 5 EP

Ride ; GB Group 1988 ; shoegaze, indie rock, british ; Creation Records
1990-10-15 Nowhere | 1992-03-09 Going Blank Again | 1994-06-20 Carnival of Light | 1996-03-11 Tarantula | 2017-06-16 Weather Diaries @ Wichita
2019-08-16 This Is Not a Safe Place @ Wichita | 2024-03-29 Interplay @ Wichita | compilation 1990-07 Smile

Lush ; GB Group 1987 ; shoegaze, dream pop, british ; 4AD
1992-01-27 Spooky | 1994-06-13 Split | 1996-03-18 Lovelife | compilation 1990-12-04 Gala | ep 1990-10-15 Sweetness and Light

Cocteau Twins ; GB Group 1979 ; dream pop, shoegaze, 80s, scottish ; 4AD
1982-07-12 Garlands | 1983-10-31 Head Over Heels | 1984-11-01 Treasure | 1986-04-14 Victorialand | 1988-09-19 Blue Bell Knoll | 1990-09-17 Heaven or Las Vegas
1993-10-18 Four-Calendar Café @ Fontana | 1996-03-18 Milk & Kisses @ Fontana | compilation 1986-01-06 The Pink Opaque

Joy Division ; GB Group 1976 ; post-punk, british, 80s ; Factory ; mbid=9a58fda3-f4ed-4080-a3a5-f457aac9fcdd discogs=3898
1979-06-15 Unknown Pleasures | 1980-07-18 Closer | compilation 1981-10-08 Still | compilation 1988-07-11 Substance | single 1980-06-27 Love Will Tear Us Apart
ep 1978-06-03 An Ideal for Living @ Enigma

New Order ; GB Group 1980 ; post-punk, electronic, british, 80s ; Factory
1981-11-13 Movement | 1983-05-02 Power, Corruption & Lies | 1985-05-13 Low-Life | 1986-09-29 Brotherhood | 1989-01-30 Technique | 1993-05-03 Republic @ London Records
2001-08-27 Get Ready @ London Records | 2005-03-28 Waiting for the Sirens' Call @ London Records | 2013-01-14 Lost Sirens @ Rhino Records | 2015-09-25 Music Complete @ Mute
compilation 1987-08-17 Substance | single 1983-03-07 Blue Monday

Wire ; GB Group 1976 ; post-punk, punk, british ; Harvest
1977-11-28 Pink Flag | 1978-08-18 Chairs Missing | 1979-09-21 154 | 1987-04 The Ideal Copy @ Mute | 2017-03-31 Silver/Lead @ Pinkflag | 2020-01-24 Mind Hive @ Pinkflag

Siouxsie and the Banshees ; GB Group 1976 ; post-punk, gothic rock, british ; Polydor
1978-11-13 The Scream | 1979-09-07 Join Hands | 1980-08-01 Kaleidoscope | 1981-06-06 Juju | 1982-11-05 A Kiss in the Dreamhouse | 1984-06-08 Hyæna
1986-04-21 Tinderbox | 1988-09-05 Peepshow | 1991-06-10 Superstition | 1995-01-16 The Rapture | live 1983-11-25 Nocturne

The Cure ; GB Group 1978 ; post-punk, gothic rock, british, 80s ; Fiction Records ; mbid=69ee3720-a7cb-4402-b48d-a02c366f2bcf
1979-05-11 Three Imaginary Boys | 1980-04-18 Seventeen Seconds | 1981-04-17 Faith | 1982-05-03 Pornography | 1984-05-04 The Top | 1985-08-26 The Head on the Door
1987-05-25 Kiss Me Kiss Me Kiss Me | 1989-05-02 Disintegration | 1992-04-21 Wish | 1996-05-07 Wild Mood Swings | 2000-02-15 Bloodflowers | 2004-06-28 The Cure @ Geffen Records
2008-10-27 4:13 Dream @ Geffen Records | 2024-11-01 Songs of a Lost World | compilation 1986-05-15 Standing on a Beach | live 1993-09-14 Show

The Fall ; GB Group 1976 ; post-punk, british ; Rough Trade
1979-03-16 Live at the Witch Trials @ Step-Forward | 1979-10-26 Dragnet @ Step-Forward | 1980-11-17 Grotesque (After the Gramme) | 1982-03-08 Hex Enduction Hour @ Kamera
1985-09-23 This Nation's Saving Grace @ Beggars Banquet | live 1980-05-05 Totale's Turns

Talking Heads ; US Group 1975 ; post-punk, new wave, new york ; Sire
1977-09-16 Talking Heads: 77 | 1978-07-14 More Songs About Buildings and Food | 1979-08-03 Fear of Music | 1980-10-08 Remain in Light | 1983-06-01 Speaking in Tongues
1985-06-10 Little Creatures @ EMI | 1986-09-15 True Stories @ EMI | 1988-03-15 Naked @ EMI | live 1984-09 Stop Making Sense

The The ; GB Group 1979 ; post-punk, alternative, british, 80s ; Epic
1983-10-21 Soul Mining | 1986-11-17 Infected | 1989-05-17 Mind Bomb | 1993-01-25 Dusk | 1995-01-30 Hanky Panky | 2000-02-29 NakedSelf @ Nothing Records
2024-09-06 Ensoulment @ Cinéola

Sonic Youth ; US Group 1981 ; alternative, noise rock, new york, indie rock ; DGC ; mbid=5cbef01b-cc35-4f52-af7b-d0df0c4f61b9
1983-02 Confusion Is Sex @ Neutral Records | 1985-03-29 Bad Moon Rising @ Homestead Records | 1986-05 EVOL @ SST Records | 1987-06 Sister @ SST Records
1988-10-18 Daydream Nation @ Enigma Records | 1990-06-26 Goo | 1992-07-21 Dirty | 1994-05-03 Experimental Jet Set, Trash and No Star | 1995-09-26 Washing Machine
1998-05-12 A Thousand Leaves | 2000-05-16 NYC Ghosts & Flowers | 2002-06-25 Murray Street | 2004-06-08 Sonic Nurse | 2006-06-13 Rather Ripped | 2009-06-09 The Eternal @ Matador

Nirvana ; US Group 1988 ; grunge, alternative, 90s, american ; DGC ; mbid=5b11f4ce-a62d-471e-81fc-a69a8278c7da discogs=125246
1989-06-15 Bleach @ Sub Pop | 1991-09-24 Nevermind | 1993-09-21 In Utero | live 1994-11-01 MTV Unplugged in New York | compilation 1992-12-14 Incesticide
live 1996-10-01 From the Muddy Banks of the Wishkah | compilation 2002-10-29 Nirvana | single 1991-09-10 Smells Like Teen Spirit

Pearl Jam ; US Group 1990 ; grunge, alternative, 90s, american ; Epic
1991-08-27 Ten | 1993-10-19 Vs. | 1994-11-22 Vitalogy | 1996-08-27 No Code | 1998-02-03 Yield | 2000-05-16 Binaural | 2002-11-12 Riot Act | 2006-05-02 Pearl Jam @ J Records
2009-09-20 Backspacer @ Monkeywrench Records | 2013-10-15 Lightning Bolt @ Monkeywrench Records | 2020-03-27 Gigaton @ Monkeywrench Records

Godspeed You! Black Emperor ; CA Group 1994 ; post-rock, canadian, instrumental ; Constellation ; mbid=3648db01-b29d-4ab9-835c-83f4a5068fda
1997-08-14 F♯ A♯ ∞ | 2000-10-09 Lift Your Skinny Fists Like Antennas to Heaven | 2002-11-04 Yanqui U.X.O. | 2012-10-15 Allelujah! Don't Bend! Ascend!
2015-03-31 Asunder, Sweet and Other Distress | 2017-09-22 Luciferian Towers | 2021-04-02 G_d's Pee at State's End! | ep 1999-03-08 Slow Riot for New Zerø Kanada

Sigur Rós ; IS Group 1994 ; post-rock, icelandic, ambient ; FatCat Records ; mbid=f6f2326f-6b25-4170-b89d-e235b25508e8
1997-06-30 Von @ Smekkleysa | 1999-06-12 Ágætis byrjun | 2002-10-28 ( ) | 2005-09-12 Takk… @ EMI | 2008-06-20 Með suð í eyrum við spilum endalaust @ EMI
2012-05-23 Valtari @ Parlophone | 2013-06-12 Kveikur @ XL Recordings | 2023-06-16 ÁTTA @ Von Dur | compilation 2007-11-05 Hvarf/Heim @ EMI | live 2011-11-07 Inni @ Krúnk

Black Sabbath ; GB Group 1968 ; metal, heavy metal, classic rock, british ; Vertigo ; mbid=5182c1d9-c7d2-4dad-afa0-ccfeada921a8
1970-02-13 Black Sabbath | 1970-09-18 Paranoid | 1971-07-21 Master of Reality | 1972-09-25 Vol 4 | 1973-12-01 Sabbath Bloody Sabbath @ WWA Records | 1975-07-28 Sabotage @ NEMS
1976-10-22 Technical Ecstasy | 1978-09-29 Never Say Die! | 1980-04-18 Heaven and Hell | 1981-11-04 Mob Rules | 2013-06-10 13 | compilation 1975-12-01 We Sold Our Soul for Rock 'n' Roll @ NEMS

Metallica ; US Group 1981 ; metal, thrash metal, american ; Elektra ; mbid=65f4f0c5-ef9e-490c-aee3-909e7ae6b2ab
1983-07-25 Kill 'Em All @ Megaforce | 1984-07-27 Ride the Lightning @ Megaforce | 1986-03-03 Master of Puppets | 1988-08-25 …And Justice for All | 1991-08-12 Metallica
1996-06-04 Load | 1997-11-18 Reload | 2003-06-05 St. Anger | 2008-09-12 Death Magnetic @ Warner Bros. Records | 2016-11-18 Hardwired… to Self-Destruct @ Blackened
2023-04-14 72 Seasons @ Blackened | live 1999-11-23 S&M | compilation 1998-11-24 Garage Inc.

Iron Maiden ; GB Group 1975 ; metal, heavy metal, british ; EMI
1980-04-14 Iron Maiden | 1981-02-02 Killers | 1982-03-22 The Number of the Beast | 1983-05-16 Piece of Mind | 1984-09-03 Powerslave | 1986-09-29 Somewhere in Time
1988-04-11 Seventh Son of a Seventh Son | 1990-10-01 No Prayer for the Dying | 1992-05-11 Fear of the Dark | live 1985-10-14 Live After Death

Slayer ; US Group 1981 ; metal, thrash metal, american ; Def Jam
1983-12-03 Show No Mercy @ Metal Blade Records | 1985-03 Hell Awaits @ Metal Blade Records | 1986-10-07 Reign in Blood | 1988-07-05 South of Heaven
1990-10-09 Seasons in the Abyss @ Def American | live 1991-10-22 Decade of Aggression @ Def American

Megadeth ; US Group 1983 ; metal, thrash metal, american ; Capitol Records ; discogs=11770
1985-06-12 Killing Is My Business… and Business Is Good! @ Combat | 1986-09-19 Peace Sells… but Who's Buying? | 1988-01-19 So Far, So Good… So What! | 1990-09-24 Rust in Peace
1992-07-14 Countdown to Extinction | 1994-11-01 Youthanasia

Cannibal Corpse ; US Group 1988 ; metal, death metal, american ; Metal Blade Records ; discogs=124774
1990-08-16 Eaten Back to Life | 1991-07-01 Butchered at Birth | 1992-09-22 Tomb of the Mutilated | 1994-04-17 The Bleeding | 1996-05-07 Vile

Napalm Death ; GB Group 1981 ; metal, grindcore, british ; Earache ; discogs=11614
1987-07-01 Scum | 1988-09-16 From Enslavement to Obliteration | 1990-09-14 Harmony Corruption | 1992-05-19 Utopia Banished
2015-01-27 Apex Predator – Easy Meat @ Century Media

Sleep ; US Group 1990 ; metal, doom metal, american ; Earache ; discogs=57916
1991 Volume One @ Tupelo Recording Company | 1992-11 Sleep's Holy Mountain | 2003-04-22 Dopesmoker @ Southern Lord | 2018-04-20 The Sciences @ Third Man Records

Ø ; FI Person 1963 ; electronic, ambient, minimal ; Sähkö Recordings
1993 Tulkinta | 1994 Metri | 1997 Olento | 2005 Kantamoinen | 2008 Oleva | 2013 Konstellaatio

Fushitsusha ; JP Group 1978 ; noise rock, psychedelic, japanese ; P.S.F. Records
1993 Allegorical Misunderstanding @ Avant | 1994 Pathétique | live 1989 Fushitsusha | live 1991 Double Live

New York Dolls ; US Group 1971 ; punk, classic rock, new york ; Mercury ; discogs=242613
1973-07-27 New York Dolls | 1974-05-10 Too Much Too Soon | 2006-07-25 One Day It Will Please Us to Remember Even This @ Roadrunner Records | 2009-05-05 'Cause I Sez So @ Atco Records
2011-03-15 Dancing Backward in High Heels @ 429 Records
`;
