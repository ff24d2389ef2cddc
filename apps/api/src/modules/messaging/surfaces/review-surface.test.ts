import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSurface, buildSurfaceInReview } from '../../../../test/testkit/surfaces.ts';
import { expireSurfacesJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const COMPLETE = { goal: 'Run a marathon', visits: '2', plan: 'all' };
const submit = (path: string, fields: Readonly<Record<string, string>> = COMPLETE) =>
  fd.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams([
      ['action', 'submit'],
      ...Object.entries(fields).map(([key, value]): [string, string] => [`q_${key}`, value]),
    ]).toString(),
  });
const SENT = 'id status submittedAt reviewedAt reviewedByName reviewNote';
const sent = async (contactId: string) => {
  const owner = await signedInAgain(fd, acme.owner);
  const query = `{ surfaces(contactId: "${contactId}", first: 5) { edges { node { ${SENT} } } } }`;
  return (await as(fd, owner).ok(query)).surfaces.edges[0]?.node;
};
const recorded = (contactId: string) =>
  rows(
    fd,
    `select f.name, f.value from entity_fields f join entities e on e.workspace_id = f.workspace_id and e.id = f.entity_id
      where e.workspace_id = $1 and e.contact_id = $2 and f.name in ('goal', 'visits', 'plan') order by f.name`,
    [acme.id, contactId],
  );
const toReview = async (who = acme.owner) =>
  (await as(fd, who).ok('{ surfaces(first: 5, status: PENDING_REVIEW) { edges { node { id } } } }')).surfaces.edges.map(
    ({ node }: { node: { id: string } }) => node.id,
  );

/** A form of which the contact submits other answers after it was returned. */
async function formInReview() {
  const conversation = await buildConversation(fd, acme);
  const surface = await buildSurfaceInReview(fd, acme, conversation);
  const db = fd.services.database.forWorkspace(acme.id);
  const messages = () =>
    db.read((tx) => tx.message.findMany({ where: { conversationId: conversation.id, direction: 'OUT' } }));
  return { ...surface, conversationId: conversation.id, db, messages };
}
const accept = (id: string, who = acme.owner) => outcome(fd, who, 'acceptSurface', { id });
const giveBack = (id: string, note = 'Which date?', who = acme.owner) =>
  outcome(fd, who, 'returnSurface', { id, note });

describe('a form that requires a review', () => {
  it('waits after the submission, and notifies the members who can review it [SF-02]', async () => {
    const { id, path, contactId, db } = await formInReview();
    await db.write((tx) => tx.surface.updateMany({ where: { id }, data: { status: 'SENT', submittedAt: null } }));
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect((await submit(path)).statusCode).toBe(303);
    expect(await sent(contactId)).toMatchObject({ status: 'PENDING_REVIEW', submittedAt: expect.any(String) });
    expect(await recorded(contactId)).toEqual([]);
    expect(await toReview()).toEqual([id]);
    const told = await rows(
      fd,
      `select member_id from notifications where workspace_id = $1 and kind = 'FORM_REVIEW_PENDING' and subject_id = $2`,
      [acme.id, id],
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told).not.toContainEqual({ member_id: viewer.memberId });
    // The contact can neither change nor see the answers until the review.
    expect((await submit(path, { ...COMPLETE, goal: 'Swim' })).statusCode).toBe(303);
    expect((await fd.app.inject({ method: 'GET', url: path })).body).toContain('Thank you');
    expect(await outcome(fd, acme.owner, 'revokeSurface', { id })).toBe('SURFACE_ENDED');
  });

  it('stores the answers in the record when it is accepted, once [SF-02]', async () => {
    const { id, contactId } = await formInReview();
    expect(await recorded(contactId)).toEqual([]);
    expect(await Promise.all([accept(id), accept(id)])).toEqual(
      expect.arrayContaining(['ok', 'SURFACE_NOT_IN_REVIEW']),
    );
    expect(await sent(contactId)).toMatchObject({
      status: 'ACCEPTED',
      reviewedAt: expect.any(String),
      reviewedByName: 'Ada',
      reviewNote: null,
    });
    expect(await recorded(contactId)).toEqual([{ name: 'goal', value: 'Run' }]);
    expect(await giveBack(id)).toBe('SURFACE_NOT_IN_REVIEW');
    expect(await toReview()).toEqual([]);
  });

  it('is returned with a note and the same link, corrected, and reviewed again [SF-02]', async () => {
    const { id, path, contactId, messages } = await formInReview();
    expect(await giveBack(id, ' Which  date? ')).toBe('ok');
    expect((await messages()).at(-1)).toMatchObject({
      body: `Please correct your answers in this form: Before your first visit\nWhich  date?\n${fd.services.publicBaseUrl}${path}`,
      status: 'QUEUED',
      memberId: null,
    });
    expect(await sent(contactId)).toMatchObject({ status: 'RETURNED', submittedAt: null, reviewNote: 'Which  date?' });
    const events = `select before, after from audit_events where workspace_id = $1 and name = 'surface.returned'`;
    const change = { before: { status: 'PENDING_REVIEW' }, after: { status: 'RETURNED' } };
    expect(await rows(fd, events, [acme.id])).toEqual([change]);
    const { body } = await fd.app.inject({ method: 'GET', url: path });
    expect(body).toMatch(/class="note" dir="auto">Which {2}date\?/);
    expect(await recorded(contactId)).toEqual([]);
    expect((await submit(path)).statusCode).toBe(303);
    expect(await sent(contactId)).toMatchObject({ status: 'PENDING_REVIEW' });
    expect(await accept(id)).toBe('ok');
    expect(await recorded(contactId)).toContainEqual({ name: 'goal', value: 'Run a marathon' });
  });

  it('expires again after the days of the form if the contact does not correct it', async () => {
    const { id, path, contactId } = await formInReview();
    fd.advance({ hours: 23 });
    const owner = await signedInAgain(fd, acme.owner);
    expect(await giveBack(id, 'Which date?', owner)).toBe('ok');
    fd.advance({ days: 6, hours: 23 });
    await expireSurfacesJob(fd.services)();
    expect(await sent(contactId)).toMatchObject({ status: 'RETURNED' });
    fd.advance({ hours: 2 });
    await expireSurfacesJob(fd.services)();
    expect([(await sent(contactId)).status, (await submit(path)).statusCode]).toEqual(['EXPIRED', 404]);
  });
});

