import type { TagReader } from './tag-reader.ts';

/** Passes over a child that is not kept: one of those known, which never hold another of their name, or one that `onUnknown` hears of. */
export function passOver(tags: TagReader, known: ReadonlySet<string>, onUnknown: (name: string) => void): void {
	if (known.has(tags.name)) {
		tags.skipFlat();
		return;
	}
	onUnknown(tags.name);
	tags.skip();
}
