/**
 * The keys under which numbers on sleeves are compared. The database makes the same ones (see the `search` migrations), so both must
 * change together.
 */

/** A catalogue number without case (ASCII), spaces, dashes and dots: "CAD-3X13" and "cad 3x13" are "cad3x13". */
export function catalogNumberKey(number: string): string {
	return lowerAscii(number).replace(/[ .-]/g, '');
}

/** A barcode like a catalogue number, and without leading zeros: an EAN-13 that begins with 0 is a UPC of twelve digits. */
export function barcodeKey(barcode: string): string {
	return catalogNumberKey(barcode).replace(/^0+/, '');
}

/** A label's name as its beginning is compared. */
export function labelKey(name: string): string {
	return lowerAscii(name);
}

/** Whether a person most likely means a catalogue number or a barcode: digits beside letters, or many digits. */
export function looksLikeNumber(text: string): boolean {
	const key = catalogNumberKey(text);
	return /^[\d a-z/.-]+$/i.test(text) && (/\d{5}/.test(key) || (/\d/.test(key) && /[a-z]/.test(key)));
}

function lowerAscii(text: string): string {
	return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
