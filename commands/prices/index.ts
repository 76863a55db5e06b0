export const description = 'Prices: the cheapest copy landed in your country, its history, and watches';

export const examples = ['prices best "Slowdive" "Souvlaki" --country ES', 'prices watch list'];
