#!/usr/bin/env node
// A package's own tests: `pnpm test` inside it, with Jest's own arguments.
import { spawn } from 'node:child_process';
import { jestCommand } from './lib/jest.mjs';

const child = spawn(process.execPath, [...jestCommand(process.cwd()), ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
