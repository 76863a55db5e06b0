export const description = 'Show an artist, an album or its pressings, from the database or, once, from the sources';
