import { spawnSync } from 'node:child_process';
import { RATCHET } from './check.mjs';

/**
 * Returns a function that says whether the line of a hit has changed since the last commit of the ratchet. Without such
 * a commit, it always returns false.
 */
export function changedLines(root) {
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const base = git('log', '-1', '--format=%H', '--', RATCHET);
  if (base.status !== 0 || !base.stdout) return () => false;
  const lines = parseDiff(git('diff', '-U0', '--no-color', base.stdout.trim()).stdout);
  for (const file of git('ls-files', '--others', '--exclude-standard').stdout.split('\n'))
    lines.set(file, [[1, Infinity]]);
  return ({ file, line }) => lines.get(file)?.some(([from, to]) => line >= from && line <= to) ?? false;
}

/** Returns the ranges of changed lines for each file. */
function parseDiff(diff) {
  const lines = new Map();
  let ranges = [];
  for (const line of diff.split('\n')) {
    if (line.startsWith('+++ b/')) lines.set(line.slice('+++ b/'.length), (ranges = []));
    const [, from, size = '1'] = line.match(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/) ?? [];
    if (from) ranges.push([Number(from), Number(from) + Number(size) - 1]);
  }
  return lines;
}
