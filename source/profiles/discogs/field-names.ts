/** The fields that every collection at Discogs begins with, by their English names; a person may add others. */
export const fieldNames = { media: 'Media Condition', sleeve: 'Sleeve Condition', notes: 'Notes' } as const;
