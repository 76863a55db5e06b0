import { hash } from '../world/random.ts';

/** Luminance and the two colour differences, each from -100 to 100. */
type Colour = number[];

const vinyl: Colour = [-105, 0, 0];
const groove: Colour = [-85, 0, 0];
/** Parts of half the height, from the middle. */
const radii = { hole: 0.05, label: 0.3, disc: 0.85 };
const groovesEach = 0.14;

/** A record on its sleeve, drawn in so many columns and rows, row by row; sleeve and label have colours of the name. */
export function recordOf(name: string, columns: number, rows: number): Colour[] {
	const [sleeve, label] = [colourOf('sleeve', name), colourOf('label', name)];
	return Array.from({ length: columns * rows }, (_, at) => {
		const [x, y] = [(at % columns) - (columns - 1) / 2, Math.floor(at / columns) - (rows - 1) / 2];
		const distance = Math.hypot(x, y) / (Math.min(columns, rows) / 2);
		if (distance < radii.hole || distance > radii.disc) return sleeve;
		if (distance < radii.label) return label;
		return distance % groovesEach < groovesEach / 4 ? groove : vinyl;
	});
}

function colourOf(part: string, name: string): Colour {
	return [0, 1, 2].map((component) => (hash(part, name, component) % 180) - 90 + (component === 0 ? 15 : 0));
}
