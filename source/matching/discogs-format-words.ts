/**
 * The words of Discogs' format list, short ↔ full. Versions of a master and exported collections use the short ones,
 * releases and dumps the full ones. A short form that Discogs leaves out ("Stereo") or that equals the full word is
 * written once. What is in neither list is somebody's free text, of which short forms keep three characters ("Blu",
 * "Gat", "180").
 */

/** What a record is made as. "All Media" only carries words for the whole set; its short form is nothing. */
const carriers: [short: string, full: string][] = [
	['Vinyl', 'Vinyl'],
	['Acetate', 'Acetate'],
	['Flexi', 'Flexi-disc'],
	['Lathe', 'Lathe Cut'],
	['Shellac', 'Shellac'],
	['Cyl', 'Cylinder'],
	['CD', 'CD'],
	['CDr', 'CDr'],
	['CDV', 'CDV'],
	['SACD', 'SACD'],
	['DVD', 'DVD'],
	['DVDr', 'DVDr'],
	['Blu-ray', 'Blu-ray'],
	['Cass', 'Cassette'],
	['M/cass', 'Microcassette'],
	['DAT', 'DAT'],
	['DCC', 'DCC'],
	['4-Trk', '4-Track Cartridge'],
	['8-Trk', '8-Track Cartridge'],
	['Reel', 'Reel-To-Reel'],
	['MD', 'Minidisc'],
	['VHS', 'VHS'],
	['Beta', 'Betamax'],
	['Laserdisc', 'Laserdisc'],
	['Floppy', 'Floppy Disk'],
	['M/Stick', 'Memory Stick'],
	['File', 'File'],
	['Hybrid', 'Hybrid'],
	['All Media', 'All Media'],
	['Box', 'Box Set'],
];

const descriptions: [short: string, full: string][] = [
	['Album', 'Album'],
	['MiniAlbum', 'Mini-Album'],
	['EP', 'EP'],
	['Maxi', 'Maxi-Single'],
	['Single', 'Single'],
	['Comp', 'Compilation'],
	['Smplr', 'Sampler'],
	['Mixtape', 'Mixtape'],
	['Mixed', 'Mixed'],
	['P/Mixed', 'Partially Mixed'],
	['RE', 'Reissue'],
	['RP', 'Repress'],
	['RM', 'Remastered'],
	['Ltd', 'Limited Edition'],
	['Num', 'Numbered'],
	['Dlx', 'Deluxe Edition'],
	['S/Edition', 'Special Edition'],
	['Club', 'Club Edition'],
	['RSD', 'Record Store Day'],
	['Promo', 'Promo'],
	['Advance', 'Advance'],
	['TP', 'Test Pressing'],
	['W/Lbl', 'White Label'],
	['Unofficial', 'Unofficial Release'],
	['P/Unofficial', 'Partially Unofficial'],
	['MP', 'Mispress'],
	['M/Print', 'Misprint'],
	['Stereo', 'Stereo'],
	['Mono', 'Mono'],
	['Quad', 'Quadraphonic'],
	['Multichannel', 'Multichannel'],
	['Pic', 'Picture Disc'],
	['Etch', 'Etched'],
	['S/Sided', 'Single Sided'],
	['D/Sided', 'Double Sided'],
	['Shape', 'Shape'],
	['Styrene', 'Styrene'],
	['Sty', 'Styrene'],
	['Card', 'Card Backed'],
	['Special Cut', 'Special Cut'],
	['Jukebox', 'Jukebox'],
	['Transcription', 'Transcription'],
	['Tour', 'Tour Recording'],
	['Enh', 'Enhanced'],
	['Copy Prot.', 'Copy Protected'],
	['Mini', 'Mini'],
	['Hybrid', 'Hybrid'],
	['NTSC', 'NTSC'],
	['PAL', 'PAL'],
	['SECAM', 'SECAM'],
	['DVD-A', 'DVD-Audio'],
	['DVD-V', 'DVD-Video'],
	['MP3', 'MP3'],
	['FLAC', 'FLAC'],
	['WAV', 'WAV'],
];

const fullCarriers = new Map(carriers.flatMap(([short, full]) => [[short, full] as const, [full, full] as const]));
const fullDescriptions = new Map(
	descriptions.flatMap(([short, full]) => [[short, full] as const, [full, full] as const]),
);

/** "LP", or a diameter: 7", 12", 6½". */
const size = /^(?:LP|\d{1,2}(?:\.\d+)?½?")$/;

/** Speeds of records and tapes, and diameters of shellac: "33 ⅓ RPM", "7 ½ ips", "25cm". */
const measure = /^\d[\d ⅓⅔½¾⅞/]*(?:RPM|ips|cm)$/;

/** The carrier that a word stands for ("Cass" is "Cassette"), undefined when it names none. */
export function readCarrier(word: string): string | undefined {
	return fullCarriers.get(word);
}

/** The full form of a description ("RE" is "Reissue"); sizes and speeds are their own. Undefined for free text. */
export function readDescription(word: string): string | undefined {
	return fullDescriptions.get(word) ?? (isSize(word) || measure.test(word) ? word : undefined);
}

/** Whether a word says what disc it is: LP, 7", 10", 12" … */
export function isSize(word: string): boolean {
	return size.test(word);
}
