import { ProviderError } from '../errors.ts';
import type { Providers } from '../integrations/providers.ts';
import { discogsShown } from '../steps/freshness.ts';
import { type Decode, loadDecoder, type Pixels, type WantedPicture } from './decode.ts';
import { createPictureFolder } from './picture-folder.ts';

export interface PicturesOptions {
	providers: Pick<Providers, 'fetchPicture'>;
	/** Where files are kept, and how many bytes of them. */
	folder: string;
	maxBytes: number;
	clock: () => Date;
	/** Ends the calls in hand when the program ends. */
	signal: AbortSignal;
}

/** The pictures of artists and albums, from the disk or from where they are. */
export interface Pictures {
	/**
	 * The picture at an address that a step stored, with the source that it is from, drawn as wanted. Null when there is none to
	 * be had: it is broken, hostile, too large or out of reach, or this platform cannot decode. That is remembered for a while.
	 * Throws nothing but the reason of a signal: the program's, or the caller's for a picture that nobody looks at any more.
	 */
	read(
		picture: { url: string; source: string | null },
		wanted: WantedPicture,
		signal?: AbortSignal,
	): Promise<Pixels | null>;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a file is shown before it is fetched anew, in milliseconds; without an answer the old one stays. */
const lives = { discogs: discogsShown, others: 30 * day };

/** How long what could not be had is not asked for again. */
const rests = { refused: 10 * minute, unreachable: minute / 2 };

type Failure = keyof typeof rests;

/** Nothing is loaded, read or asked before the first picture. */
export function createPictures({ providers, folder, maxBytes, clock, ...options }: PicturesOptions): Pictures {
	const kept = createPictureFolder({ folder, maxBytes, clock });
	const failures = new Map<string, { failure: Failure; until: number }>();
	let decoder: Promise<Decode | null> | undefined;

	function isFresh(fetchedAt: Date, source: string | null): boolean {
		const age = clock().getTime() - fetchedAt.getTime();
		// The clock of another machine may run ahead: such a file would never grow old.
		return age >= 0 && age < (source === 'discogs' ? lives.discogs : lives.others);
	}

	function remember(url: string, failure: Failure): Failure {
		const now = clock().getTime();
		for (const [known, { until }] of failures) if (until <= now) failures.delete(known);
		failures.set(url, { failure, until: now + rests[failure] });
		return failure;
	}

	function remembered(url: string): Failure | null {
		const known = failures.get(url);
		return known !== undefined && clock().getTime() < known.until ? known.failure : null;
	}

	async function fetchAnew(url: string, signal: AbortSignal): Promise<Uint8Array | Failure> {
		try {
			const { verdict, bytes } = await providers.fetchPicture(url, { signal });
			if (verdict.ok) return bytes;
			return remember(url, verdict.transient ? 'unreachable' : 'refused');
		} catch (error) {
			// A gate that is closed says itself when it opens.
			if (error instanceof ProviderError && !signal.aborted) return 'unreachable';
			throw error;
		}
	}

	return {
		async read({ url, source }, wanted, ended) {
			const signal = ended === undefined ? options.signal : AbortSignal.any([options.signal, ended]);
			decoder ??= loadDecoder();
			const decode = await decoder;
			if (decode === null) return null;
			const old = await kept.read(url);
			const drawn = old !== null && isFresh(old.fetchedAt, source) ? await decode(old.bytes, wanted) : null;
			if (drawn !== null) return drawn;
			const fetched = remembered(url) ?? (await fetchAnew(url, signal));
			if (fetched === 'refused') return null;
			if (fetched === 'unreachable') return old === null ? null : decode(old.bytes, wanted);
			const pixels = await decode(fetched, wanted);
			if (pixels === null) remember(url, 'refused');
			else await kept.write(url, fetched);
			return pixels;
		},
	};
}
