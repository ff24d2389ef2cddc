import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystemActor } from '../src/events/system-actor.ts';
import { lockCall } from '../src/modules/calls/calls/calls.repository.ts';
import { applyEndOfCallReport } from '../src/modules/calls/calls/transition-call.ts';
import { buildBooking } from './testkit/bookings.ts';
import { type BuiltWorkspace, buildLead, type Member, twoWorkspaces } from './testkit/build.ts';
import { buildCall } from './testkit/calls.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { mutate, outcome } from './testkit/mutate.ts';
import { rows } from './testkit/rows.ts';

const MIGRATION = join(import.meta.dirname, '../../../prisma/migrations/20261123032000_safe_links/migration.sql');

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const view = (query: string) =>
  outcome(fd, acme.owner, 'createSavedView', { name: `View ${query.length}`, query, visibility: 'SHARED' });

describe('the URL of a saved view', () => {
  it.each(['', 'tag=vip&tag=new', 'search=Ann+Marie%20%C3%A4&sort=-name', 'a=*b.c_d~'])(
    'accepts a query string: %j [S17]',
    async (query) => {
      expect(await view(query)).toBe('ok');
    },
  );

  it.each([
    'https://evil.example.com/?tag=vip',
    '//evil.example.com',
    '/\\evil.example.com',
    '\\\\evil.example.com',
    'javascript:alert(1)',
    'JavaScript:alert`1`',
    'data:text/html,hello',
    '/admin/acme',
    'tag=<b>',
    'tag=vip#hash',
    'tag=two words',
    `tag=${'a'.repeat(2_000)}`,
  ])('refuses everything else: %j [S17]', async (query) => {
    expect(await view(query)).toBe('VIEW_INVALID');
    const good = { name: 'Mine', query: 'tag=vip', visibility: 'SHARED' };
    const made = await mutate(fd, acme.owner, 'createSavedView', good, 'view { id }');
    const { id } = made.view;
    expect(await outcome(fd, acme.owner, 'updateSavedView', { ...good, id, query })).toBe('VIEW_INVALID');
    expect(await outcome(fd, acme.owner, 'updateSavedView', { ...good, id })).toBe('ok');
  });
});

it.each([
  ['https://storage.example.com/a.wav', 'https://storage.example.com/a.wav'],
  ['http://storage.example.com/a.wav', null],
  ['javascript:alert(1)', null],
  ['https://user:password@storage.example.com/a.wav', null],
])('stores the recording of a call only as an https URL: %s [S17]', async (recordingUrl, stored) => {
  const { id } = await buildCall(fd, acme, { state: 'IN_PROGRESS' });
  const by = asSystemActor(fd.services, acme.id, { kind: 'system', name: 'Test' });
  const at = fd.services.clock();
  const given = { endedReason: 'hung-up', summary: null, recordingUrl, cost: null, success: null, lines: [] };
  const report = { ...given, at, startedAt: at, endedAt: at };
  await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
    const call = await lockCall(tx, id);
    if (!call) throw new Error('There is no such call.');
    await applyEndOfCallReport(tx, by, call, report);
  });
  expect(await rows(fd, 'select recording_url from calls where id = $1', [id])).toEqual([{ recording_url: stored }]);
});

it('removes what earlier versions stored, and keeps the rest [S17]', async () => {
  const stored = await buildCall(fd, acme, { state: 'ENDED' });
  const removed = await buildCall(fd, acme, { state: 'ENDED' });
  const set = (id: string, url: string) => rows(fd, 'update calls set recording_url = $2 where id = $1', [id, url]);
  await set(stored.id, 'https://storage.example.com/a[1].wav?b=c');
  await set(removed.id, 'javascript:alert(1)');
  const { id: leadId } = await buildLead(fd, acme);
  for (const meetingUrl of ['https://video.example.com/1', 'http://video.example.com/2'])
    await buildBooking(fd, acme, leadId, { meetingUrl });
  await view('tag=vip');
  await view('');
  await rows(fd, `update saved_views set query = 'https://evil.example.com/' where query = ''`);
  // A later migration renamed the column `address` to `query`, so the SQL is adjusted.
  await rows(
    fd,
    (await readFile(MIGRATION, 'utf8')).replace("set address = '' where address", "set query = '' where query"),
  );
  const url = 'select recording_url as url from calls where id = $1';
  expect([...(await rows(fd, url, [stored.id])), ...(await rows(fd, url, [removed.id]))]).toEqual([
    { url: 'https://storage.example.com/a[1].wav?b=c' },
    { url: null },
  ]);
  const meeting = 'select meeting_url from bookings where workspace_id = $1 order by meeting_url';
  expect(await rows(fd, meeting, [acme.id])).toEqual([
    { meeting_url: 'https://video.example.com/1' },
    { meeting_url: null },
  ]);
  const views = await rows(fd, 'select query from saved_views where workspace_id = $1 order by query', [acme.id]);
  expect(views).toEqual([{ query: '' }, { query: 'tag=vip' }]);
});

it('are rendered by one component of the SPA [S17]', async () => {
  const folder = join(import.meta.dirname, '../../web/src');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.tsx'));
  expect(files.length).toBeGreaterThan(100);
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const direct = /<(?:a|Anchor)\b[^>]*href=\{(?:\w+\.)?(?:recording|meeting)Url\}/;
  expect(files.filter((_file, nth) => direct.test(sources[nth] ?? ''))).toEqual([]);
  expect(sources.filter((source) => source.includes('<ProviderLink href={')).length).toBeGreaterThanOrEqual(3);
});
