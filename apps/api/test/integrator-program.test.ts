import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PolicyKey } from '@frontdesk/policies';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buildBooking } from './testkit/bookings.ts';
import { buildApiKey, buildLead } from './testkit/build.ts';
import { buildConversation } from './testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { openScene, type Scene } from './testkit/scene.ts';

const RECORD = join(import.meta.dirname, '../../../docs/adr/0091-judge-the-api-by-ten-tasks-of-an-integrator.md');
const SCOPES: readonly PolicyKey[] = [
  'lead.read',
  'lead.manage',
  'contact.read',
  'contact.manage',
  'message.read',
  'booking.read',
  'call.read',
];

let fd: TestFrontdesk;
let scene: Scene;
let url: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  url = `${await fd.listen()}/graphql`;
  scene = await openScene(fd, 'owner');
});
afterAll(() => fd.close());

/** Runs the program of ADR 91 with the given calls, in a process of its own. Returns what the calls return. */
async function runProgram(bearer: string, calls: string): Promise<Record<string, unknown>> {
  const program = /```js\n([^]*?)\n```/.exec(await readFile(RECORD, 'utf8'))?.[1] ?? '';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
  const constants = `const [URL, HEADERS] = ${JSON.stringify([url, headers])};`;
  const script = `${constants}\n${program}\nconsole.log(JSON.stringify(await (async () => (${calls}))()));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

it('runs the ten tasks of ADR 91 as they are written there', async () => {
  const { workspace, founder } = scene;
  const { bearer } = await buildApiKey(fd, workspace, founder, { scopes: SCOPES });
  const { contact, id: conversationId } = await buildConversation(fd, workspace, { words: ['Hello?', 'Good day!'] });
  const lead = await buildLead(fd, workspace, { name: 'Lena Lead', phone: contact.phone });
  const bookingId = await buildBooking(fd, workspace, lead.id);
  const person = { name: 'Grace Hopper', phone: '+14155550123', consent: true };
  const since = new Date(0).toISOString();
  const done = await runProgram(
    bearer,
    `{
      created: await createLead(${JSON.stringify(person)}),
      status: await changeStatus('${lead.id}', 'CONTACTED'),
      optedOutAt: await optOut('${contact.id}'),
      found: await contactByPhone('${contact.phone}'),
      changed: await changedLeads('${since}'),
      thread: await thread('${conversationId}'),
      contact: await contactOverview('${contact.id}'),
      waiting: await waiting(),
      records: await records(['${lead.id}', '${contact.id}', '${bookingId}']),
      overview: await overview(),
    }`,
  );
  expect(done).toMatchObject({
    created: expect.any(String),
    status: 'CONTACTED',
    optedOutAt: expect.any(String),
    found: contact.id,
    changed: expect.arrayContaining([lead.id, done['created']]),
    thread: [
      { body: 'Hello?', sender: null },
      { body: 'Good day!', sender: null },
    ],
    contact: {
      name: contact.name,
      leads: { nodes: [{ status: 'CONTACTED', bookings: { nodes: [{ status: 'BOOKED' }] } }] },
    },
    waiting: expect.any(Array),
    records: [{ id: lead.id, name: 'Lena Lead' }, { id: contact.id, name: contact.name }, { id: bookingId }],
    // The key may not read webhooks, so this part is null and the others are returned.
    overview: { leads: { totalCount: expect.any(Number) }, webhooks: null },
  });
});

it('throws the message of a refused mutation in the program of ADR 91', async () => {
  const { bearer } = await buildApiKey(fd, scene.workspace, scene.founder, { scopes: SCOPES });
  const wrong = JSON.stringify({ name: '', phone: '+14155550123', consent: true });
  const answer = `await createLead(${wrong}).catch(({ message }) => ({ message }))`;
  expect(await runProgram(bearer, answer)).toMatchObject({ message: expect.stringMatching(/name/i) });
});
