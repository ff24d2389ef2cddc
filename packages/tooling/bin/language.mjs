#!/usr/bin/env node
// `pnpm check:language` searches comments, docs, SDL, strings, test titles and names for words to avoid.
//   --list [PART]   prints every hit whose path contains PART or whose kind is PART
//   --update        records counts that are lower than before
//   --reset         records the current counts, after a word was added to the list
import { changedLines } from '../language/changed-lines.mjs';
import { checkLanguage, writeRatchet } from '../language/check.mjs';
import { hitLine, problemsOf, reportOf } from '../language/report.mjs';
import { repositoryRoot } from './lib/repository.mjs';

const [option, part = ''] = process.argv.slice(2);
const result = checkLanguage(repositoryRoot);

if (option === '--list') {
  const listed = result.hits.filter(({ file, kind }) => file.includes(part) || kind === part);
  console.log(listed.map(hitLine).join('\n'));
} else if (option === '--update' || option === '--reset') {
  writeRatchet(repositoryRoot, result.counts, { reset: option === '--reset' });
} else {
  const isFailing = result.rises.length > 0 || result.stale.length > 0;
  const changed = isFailing ? changedLines(repositoryRoot) : () => false;
  console.log(option === '--quiet' ? problemsOf(result, changed).join('\n') : reportOf(result, changed));
  process.exitCode = isFailing ? 1 : 0;
}
