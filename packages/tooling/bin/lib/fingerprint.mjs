import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.mjs';

/** Not sources: installed or generated files, and data. Tests do not affect builds. */
const SKIPPED = /(^|\/)(node_modules|dist|coverage|generated|gql|\.[^/]+)$|\.test\.tsx?$/;

/** Returns one hash over the contents of files and folders, given relative to the root. */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`);
  for (const path of paths.flatMap(filesBelow)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(repositoryRoot, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Every package manifest, and the files that affect all packages. */
export const manifests = () => [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder)).map((name) => `${folder}/${name}/package.json`),
  ),
];

/** Remembers below node_modules that a step was done for a fingerprint. */
export function stamp(name) {
  const file = join(repositoryRoot, 'node_modules', `.frontdesk-${name}`);
  return {
    matches: (mark) => readOr(file, '') === mark,
    write: (mark) => {
      mkdirSync(join(repositoryRoot, 'node_modules'), { recursive: true });
      writeFileSync(file, mark);
    },
  };
}

function filesBelow(path) {
  if (SKIPPED.test(path)) return [];
  const stats = statSync(join(repositoryRoot, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(repositoryRoot, path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
