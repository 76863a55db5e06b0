export const description = 'Show an artist, an album or its pressings, from the database or, once, from the sources';

export const examples = ['show artist Slowdive', 'show releases "Slowdive" "Souvlaki"'];
