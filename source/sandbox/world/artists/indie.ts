/**
 * Real artists of the tag "indie" with their studio albums, in the notation that `read-artists.ts` explains.
 * Titles and years are facts; a plain `date` without a kind is a studio album.
 */
export const indie = `
Arctic Monkeys ; GB Group 2002 ; indie rock, indie, british, alternative ; Domino ; mbid=ada7a83c-e3e1-40f1-93f9-3e73dbc9298a discogs=391170
2006-01-23 Whatever People Say I Am, That's What I'm Not | 2007-04-23 Favourite Worst Nightmare | 2009-08-19 Humbug | 2011-06-06 Suck It and See
2013-09-09 AM | 2018-05-11 Tranquility Base Hotel & Casino | 2022-10-21 The Car | live 2008-11-03 At the Apollo | live 2020-12-04 Live at the Royal Albert Hall
ep 2006-04-24 Who the Fuck Are Arctic Monkeys? | single 2005-10-17 I Bet You Look Good on the Dancefloor | single 2013-06-18 Do I Wanna Know?

The Strokes ; US Group 1998 ; indie rock, indie, alternative, new york ; RCA ; mbid=f181961b-20f7-459e-89de-920ef03c7ed0
2001-07-30 Is This It @ Rough Trade | 2003-10-28 Room on Fire | 2006-01-03 First Impressions of Earth | 2011-03-18 Angles | 2013-03-26 Comedown Machine
2020-04-10 The New Abnormal | ep 2001-01-29 The Modern Age @ Rough Trade | single 2001-11-12 Last Nite

Interpol ; US Group 1997 ; indie rock, post-punk, indie, new york ; Matador ; mbid=b23e8a63-8f47-4882-b55b-df2c92ef400e
2002-08-19 Turn On the Bright Lights | 2004-09-27 Antics | 2007-07-10 Our Love to Admire @ Capitol Records | 2010-09-07 Interpol | 2014-09-08 El Pintor
2018-08-24 Marauder | 2022-07-15 The Other Side of Make-Believe | ep 2002-06-04 Interpol

Arcade Fire ; CA Group 2001 ; indie, indie rock, canadian, alternative ; Merge Records ; mbid=52074ba6-e495-4ef3-9bb4-0703888a9f68
2004-09-14 Funeral | 2007-03-05 Neon Bible | 2010-08-02 The Suburbs | 2013-10-28 Reflektor | 2017-07-28 Everything Now @ Columbia | 2022-05-06 WE @ Columbia
ep 2003 Arcade Fire

Alvvays ; CA Group 2011 ; indie, indie pop, dream pop, canadian ; Polyvinyl
2014-07-22 Alvvays | 2017-09-08 Antisocialites | 2022-10-07 Blue Rev

Wolf Alice ; GB Group 2010 ; indie, indie rock, alternative, british ; Dirty Hit
2015-06-22 My Love Is Cool | 2017-09-29 Visions of a Life | 2021-06-04 Blue Weekend | ep 2013-10-07 Blush | ep 2014-05-26 Creature Songs

DIIV ; US Group 2011 ; indie, shoegaze, dream pop, new york ; Captured Tracks
2012-06-26 Oshin | 2016-02-05 Is the Is Are | 2019-10-04 Deceiver | 2024-05-24 Frog in Boiling Water @ Fantasy

The Drums ; US Group 2008 ; indie pop, indie, surf, new york ; Moshi Moshi
2010-06-07 The Drums | 2011-09-05 Portamento | 2014-09-22 Encyclopedia | 2017-06-16 Abysmal Thoughts | 2019-04-05 Brutalism | ep 2009-09-15 Summertime!

Tame Impala ; AU Group 2007 ; indie, psychedelic rock, psychedelic, australian ; Modular Recordings
2010-05-21 Innerspeaker | 2012-10-05 Lonerism | 2015-07-17 Currents | 2020-02-14 The Slow Rush | ep 2008-09-30 Tame Impala

Beach House ; US Group 2004 ; dream pop, indie, indie pop, american ; Sub Pop
2006-10-03 Beach House @ Carpark Records | 2008-02-26 Devotion @ Carpark Records | 2010-01-26 Teen Dream | 2012-05-15 Bloom | 2015-08-28 Depression Cherry
2015-10-16 Thank Your Lucky Stars | 2018-05-11 7 | 2022-02-18 Once Twice Melody | compilation 2017-06-30 B-Sides and Rarities

Fleet Foxes ; US Group 2006 ; indie folk, folk, indie, american ; Sub Pop
2008-06-03 Fleet Foxes | 2011-05-03 Helplessness Blues | 2017-06-16 Crack-Up @ Nonesuch | 2020-09-22 Shore @ Anti- | ep 2008-04-08 Sun Giant
compilation 2018-11-09 First Collection 2006–2009

Bon Iver ; US Group 2006 ; indie folk, folk, indie, american ; Jagjaguwar
2008-02-19 For Emma, Forever Ago | 2011-06-21 Bon Iver | 2016-09-30 22, A Million | 2019-08-09 i,i | ep 2009-01-20 Blood Bank

The National ; US Group 1999 ; indie rock, indie, american, alternative ; 4AD
2001-10-30 The National @ Brassland | 2003-09-02 Sad Songs for Dirty Lovers @ Brassland | 2005-04-12 Alligator @ Beggars Banquet | 2007-05-22 Boxer @ Beggars Banquet
2010-05-11 High Violet | 2013-05-20 Trouble Will Find Me | 2017-09-08 Sleep Well Beast | 2019-05-17 I Am Easy to Find
2023-04-28 First Two Pages of Frankenstein | 2023-09-18 Laugh Track | ep 2004-07-20 Cherry Tree @ Brassland

Vampire Weekend ; US Group 2006 ; indie, indie rock, indie pop, new york ; XL Recordings
2008-01-29 Vampire Weekend | 2010-01-11 Contra | 2013-05-14 Modern Vampires of the City | 2019-05-03 Father of the Bride @ Columbia
2024-04-05 Only God Was Above Us @ Columbia

Grizzly Bear ; US Group 2002 ; indie, indie folk, psychedelic, new york ; Warp Records
2004-11-09 Horn of Plenty @ Kanine Records | 2006-09-05 Yellow House | 2009-05-26 Veckatimest | 2012-09-18 Shields | 2017-08-18 Painted Ruins @ RCA

Animal Collective ; US Group 2000 ; indie, psychedelic, experimental, american ; Domino
2003-06-17 Here Comes the Indian @ Paw Tracks | 2004-05-03 Sung Tongs @ FatCat Records | 2005-10-18 Feels @ FatCat Records | 2007-09-10 Strawberry Jam
2009-01-12 Merriweather Post Pavilion | 2012-09-03 Centipede Hz | 2016-02-19 Painting With | 2022-02-04 Time Skiffs | 2023-09-29 Isn't It Now?
live 2009 Animal Crack Box @ Catsup Plate | ep 2009-11-23 Fall Be Kind

Deerhunter ; US Group 2001 ; indie, indie rock, shoegaze, american ; 4AD
2007-01-30 Cryptograms @ Kranky | 2008-10-28 Microcastle @ Kranky | 2010-09-28 Halcyon Digest
2013-05-07 Monomania | 2015-10-16 Fading Frontier | 2019-01-18 Why Hasn't Everything Already Disappeared?

Belle and Sebastian ; GB Group 1996 ; indie pop, indie, twee, scottish ; Jeepster
1996-06-06 Tigermilk @ Electric Honey | 1996-11-18 If You're Feeling Sinister | 1998-09-07 The Boy With the Arab Strap | 2000-06-05 Fold Your Hands Child, You Walk Like a Peasant
2003-10-06 Dear Catastrophe Waitress @ Rough Trade | 2006-02-06 The Life Pursuit @ Rough Trade | 2010-10-11 Belle and Sebastian Write About Love @ Rough Trade
2015-01-19 Girls in Peacetime Want to Dance @ Matador | 2022-05-06 A Bit of Previous @ Matador | soundtrack 2002-06-03 Storytelling

Broken Social Scene ; CA Group 1999 ; indie, indie rock, canadian ; Arts & Crafts
2001-03-20 Feel Good Lost @ Noise Factory | 2002-10-15 You Forgot It in People | 2005-10-04 Broken Social Scene | 2010-05-04 Forgiveness Rock Record | 2017-07-07 Hug of Thunder

Modest Mouse ; US Group 1993 ; indie rock, indie, alternative, american ; Epic
1996-04-16 This Is a Long Drive for Someone With Nothing to Think About @ Up Records | 1997-11-18 The Lonesome Crowded West @ Up Records | 2000-06-13 The Moon & Antarctica
2004-04-06 Good News for People Who Love Bad News | 2007-03-20 We Were Dead Before the Ship Even Sank | 2015-03-17 Strangers to Ourselves | 2021-06-25 The Golden Casket

Pavement ; US Group 1989 ; indie rock, lo-fi, indie, american ; Matador
1992-04-20 Slanted and Enchanted | 1994-02-14 Crooked Rain, Crooked Rain | 1995-04-11 Wowee Zowee | 1997-02-11 Brighten the Corners | 1999-06-08 Terror Twilight
ep 1992-11-25 Watery, Domestic | compilation 1993-03-23 Westing (By Musket and Sextant) @ Drag City

Franz Ferdinand ; GB Group 2001 ; indie rock, indie, british, scottish ; Domino
2004-02-09 Franz Ferdinand | 2005-10-03 You Could Have It So Much Better | 2009-01-26 Tonight: Franz Ferdinand | 2013-08-26 Right Thoughts, Right Words, Right Action
2018-02-09 Always Ascending | 2025-01-10 The Human Fear | single 2004-01-12 Take Me Out

Bloc Party ; GB Group 1999 ; indie rock, indie, british, post-punk ; Wichita
2005-02-02 Silent Alarm | 2007-01-24 A Weekend in the City | 2008-08-21 Intimacy | 2012-08-20 Four @ Frenchkiss | 2016-01-29 Hymns @ Infectious | 2022-04-29 Alpha Games @ Infectious
remix 2005-08-29 Silent Alarm Remixed

The Smiths ; GB Group 1982 ; indie, post-punk, british, 80s ; Rough Trade ; mbid=40f5d9e4-2de7-4f2d-ad41-e31a9a9fea27
1984-02-20 The Smiths | 1985-02-11 Meat Is Murder | 1986-06-16 The Queen Is Dead | 1987-09-28 Strangeways, Here We Come | live 1988-09-05 Rank
compilation 1984-11-12 Hatful of Hollow | compilation 1987-02-23 The World Won't Listen | compilation 1987-03-30 Louder Than Bombs @ Sire | single 1983-10-31 This Charming Man

Pixies ; US Group 1986 ; alternative, indie rock, indie, american ; 4AD ; mbid=b6b2bb8d-54a9-491f-9607-7b546023b433
1988-03-21 Surfer Rosa | 1989-04-17 Doolittle | 1990-08-13 Bossanova | 1991-09-23 Trompe le Monde | 2014-04-19 Indie Cindy @ Pixiesmusic | 2016-09-30 Head Carrier @ Pixiesmusic
2019-09-13 Beneath the Eyrie @ Infectious | 2022-09-30 Doggerel @ Infectious | ep 1987-09-28 Come On Pilgrim | compilation 1997-10-06 Death to the Pixies

Sufjan Stevens ; US Person 1975 ; indie folk, indie, folk, singer-songwriter ; Asthmatic Kitty
2000 A Sun Came | 2001-09-18 Enjoy Your Rabbit | 2003-07-01 Michigan | 2004-03-16 Seven Swans @ Sounds Familyre | 2005-07-04 Illinois | 2010-10-12 The Age of Adz
2015-03-31 Carrie & Lowell | 2020-09-25 The Ascension | 2023-10-06 Javelin | compilation 2006-07-11 The Avalanche

Big Thief ; US Group 2015 ; indie folk, indie rock, indie, american ; 4AD
2016-05-27 Masterpiece @ Saddle Creek | 2017-06-09 Capacity @ Saddle Creek | 2019-05-03 U.F.O.F. | 2019-10-11 Two Hands | 2022-02-11 Dragon New Warm Mountain I Believe in You

Fontaines D.C. ; IE Group 2014 ; post-punk, indie, indie rock, irish ; Partisan Records
2019-04-12 Dogrel | 2020-07-31 A Hero's Death | 2022-04-22 Skinty Fia | 2024-08-23 Romance @ XL Recordings

Phoebe Bridgers ; US Person 1994 ; indie folk, indie, singer-songwriter, american ; Dead Oceans
2017-09-22 Stranger in the Alps | 2020-06-18 Punisher | ep 2020-11-20 Copycat Killer

Mac DeMarco ; CA Person 1990 ; indie, lo-fi, indie pop, canadian ; Captured Tracks
2012-10-16 2 | 2014-04-01 Salad Days | 2017-05-05 This Old Dog | 2019-05-10 Here Comes the Cowboy @ Mac's Record Label | ep 2015-08-07 Another One

Jeff Buckley ; US Person 1966 ; singer-songwriter, indie, alternative, american ; Columbia ; discogs=159169
1994-08-23 Grace | ep 1993-11-23 Live at Sin-é | compilation 1998-05-26 Sketches for My Sweetheart the Drunk | live 2000-05-08 Mystery White Boy

Art Brut ; GB Group 2003 ; indie rock, indie, british ; Fierce Panda ; discogs=255294
2005-05-30 Bang Bang Rock & Roll | 2007-06-25 It's a Bit Complicated @ Mute | 2009-04-20 Art Brut vs. Satan @ Cooking Vinyl | 2011-05-23 Brilliant! Tragic! @ Cooking Vinyl
2018-11-23 Wham! Bang! Pow! Let's Rock Out! @ Alcopop! | single 2004-03-29 Formed a Band @ Rough Trade | single 2005-05-09 Emily Kane

!!! ; US Group 1996 ; dance-punk, indie, electronic, american ; Warp Records
2001-10-30 !!! @ Gold Standard Laboratories | 2004-06-08 Louden Up Now | 2007-03-06 Myth Takes | 2010-08-24 Strange Weather, Isn't It? | 2013-04-30 Thr!!!er | 2015-10-16 As If
2017-05-19 Shake the Shudder | 2019-08-30 Wallop | 2022-05-06 Let It Be Blue
`;
