import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.mjs';

/** Installed and generated files, data and tests. They do not affect a build. */
const SKIPPED = /(^|\/)(node_modules|dist|coverage|generated|gql|\.[^/]+)$|\.test\.tsx?$/;

/** Returns a hash of files and folders, the Node version and the platform. Paths are relative to the repository. */
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

/** Returns the manifest of every package and the files that affect all packages. */
export const manifests = () => [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder)).map((name) => `${folder}/${name}/package.json`),
  ),
];

/**
 * Returns functions that check and store, in a file under node_modules, that a step was completed for a fingerprint.
 */
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
