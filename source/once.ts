/** Makes something when it is first needed, and keeps it: for what takes a start milliseconds that seldom need it. */
export function once<Value extends object>(make: () => Value): () => Value {
	let made: Value | undefined;
	return () => {
		made ??= make();
		return made;
	};
}
