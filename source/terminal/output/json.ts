/** One object as indented JSON. Times become ISO 8601; keys are the same with or without a terminal. */
export function formatJson(value: object): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}

/** One object on one line, for streams of events. */
export function formatJsonLine(value: object): string {
	return `${JSON.stringify(value)}\n`;
}