describe('a return', () => {
  it('is refused with the reason if the contact cannot be messaged, and changes nothing', async () => {
    const { id, contactId, conversationId, db, messages } = await formInReview();
    const before = (await messages()).length;
    expect(await giveBack(id, ' ')).toBe('SURFACE_NOTE_INVALID');
    expect(await giveBack(id, 'x'.repeat(501))).toBe('SURFACE_NOTE_INVALID');
    const { id: optOutId } = await db.write((tx) =>
      tx.optOut.create({ data: { workspaceId: acme.id, contactId, at: fd.services.clock(), keyword: '' } }),
    );
    expect(await giveBack(id)).toBe('CONTACT_OPTED_OUT');
    await db.write((tx) => tx.optOut.deleteMany({ where: { id: optOutId } }));
    const block = (blockedAt: Date | null) =>
      db.write((tx) => tx.contact.updateMany({ where: { id: contactId }, data: { blockedAt } }));
    await block(fd.services.clock());
    expect(await giveBack(id)).toBe('CONTACT_BLOCKED');
    await block(null);
    fd.advance({ days: 2 });
    const owner = await signedInAgain(fd, acme.owner);
    expect(await giveBack(id, 'Which date?', owner)).toBe('REPLY_WINDOW_CLOSED');
    await db.write((tx) =>
      tx.conversation.updateMany({ where: { id: conversationId }, data: { lastInboundAt: fd.services.clock() } }),
    );
    expect(await outcome(fd, owner, 'pauseAgent', {})).toBe('ok');
    expect(await giveBack(id, 'Which date?', owner)).toBe('AGENT_PAUSED');
    expect(await outcome(fd, owner, 'resumeAgent', {})).toBe('ok');
    expect([(await messages()).length, (await sent(contactId)).status]).toEqual([before, 'PENDING_REVIEW']);
    expect(await giveBack(id, 'Which date?', owner)).toBe('ok');
  });

  it('is refused if the link is not in a message', async () => {
    const copied = await buildSurface(fd, acme, { status: 'PENDING_REVIEW' });
    const { id, conversationId, db } = await formInReview();
    await db.write((tx) => tx.message.deleteMany({ where: { conversationId, direction: 'OUT' } }));
    expect([await giveBack(copied.id), await giveBack(id)]).toEqual(['SURFACE_LINK_UNKNOWN', 'SURFACE_LINK_UNKNOWN']);
  });
});

describe('a review', () => {
  it('needs the permission to manage forms, in the same workspace', async () => {
    const { id } = await formInReview();
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await toReview(viewer)).toEqual([id]);
    expect([await accept(id, viewer), await giveBack(id, 'Which date?', viewer)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(await toReview(globex.owner)).toEqual([]);
    expect(await accept(id, globex.owner)).toBe('NOT_FOUND');
    expect(await giveBack(id, 'Which date?', globex.owner)).toBe('NOT_FOUND');
  });
});
