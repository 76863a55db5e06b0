import type { Dice } from '../source/sandbox/world/random.ts';

/** Made-up names that are as different from each other as real ones: words, and words that nobody has heard before. */

export const qualities = words(`
	Amber Ancient Arctic Ashen Autumn Blank Blessed Bright Broken Burning Captive Careless Civil Cold Common Copper Crimson
	Crooked Crystal Dead Distant Divine Drifting Electric Empty Endless Faded Faithful False Final Flying Foreign Forgotten
	Frozen Furious Gentle Ghostly Gilded Golden Gothic Grand Great Green Hidden Hollow Holy Honest Hungry Infinite Invisible
	Iron Ivory Jealous Jolly Kindly Last Lazy Lesser Liquid Little Living Lonely Lost Lucky Lunar Magic Marble Mighty Minor
	Modern Mortal Muddy Mutual Naked Nervous Neon Noble Northern Odd Open Orange Pale Paper Patient Perfect Plastic Polite
	Private Proud Quiet Rapid Restless Royal Rusty Sacred Scarlet Secret Shallow Silent Silver Simple Sleepy Slow Solar
	Southern Spare Static Strange Sudden Sunken Sweet Tender Thirsty Tidal Tiny Total Twisted Uncertain Urban Velvet Violent
	Visible Wandering Warm Weary Western Wicked Wild Wooden Yellow Young`);

export const things = words(`
	Alarm Alley Anchor Angel Animal Anthem Apple Arcade Arrow Atlas Avenue Banquet Battery Beacon Beast Bell Bird Blossom
	Boulevard Bridge Buffalo Cabin Camera Candle Canyon Carnival Castle Cathedral Chamber Choir Circuit Circus Cloud Coast
	Colour Comet Compass Coral Corner Cradle Crane Crown Current Curtain Dagger Daughter Desert Devil Diamond Dragon Dream
	Drummer Eagle Echo Election Ember Empire Engine Evening Factory Falcon Feather Fever Field Flame Flood Flower Forest
	Fountain Fox Garden Gate Ghost Giant Glacier Guitar Hammer Harbour Harvest Heart Hero Horizon Horse Hotel Hour House
	Hunter Hurricane Island Jacket Jaguar Jewel Journey Jungle Kingdom Kitchen Knife Ladder Lantern Laughter Leaf Letter
	Library Light Lion Lover Machine Maple Market Meadow Medicine Memory Mirror Mission Monkey Monument Morning Motel Mother
	Mountain Museum Nation Needle Neighbour Night Novel Number Ocean Office Orchard Orchestra Orphan Owl Palace Panther
	Parade Passenger Pearl Pilot Pioneer Planet Pocket Poet Prison Promise Pyramid Queen Radio Railway Rain Raven Republic
	Ribbon Rider River Robot Rocket Root Rose Sailor Satellite School Season Shadow Ship Signal Sister Skeleton Sky Snake
	Soldier Song Spark Spider Stairway Station Storm Stranger Street Summer Sunday Swan Temple Theatre Thief Thunder Tiger
	Tower Train Traveller Treasure Tree Tunnel Valley Vampire Village Violin Voice Volcano Wagon Water Wave Wedding Whale
	Wheel Window Winter Witness Wolf Wonder`);

const onsets = words(
	'b bl br c ch cl cr d dr f fl fr g gl gr h j k kl kr l m n p ph pl pr qu r s sh sk sl sp st t th tr v w y z',
);
const vowels = words('a a a e e e i i o o u ai au ea ee ei ia ie oa oo ou y å é ö ü');
const codas = ['', '', '', '', ...words('b ck d f g k l ll m n n nd ng nt p r r rd rn rt s ss st t th x z')];
const companies = words('Records Records Records Recordings Tapes Sound Music Discs Editions Group');

/** An artist: a band of two words, a person, or a single word. */
export function nameArtist(roll: Dice): string {
	const kind = roll.roll();
	if (kind < 0.3) return `${roll.pick(qualities)} ${roll.pick(things)}s`;
	if (kind < 0.4) return `The ${coin(roll)} ${roll.pick(things)}s`;
	if (kind < 0.75) return `${coin(roll)} ${coin(roll)}`;
	if (kind < 0.8) return `${coin(roll)} & The ${roll.pick(things)}s`;
	return coin(roll);
}

/** An album's title; as in life, some of them are the titles of many. */
export function nameAlbum(roll: Dice): string {
	const kind = roll.roll();
	if (kind < 0.1) return roll.pick(things);
	if (kind < 0.4) return `${roll.pick(qualities)} ${roll.pick(things)}`;
	if (kind < 0.55) return `The ${roll.pick(things)} of ${roll.pick(things)}s`;
	if (kind < 0.7) return `${roll.pick(things)} in the ${roll.pick(qualities)} ${roll.pick(things)}`;
	if (kind < 0.85) return `${coin(roll)} ${roll.pick(things)}`;
	return coin(roll);
}

/** A record label. */
export function nameLabel(roll: Dice): string {
	const kind = roll.roll();
	if (kind < 0.3) return `${coin(roll)} ${roll.pick(companies)}`;
	if (kind < 0.6) return `${roll.pick(qualities)} ${roll.pick(things)} ${roll.pick(companies)}`;
	if (kind < 0.8) return `${coin(roll)} ${roll.pick(things)}`;
	return `${coin(roll)} ${coin(roll)}`;
}

/** A word that nobody has heard before. */
export function coin(roll: Dice): string {
	const syllables = Array.from({ length: roll.pick([1, 2, 2, 2, 3, 3]) }, () => roll.pick(onsets) + roll.pick(vowels));
	const word = syllables.join(roll.chance(0.3) ? roll.pick(codas) : '') + roll.pick(codas);
	return word.charAt(0).toUpperCase() + word.slice(1);
}

function words(text: string): string[] {
	return text.trim().split(/\s+/);
}
