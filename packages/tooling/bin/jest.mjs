#!/usr/bin/env node
// Jest in ES-module mode: jose and graphile-worker have no other.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const jest = createRequire(join(process.cwd(), 'package.json')).resolve('jest/bin/jest');
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...process.argv.slice(2)];
spawn(process.execPath, flags, { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
