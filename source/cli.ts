#!/usr/bin/env node
import './environment.ts';
import module from 'node:module';
import packageJson from '../package.json' with { type: 'json' };

// Compiled code is kept between runs, where this Node can: half of a start is compiling.
module.enableCompileCache?.();

const isVersionWanted = process.argv.length === 3 && ['--version', '-v'].includes(process.argv[2] ?? '');

// The version needs nothing else loaded.
if (isVersionWanted) process.stdout.write(`${packageJson.version}\n`);
else await (await import('./terminal/command-line.ts')).runCommandLine(new URL('..', import.meta.url));
