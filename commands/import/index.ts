export const description = 'Import dumps of a whole catalogue, or what you own or want from files';

export const examples = ['import discogs --download 2026-10', 'import wantlist wantlist.csv --dry-run'];
