export const description = 'Export what you own or want as CSV: a collection or a wantlist, as Discogs writes them';

export const examples = ['export collection collection.csv', 'export wantlist > wantlist.csv'];
