export const description = 'Wait for a price of an album or a pressing';

export const examples = ['prices watch add "Slowdive" "Souvlaki" --under 25', 'prices watch list'];
