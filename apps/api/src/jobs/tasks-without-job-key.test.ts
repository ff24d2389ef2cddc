import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { SCHEDULED_TASKS, TASKS_WITHOUT_JOB_KEY } from './crontab.ts';

const SOURCE = join(import.meta.dirname, '..');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('db/generated'),
);

/** A call that enqueues a job, in SQL or through Graphile Worker. */
interface Enqueuing {
  readonly task: string;
  readonly hasKey: boolean;
}

const calls = files.flatMap((file) => callsIn(readFileSync(join(SOURCE, file), 'utf8')));

it('lists exactly the tasks that are enqueued without a job key', () => {
  const keyless = new Set(calls.filter(({ hasKey }) => !hasKey).map(({ task }) => task));
  const listed = TASKS_WITHOUT_JOB_KEY.filter((task) => !SCHEDULED_TASKS.includes(task));
  const missing = [...keyless].filter((task) => !TASKS_WITHOUT_JOB_KEY.includes(task));
  const unused = listed.filter((task) => !keyless.has(task));
  if (missing.length + unused.length > 0) {
    throw new Error(
      `Give the job a key, or add its task to jobs/crontab.ts: ${missing.join(', ') || 'nothing'}; remove from that list: ${unused.join(', ') || 'nothing'}.`,
    );
  }
});

it('finds the calls that enqueue with a job key (precondition)', () => {
  const keyed = new Set(calls.filter(({ hasKey }) => hasKey).map(({ task }) => task));
  expect(keyed).toContain('run_campaign');
  expect(keyed).toContain('sweep_workspace');
  expect(keyed.size).toBeGreaterThan(8);
});

function callsIn(source: string): Enqueuing[] {
  return [...source.matchAll(/\b(?:app\.enqueue|addJob)\(/g)].flatMap(({ 0: call, index }) => {
    const [task = '', payload, third] = argumentsAt(source, index + call.length);
    if (payload === undefined) return [];
    const hasKey = call === 'addJob(' ? /\bjobKey:/.test(third ?? '') : third !== undefined && third !== 'null';
    return [{ task: task.replaceAll("'", ''), hasKey }];
  });
}

/** Returns the arguments of a call. `start` is the position after the opening parenthesis. */
function argumentsAt(source: string, start: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    if (depth === 0 && ',)'.includes(character)) {
      found.push(source.slice(from, at).trim());
      from = at + 1;
      if (character === ')') return found;
    }
    if (')]}'.includes(character)) depth -= 1;
  }
  return found;
}
