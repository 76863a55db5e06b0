/** What is used of undici, by name: bundled, a CommonJS library that is loaded late has only a default export. */
export { Agent, fetch } from 'undici';
