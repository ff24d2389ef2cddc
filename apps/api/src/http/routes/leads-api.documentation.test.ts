import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildApiKey, twoWorkspaces } from '../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../test/testkit/frontdesk.ts';
import { rows } from '../../../test/testkit/rows.ts';
import { temporaryFolder } from '../../db/scratch-database.ts';
import { BUDGETS } from '../../rate-limiting/budgets.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../../../docs/leads-api.md'), 'utf8');
const PUBLIC_URL = 'https://frontdesk.example';

interface Example {
  readonly section: string;
  readonly command: string;
  readonly response: string;
}

/** Examples of the page: a block of shell commands and the response that follows it. */
const EXAMPLES: readonly Example[] = PAGE.split(/^## /m).flatMap((text) => {
  const section = text.slice(0, text.indexOf('\n'));
  return [...text.matchAll(/```sh\n([^`]+)```\n\n```http\n([^`]+)```/g)].map(([, command = '', response = '']) => ({
    section,
    command,
    response,
  }));
});

let fd: TestFrontdesk;
let key: { readonly bearer: string; readonly id: string };
let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  fd = await startFrontdesk({ publicBaseUrl: PUBLIC_URL });
  folder = await temporaryFolder();
  const { acme } = await twoWorkspaces(fd);
  key = await buildApiKey(fd, acme, acme.owner);
  env = { PATH: process.env.PATH ?? '', FRONTDESK_URL: await fd.listen(), FRONTDESK_KEY: key.bearer };
});
afterAll(async () => {
  await fd.close();
  await rm(folder, { recursive: true, force: true });
});

/** What must hold before an example of a section is run. */
const PREPARE: Readonly<Record<string, () => Promise<unknown>>> = {
  'Rate limits': () =>
    rows(fd, 'update rate_limits set points = $2 where key = $1', [`budget:requests:${key.id}`, BUDGETS.key.requests]),
};

interface Response {
  readonly status: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Values that differ between two runs, each with the text that replaces it. */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>'],
  [/r=[1-9]\d*/g, 'r=<number>'],
  [/t=\d+/g, 't=<seconds>'],
  [/(?<=retry-after: |"retryAfterSeconds": ?)\d+/g, '0'],
];

function parsed(text: string): Response {
  const stable = VOLATILE.reduce((changed, [pattern, word]) => changed.replaceAll(pattern, word), text);
  const [head = '', ...body] = stable.replaceAll('\r\n', '\n').split('\n\n');
  const [status = '', ...lines] = head.split('\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
  return { status, headers, body: JSON.parse(body.join('\n\n')) };
}

describe('docs/leads-api.md', () => {
  it('has examples', () => {
    expect(EXAMPLES.map(({ section }) => section)).toEqual(expect.arrayContaining(Object.keys(PREPARE)));
    expect([...PAGE.matchAll(/```sh/g)]).toHaveLength(EXAMPLES.length);
  });

  it.each(EXAMPLES.map((example, index) => [`${index + 1}, ${example.section}`, example] as const))(
    'has an example that runs as it is: %s [CB-25]',
    async (_name, { section, command, response }) => {
      await PREPARE[section]?.();
      const run = await promisify(execFile)('/bin/sh', ['-euc', command], { env, cwd: folder });
      const [expected, actual] = [parsed(response), parsed(run.stdout)];
      const shown = Object.fromEntries(Object.keys(expected.headers).map((name) => [name, actual.headers[name]]));
      expect({ ...actual, headers: shown }).toEqual(expected);
      env.LEAD_ID ??= /"id":"([^"]+)"/.exec(run.stdout)?.[1] ?? '';
    },
  );
});
