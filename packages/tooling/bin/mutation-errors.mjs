#!/usr/bin/env node
// Part of `pnpm schema`: writes the refusal codes of each mutation to packages/schema/mutation-errors.json.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES, mutationErrors } from '../mutation-errors/mutation-errors.mjs';
import { repositoryRoot } from './lib/repository.mjs';

writeFileSync(join(repositoryRoot, CODES), `${JSON.stringify(mutationErrors(repositoryRoot), null, 2)}\n`);
