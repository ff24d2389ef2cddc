#!/usr/bin/env node
// Runs the tests of one package for `pnpm test` in its folder, with the given arguments of Jest.
import { spawn } from 'node:child_process';
import { jestCommand } from './lib/jest.mjs';

const child = spawn(process.execPath, [...jestCommand(process.cwd()), ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
