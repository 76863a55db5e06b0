const idField = Buffer.from('"id"');
const discogsArtist = Buffer.from('discogs.com/artist/');
const idLength = 36;
const [colon, quote, zero, nine] = [0x3a, 0x22, 0x30, 0x39];

/** Whether a line names one of these MBIDs as the id of anything in it, without being parsed. */
export function namesId(line: Buffer, ids: { has(id: string): boolean }): boolean {
	for (let at = line.indexOf(idField); at >= 0; at = line.indexOf(idField, at)) {
		at = passSpace(line, at + idField.length);
		if (line[at] !== colon) continue;
		at = passSpace(line, at + 1);
		if (line[at] !== quote) continue;
		if (ids.has(line.toString('latin1', at + 1, at + 1 + idLength))) return true;
	}
	return false;
}

/** Whether a line links one of these artists of Discogs, by their numbers there. */
export function linksDiscogsArtist(line: Buffer, ids: { has(id: number): boolean }): boolean {
	for (let at = line.indexOf(discogsArtist); at >= 0; at = line.indexOf(discogsArtist, at)) {
		at += discogsArtist.length;
		let id = 0;
		for (let digit = line[at]; isDigit(digit); digit = line[++at]) id = id * 10 + digit - zero;
		if (ids.has(id)) return true;
	}
	return false;
}

function isDigit(byte: number | undefined): byte is number {
	return byte !== undefined && byte >= zero && byte <= nine;
}

function passSpace(line: Buffer, at: number): number {
	let next = at;
	while (line[next] === 0x20) next += 1;
	return next;
}
