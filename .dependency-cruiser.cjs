/** Imports go one way: commands → terminal → services → steps → integrations, matching, store → db. */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to: { path: to } });

module.exports = {
	forbidden: [
		{ name: 'no-circles', severity: 'error', comment: 'Data flows one way.', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
		forbid('commands-only-parse', '^commands/', '^(db|source/(?!terminal/))', 'A command parses its options and hands over to the terminal.'),
		forbid('nothing-imports-commands', '^(source|db)/', '^commands/', 'Pastel loads commands by their names.'),
		forbid('terminal-is-on-top', '^source/(?!terminal/|cli\\.ts)', '^source/terminal/', 'Services know no screens.'),
		forbid('services-are-above-steps', '^source/(steps|store|integrations|matching)/', '^source/(catalog|ingest|ops|context\\.ts)', 'Steps do not know who runs them.'),
		forbid('catalog-knows-no-bulk', '^source/catalog/', '^source/ingest/', 'Looking and ingesting share the steps, not each other.'),
		forbid('integrations-know-no-database', '^source/integrations/', '^(db|source/(store|steps)/)', 'A provider client knows nothing of our rows.'),
		forbid('matching-is-pure', '^source/matching/', '^(db|source/(?!matching/))|^(undici|drizzle-orm|node:)', 'Matching compares plain data.'),
		forbid('store-asks-nobody', '^source/store/', '^source/(integrations|steps)/', 'Readers and writers of rows ask no provider.'),
		forbid('sandbox-stands-alone', '^source/sandbox/', '^(db|source/(?!sandbox/))', 'The sandbox behaves like others; it shares no code with us.'),
		forbid('database-knows-no-services', '^db/', '^source/(?!errors\\.ts)', 'The database knows only how to say what failed.'),
		{
			name: 'drizzle-only-where-rows-are',
			severity: 'error',
			comment: 'Queries are in store/, in db/ and in the few modules that count rows.',
			from: { path: '^source/(?!store/|ops/stats\\.ts)' },
			to: { path: 'node_modules/drizzle-orm' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		parser: 'swc',
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
	},
};
