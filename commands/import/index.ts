export const description = 'Import what you own or want from files: a collection or a wantlist of Discogs';

export const examples = ['import collection collection.csv', 'import wantlist wantlist.csv --dry-run'];
