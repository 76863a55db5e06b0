/** Classic and psychedelic rock, Japanese and Russian artists, in the notation that `read-artists.ts` explains. */
export const classics = `
Pink Floyd ; GB Group 1965 ; progressive rock, psychedelic, classic rock, british ; Harvest ; mbid=83d91898-7763-47d7-b03b-b92132375c47 discogs=45467
1967-08-04 The Piper at the Gates of Dawn @ Columbia | 1968-06-28 A Saucerful of Secrets @ Columbia | soundtrack 1969-06-13 More @ Columbia | 1969-11-07 Ummagumma
1970-10-02 Atom Heart Mother | 1971-10-31 Meddle | soundtrack 1972-06-02 Obscured by Clouds | 1973-03-01 The Dark Side of the Moon | 1975-09-12 Wish You Were Here
1977-01-21 Animals | 1979-11-30 The Wall | 1983-03-21 The Final Cut | 1987-09-07 A Momentary Lapse of Reason @ EMI | 1994-03-28 The Division Bell @ EMI | 2014-11-07 The Endless River @ Parlophone
live 1988-11-22 Delicate Sound of Thunder @ EMI | live 1995-05-29 P·U·L·S·E @ EMI | compilation 1971-05-14 Relics @ Starline | compilation 1981-11-23 A Collection of Great Dance Songs
compilation 2001-11-05 Echoes: The Best of Pink Floyd @ EMI | single 1967-03-10 Arnold Layne @ Columbia | single 1979-11-23 Another Brick in the Wall, Part 2

The Beatles ; GB Group 1960 ; classic rock, british, 60s ; Parlophone ; mbid=b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d discogs=82730
1963-03-22 Please Please Me | 1963-11-22 With the Beatles | 1964-07-10 A Hard Day's Night | 1964-12-04 Beatles for Sale | 1965-08-06 Help! | 1965-12-03 Rubber Soul
1966-08-05 Revolver | 1967-05-26 Sgt. Pepper's Lonely Hearts Club Band | 1967-11-27 Magical Mystery Tour @ Capitol Records | 1968-11-22 The Beatles @ Apple Records
1969-01-13 Yellow Submarine @ Apple Records | 1969-09-26 Abbey Road @ Apple Records | 1970-05-08 Let It Be @ Apple Records | live 1977-05-04 The Beatles at the Hollywood Bowl
compilation 1973-04-02 1962–1966 @ Apple Records | compilation 1973-04-02 1967–1970 @ Apple Records | single 1968-08-26 Hey Jude @ Apple Records

The Rolling Stones ; GB Group 1962 ; classic rock, british, 60s ; Decca ; mbid=b071f9fa-14b0-4217-8e97-eb41da73f598
1964-04-16 The Rolling Stones | 1966-04-15 Aftermath | 1967-12-08 Their Satanic Majesties Request | 1968-12-06 Beggars Banquet | 1969-12-05 Let It Bleed
1971-04-23 Sticky Fingers @ Rolling Stones Records | 1972-05-12 Exile on Main St. @ Rolling Stones Records | 1978-06-09 Some Girls @ Rolling Stones Records
1981-08-24 Tattoo You @ Rolling Stones Records | 2023-10-20 Hackney Diamonds @ Polydor | live 1970-09-04 Get Yer Ya-Ya's Out!

Led Zeppelin ; GB Group 1968 ; classic rock, hard rock, british ; Atlantic ; mbid=678d88b2-87b0-403b-b63d-5da7465aecc3 discogs=34278
1969-01-12 Led Zeppelin | 1969-10-22 Led Zeppelin II | 1970-10-05 Led Zeppelin III | 1971-11-08 Led Zeppelin IV | 1973-03-28 Houses of the Holy
1975-02-24 Physical Graffiti @ Swan Song | 1976-03-31 Presence @ Swan Song | 1979-08-15 In Through the Out Door @ Swan Song | compilation 1982-11-19 Coda @ Swan Song
live 1976-10-22 The Song Remains the Same @ Swan Song | live 2003-05-27 How the West Was Won

David Bowie ; GB Person 1947 ; classic rock, glam rock, british ; RCA Victor ; mbid=5441c29d-3602-4898-b1a1-b77fa23b8e50 discogs=10263
1967-06-01 David Bowie @ Deram | 1969-11-14 David Bowie @ Philips | 1970-11-04 The Man Who Sold the World @ Mercury | 1971-12-17 Hunky Dory
1972-06-16 The Rise and Fall of Ziggy Stardust and the Spiders From Mars | 1973-04-13 Aladdin Sane | 1973-10-19 Pin Ups | 1974-05-24 Diamond Dogs | 1975-03-07 Young Americans
1976-01-23 Station to Station | 1977-01-14 Low | 1977-10-14 “Heroes” | 1979-05-18 Lodger | 1980-09-12 Scary Monsters (and Super Creeps) | 1983-04-14 Let's Dance @ EMI America
1995-09-25 1. Outside @ Arista | 2002-06-11 Heathen @ ISO Records | 2013-03-08 The Next Day @ ISO Records | 2016-01-08 ★ @ ISO Records | live 1974-10-29 David Live

John Lennon ; GB Person 1940 ; classic rock, british, singer-songwriter ; Apple Records ; discogs=46481
1970-12-11 John Lennon/Plastic Ono Band | 1971-09-09 Imagine | 1973-10-29 Mind Games | 1974-09-26 Walls and Bridges | 1975-02-17 Rock 'n' Roll | 1980-11-17 Double Fantasy @ Geffen Records

Bruce Springsteen ; US Person 1949 ; classic rock, american, singer-songwriter ; Columbia ; discogs=219986
1973-01-05 Greetings From Asbury Park, N.J. | 1973-11-05 The Wild, the Innocent & the E Street Shuffle | 1975-08-25 Born to Run | 1978-06-02 Darkness on the Edge of Town
1980-10-17 The River | 1982-09-30 Nebraska | 1984-06-04 Born in the U.S.A. | 1987-10-09 Tunnel of Love | 1995-11-21 The Ghost of Tom Joad | 2002-07-30 The Rising

Bob Dylan ; US Person 1941 ; classic rock, folk, singer-songwriter, american ; Columbia ; mbid=72c536dc-7137-4477-a521-567eeb840fa8 discogs=59792
1962-03-19 Bob Dylan | 1963-05-27 The Freewheelin' Bob Dylan | 1964-01-13 The Times They Are A‐Changin' | 1964-08-08 Another Side of Bob Dylan | 1965-03-22 Bringing It All Back Home
1965-08-30 Highway 61 Revisited | 1966-06-20 Blonde on Blonde | 1967-12-27 John Wesley Harding | 1969-04-09 Nashville Skyline | 1970-10-19 New Morning | 1975-01-20 Blood on the Tracks
1976-01-05 Desire | 1979-08-20 Slow Train Coming | 1983-10-27 Infidels | 1989-09-22 Oh Mercy | 1997-09-30 Time Out of Mind | 2001-09-11 “Love and Theft” | 2006-08-29 Modern Times
2020-06-19 Rough and Rowdy Ways | soundtrack 1973-07-13 Pat Garrett & Billy the Kid | live 1974-06-20 Before the Flood | compilation 1967-03-27 Bob Dylan's Greatest Hits

AC/DC ; AU Group 1973 ; hard rock, classic rock, australian ; Albert Productions ; mbid=66c662b6-6e2f-4930-8610-912e24c63ed1
1975-02-17 High Voltage | 1975-12-01 T.N.T. | 1976-09-20 Dirty Deeds Done Dirt Cheap | 1977-03-21 Let There Be Rock | 1978-05-05 Powerage | 1979-07-27 Highway to Hell
1980-07-25 Back in Black | 1981-11-23 For Those About to Rock We Salute You | 1983-08-15 Flick of the Switch | 1990-09-24 The Razors Edge @ Atco Records | 2008-10-17 Black Ice @ Columbia
2020-11-13 Power Up @ Columbia | live 1978-10-13 If You Want Blood You've Got It

Guns N’ Roses ; US Group 1985 ; hard rock, classic rock, american ; Geffen Records ; mbid=eeb1195b-f213-4ce1-b28c-8565211f8e43
1987-07-21 Appetite for Destruction | 1988-11-29 G N’ R Lies | 1991-09-17 Use Your Illusion I | 1991-09-17 Use Your Illusion II | 1993-11-23 “The Spaghetti Incident?” | 2008-11-23 Chinese Democracy
live 1999-11-23 Live Era ’87–’93 | ep 1986-12-16 Live ?!*@ Like a Suicide @ UZI Suicide

Radiohead ; GB Group 1991 ; alternative, indie rock, british ; Parlophone ; mbid=a74b1b7f-71a5-4011-9441-d0b5e4122711 discogs=3840
1993-02-22 Pablo Honey | 1995-03-13 The Bends | 1997-05-21 OK Computer | 2000-10-02 Kid A | 2001-06-04 Amnesiac | 2003-06-09 Hail to the Thief | 2007-10-10 In Rainbows @ XL Recordings
2011-02-18 The King of Limbs @ XL Recordings | 2016-05-08 A Moon Shaped Pool @ XL Recordings | live 2001-11-12 I Might Be Wrong: Live Recordings | ep 1997-12-15 Airbag / How Am I Driving?
compilation 2008-06-02 The Best Of

R.E.M. ; US Group 1980 ; alternative, american, 80s ; I.R.S. Records ; mbid=ea4dfa26-f633-4da6-a52a-f49ea4897b58
1983-04-12 Murmur | 1984-04-09 Reckoning | 1985-06-10 Fables of the Reconstruction | 1986-07-28 Lifes Rich Pageant | 1987-08-31 Document | 1988-11-07 Green @ Warner Bros. Records
1991-03-12 Out of Time @ Warner Bros. Records | 1992-10-05 Automatic for the People @ Warner Bros. Records | 1994-09-26 Monster @ Warner Bros. Records
1996-09-09 New Adventures in Hi‐Fi @ Warner Bros. Records | ep 1982-08-24 Chronic Town

サカナクション ; JP Group 2005 ; j-rock, j-pop, japanese, electronic ; Victor Entertainment ; sort=Sakanaction
2007-05-09 GO TO THE FUTURE | 2008-01-23 NIGHT FISHING | 2009-01-21 シンシロ | 2010-03-17 kikUUiki | 2011-09-28 DocumentaLy | 2013-03-13 sakanaction | 2019-06-19 834.194
2022-03-30 アダプト | compilation 2018-03-28 魚図鑑 | single 2012-05-30 僕と花

はっぴいえんど ; JP Group 1969 ; j-rock, japanese, 70s ; URC ; sort=Happy_End
1970-08-05 はっぴいえんど | 1971-11-20 風街ろまん | 1973-02-25 HAPPY END @ Bellwood Records | live 1974-01-15 ライブ!! はっぴいえんど @ Bellwood Records

フィッシュマンズ ; JP Group 1987 ; j-rock, dub, japanese, dream pop ; Polydor ; sort=Fishmans
1991-05-21 Chappie, Don't Cry @ Virgin | 1993-02-19 Neo Yankees' Holiday @ Media Remoras | 1996-02-01 空中キャンプ | 1996-10-25 LONG SEASON | 1997-07-24 宇宙 日本 世田谷
live 1999-09-29 98.12.28 男達の別れ

椎名林檎 ; JP Person 1978 ; j-pop, j-rock, japanese ; Toshiba EMI ; sort=Sheena_Ringo
1999-02-24 無罪モラトリアム | 2000-03-31 勝訴ストリップ | 2003-02-23 加爾基 精液 栗ノ花 | 2009-06-24 三文ゴシップ | 2014-11-05 日出処 | 2019-05-27 三毒史

Yellow Magic Orchestra ; JP Group 1978 ; electronic, j-pop, japanese, 80s ; Alfa
1978-11-25 Yellow Magic Orchestra | 1979-09-25 Solid State Survivor | 1981-03-21 BGM | 1981-11-21 Technodelic | 1983-05-24 浮気なぼくら | 1983-12-14 Service
1993-05-26 Technodon @ Toshiba EMI | live 1980-02-21 Public Pressure | ep 1980-06-05 増殖

Boris ; JP Group 1992 ; metal, drone, japanese ; Diwphalanx Records
1996-05 Absolutego @ Fangs Anal Satan | 1998-11-28 Amplifier Worship @ Mangrove | 2000-12-08 Flood @ MIDI Creative | 2002-10-25 Heavy Rocks @ Quattro | 2003-04-26 Akuma no Uta
2005-11-18 Pink | 2008-03-07 Smile | 2020-07-03 NO @ Self-released

Кино ; RU Group 1981 ; russian, post-punk, rock, 80s ; Мелодия ; sort=Kino
1982 45 | 1984 Начальник Камчатки | 1985 Это не любовь… | 1986 Ночь | 1988 Группа крови | 1989 Звезда по имени Солнце | 1990 Кино
live 1996 Акустический концерт @ Moroz Records | compilation 1992 Неизвестные песни

Аквариум ; RU Group 1972 ; russian, rock, 80s ; Мелодия ; sort=Akvarium
1981 Синий альбом | 1981 Треугольник | 1982 Табу | 1983 Радио Африка | 1984 День серебра | 1986 Дети Декабря | 1987 Равноденствие | 1992 Русский альбом @ Триарий

Гражданская Оборона ; RU Group 1984 ; russian, punk, post-punk ; ГрОб-Рекордс ; sort=Grazhdanskaya_Oborona
1987 Мышеловка | 1987 Всё идёт по плану | 1988 Русское поле экспериментов | 1989 Здорово и вечно | 1997 Солнцеворот | 2007 Зачем снятся сны?

Женя Любич ; RU Person 1987 ; russian, indie pop, singer-songwriter ; Self-released ; sort=Lubich,_Zhenya
2010-12-10 Книга грёз | 2014 Шестой вагон

Shortparis ; RU Group 2012 ; russian, post-punk, experimental ; Self-released
2013 Дочери | 2017 Пасха | 2019 Так закалялась сталь | 2021 Яблонный сад
`;
