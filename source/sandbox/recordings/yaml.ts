/** What is used of yaml, by name: bundled, a CommonJS library that is loaded late has only a default export. */
export { parse } from 'yaml';
