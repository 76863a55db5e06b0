/** The splits on which everything was tuned, ours and EASE's λ (`npm run bench -- recommender-tuning`), and those that are reported. No seed is in both. */
export const tuningSplits = [101, 102];
export const reportedSplits = [1, 2, 3, 4, 5];
