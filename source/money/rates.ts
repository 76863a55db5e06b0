/** What a currency is worth: one of its minor units in euro cents, and the day (YYYY-MM-DD) of that rate. */
export interface Rate {
	euroCents: number;
	day: string;
}

/** The newest rate of every currency that has one, by its code. */
export type Rates = ReadonlyMap<string, Rate>;
