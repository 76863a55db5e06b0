import type { Sharp } from 'sharp';

/** A picture as somebody wants to have it: as large as fits in so many pixels, its proportions kept. */
export interface WantedPicture {
	width: number;
	height: number;
	/**
	 * `rgba`: the pixels themselves.
	 * `rgba-256`: the same with at most 256 different colours.
	 * `png`: a file of exactly this size, the picture at its upper left and the rest transparent. Of 256 colours too, which makes
	 * it a fifth as long on its way to a terminal.
	 */
	form: 'rgba' | 'rgba-256' | 'png';
}

/** A picture as it is wanted. Rows from the top, four bytes a pixel (red, green, blue, 255) in both forms of `rgba`. */
export interface Pixels {
	width: number;
	height: number;
	form: WantedPicture['form'];
	bytes: Uint8Array;
}

/** Null for whatever is not a whole JPEG, PNG, WebP or GIF of a sensible size. Never throws. */
export type Decode = (file: Uint8Array, wanted: WantedPicture) => Promise<Pixels | null>;

const maxPixels = 50_000_000;
const timeLimitSeconds = 5;
/** libvips' own names; SVG, PDF, TIFF and whatever else it reads stay closed. */
const openedFormats = ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}`);
const transparent = { r: 0, g: 0, b: 0, alpha: 0 };

/**
 * The decoder: libvips, which works in its own threads, so that keys are answered meanwhile. Null where its binary cannot be
 * loaded: pictures are then initials. The first frame of what moves, turned as its EXIF says, transparency on black.
 */
export async function loadDecoder(): Promise<Decode | null> {
	const sharp = await loadSharp();
	if (sharp === null) return null;
	sharp.cache(false);
	sharp.concurrency(1);
	sharp.block({ operation: ['VipsForeignLoad'] });
	sharp.unblock({ operation: openedFormats });

	/** Everything but the form. */
	const fit = (file: Uint8Array, { width, height, form }: WantedPicture): Sharp =>
		sharp(file, { limitInputPixels: maxPixels, failOn: 'warning' })
			.timeout({ seconds: timeLimitSeconds })
			.autoOrient()
			.toColourspace('srgb')
			.flatten({ background: 'black' })
			.resize(width, height, {
				fit: form === 'png' ? 'contain' : 'inside',
				position: 'left top',
				background: transparent,
			})
			.ensureAlpha();

	return async (file, wanted) => {
		const { form } = wanted;
		try {
			const picture = fit(file, wanted);
			if (form === 'rgba') return await drawRaw(picture, form);
			const { data, info } = await picture.png({ palette: true, effort: 1 }).toBuffer({ resolveWithObject: true });
			if (form === 'rgba-256') return await drawRaw(sharp(data).ensureAlpha(), form);
			return { width: info.width, height: info.height, form, bytes: data };
		} catch {
			return null;
		}
	};
}

async function drawRaw(picture: Sharp, form: WantedPicture['form']): Promise<Pixels> {
	const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, form, bytes: data };
}

/** Only for those who see pictures: it takes a twentieth of a second and 18 MB of libraries. */
async function loadSharp() {
	try {
		return (await import('sharp')).default;
	} catch {
		return null;
	}
}
