import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		globalSetup: ['test/helpers/postgres.ts'],
		testTimeout: 30_000,
		hookTimeout: 60_000,
		// Settings of the person who runs the tests must not reach them.
		env: { VINILOGY_CONFIG: 'node_modules/no-such-config.env', NO_COLOR: '1' },
	},
});
