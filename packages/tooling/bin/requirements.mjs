#!/usr/bin/env node
// `pnpm requirements` writes the test files of each requirement to docs/REQUIREMENTS.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE, withTests } from '../requirements/page.mjs';
import { readTitles } from '../requirements/titles.mjs';
import { repositoryRoot } from './lib/repository.mjs';

const path = join(repositoryRoot, PAGE);
writeFileSync(path, withTests(readFileSync(path, 'utf8'), readTitles(repositoryRoot)));
