/** One flight per key: everybody who wants the same while it is on its way waits for the same one. */
export interface Flights {
	fly<T>(key: string, task: () => Promise<T>): Promise<T>;
	/** Waits for everything that is on its way. */
	landed(): Promise<void>;
}

export function createFlights(): Flights {
	const flights = new Map<string, Promise<unknown>>();
	return {
		fly<T>(key: string, task: () => Promise<T>): Promise<T> {
			const current = flights.get(key);
			// Under one key there is only ever one kind of task.
			if (current !== undefined) return current as Promise<T>;
			const flight = task().finally(() => flights.delete(key));
			flights.set(key, flight);
			return flight;
		},
		async landed() {
			await Promise.allSettled(flights.values());
		},
	};
}
