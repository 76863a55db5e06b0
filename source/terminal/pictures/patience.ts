/** How long the terminal is waited for when it is asked how it shows pictures, and how long its late answers are no keys. */
export const patience = { waits: 150, swallows: 3000 };
