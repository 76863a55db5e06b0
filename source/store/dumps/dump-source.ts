/** The `source` of a release that a dump told last, and of an artist whom only a dump named. */
export const dumpSource = 'discogs-dump';
