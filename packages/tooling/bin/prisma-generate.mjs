#!/usr/bin/env node
// Generates the Prisma client. Generating needs no engine, but Prisma would download one unless a path to an engine is
// given. The path of the Node executable is given, because Prisma only checks that the file exists.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './lib/repository.mjs';

const manifest = createRequire(join(repositoryRoot, 'package.json')).resolve('prisma/package.json');
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [join(dirname(manifest), 'build/index.js'), 'generate'],
  {
    cwd: repositoryRoot,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  },
);
if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
process.exit(status ?? 1);
