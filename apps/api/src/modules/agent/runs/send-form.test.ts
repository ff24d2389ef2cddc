import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { type ContextGraph, composeGraph } from '@frontdesk/agent/engine';
import { CONTACT_SYSTEM, type SurfaceContent } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import type { Member } from '../../../../test/testkit/build.ts';
import { twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';
import { buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';
import { buildEntity } from '../../../../test/testkit/world-model.ts';
import { sendForm } from './effects/surfaces.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const REQUEST = 'I want to become a member.';
const GOAL = 'What do you want to achieve?';
const graphFor = (templateId: string): ContextGraph => ({
  version: 2,
  goal: 'Help.',
  flows: {
    join: {
      description: 'The contact wants to become a member.',
      entry: [{ intent: REQUEST, examples: [REQUEST] }],
      start: 'form',
      states: {
        form: { kind: 'tool', tool: 'send_surface', args: { form: `'${templateId}'` }, next: 'goal', onError: {} },
        goal: { kind: 'ask', slot: 'goal', required: true, next: 'tell' },
        tell: { kind: 'say', words: 'We prepare your first visit.', next: 'done' },
        done: { kind: 'end', outcome: 'ANSWERED' },
      },
    },
  },
  slots: { goal: { type: 'TEXT', words: GOAL, scope: 'episode' } },
  builtins: {},
});

async function storeGraph(owner: Member, workspace: Phone['workspace'], templateId: string): Promise<void> {
  const own = graphFor(templateId);
  const source = JSON.stringify(composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'BOOK', own }));
  const revision = await draftOf(fd, workspace);
  expect(await outcome(fd, owner, 'updateContextGraph', { revision, goal: 'BOOK', source })).toBe('ok');
}
const publish = async (owner: Member, workspace: Phone['workspace']) =>
  mutate(fd, owner, 'publishAgent', { revision: await draftOf(fd, workspace), note: '' }, 'problems { message }');

/** Builds a workspace whose agent sends a form to contacts who want to become a member. */
async function openWithForm(content: SurfaceContent = SURFACE_CONTENT) {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  const templateId = await buildSurfaceTemplate(fd, phone.workspace, { content });
  await storeGraph(phone.owner, phone.workspace, templateId);
  expect(await publish(phone.owner, phone.workspace)).toEqual({ outcome: 'ok', problems: null });
  const number = someone();
  const say = async (words: string) => {
    await phone.say(number, words);
    fd.advance({ seconds: 5 });
  };
  const replies = async () =>
    (await messagesOf(phone)).filter(({ direction }) => direction === 'OUT').map(({ body }) => body);
  const surfaces = () => phone.db.read((tx) => tx.surface.findMany());
  const handoffs = () => phone.db.read((tx) => tx.agentHandoff.findMany());
  await say('Hello');
  await phone.drain();
  return { phone, templateId, say, replies, surfaces, handoffs };
}

const LINK = /https?:\/\/\S+\/s\/\S+/;
const COMPLETE = { goal: 'Run a marathon', visits: '2', plan: 'all', sports: 'yoga', agree: 'true' };
const submit = (reply: string) =>
  fd.app.inject({
    method: 'POST',
    url: new URL(LINK.exec(reply)?.[0] ?? '').pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams([
      ['action', 'submit'],
      ...Object.entries(COMPLETE).map(([key, value]): [string, string] => [`q_${key}`, value]),
    ]).toString(),
  });

describe('a flow that sends a form', () => {
  it('puts the link into the reply, and continues after the submission without asking again [AG-21] [SF-07]', async () => {
    const { phone, templateId, say, replies, surfaces } = await openWithForm();
    await say(REQUEST);
    await phone.drain();
    const sent = (await replies()).at(-1) ?? '';
    expect(sent).toMatch(/Please fill in this form\.\n\nBefore your first visit\nhttps?:\/\/\S+\/s\/\S+$/);
    expect(sent).not.toContain(GOAL);
    const [message] = await phone.db.read((tx) => tx.message.findMany({ where: { body: sent } }));
    expect(await surfaces()).toMatchObject([
      { templateId, messageId: message?.id, status: 'SENT', createdByName: 'Agent', agentRunId: null },
    ]);
    fd.advance({ minutes: 5 });
    expect((await submit(sent)).statusCode).toBe(303);
    await phone.drain();
    expect((await replies()).at(-1)).toContain('We prepare your first visit.');
    expect((await replies()).join('\n')).not.toContain(GOAL);
    expect(await surfaces()).toMatchObject([{ status: 'SUBMITTED', agentRunId: expect.any(String) }]);
    // The answers are received once.
    const before = (await replies()).length;
    await phone.settle();
    expect(await replies()).toHaveLength(before);
  });

  it('continues after a member accepted the answers, if the form requires a review [SF-02]', async () => {
    const { phone, say, replies, surfaces } = await openWithForm({ ...SURFACE_CONTENT, requiresReview: true });
    await say(REQUEST);
    await phone.drain();
    const sent = await replies();
    expect((await submit(sent.at(-1) ?? '')).statusCode).toBe(303);
    await phone.drain();
    const [surface] = await surfaces();
    expect([surface?.status, surface?.agentRunId, await replies()]).toEqual(['PENDING_REVIEW', null, sent]);
    expect(await outcome(fd, phone.owner, 'acceptSurface', { id: surface?.id })).toBe('ok');
    await phone.drain();
    expect((await replies()).at(-1)).toContain('We prepare your first visit.');
    expect((await replies()).join('\n')).not.toContain(GOAL);
  });

  it('asks the question in the conversation if the contact writes instead', async () => {
    const { phone, say, replies } = await openWithForm();
    await say(REQUEST);
    await phone.drain();
    await say('Thanks');
    await phone.drain();
    expect((await replies()).at(-1)).toContain(GOAL);
  });

  it('does not reply to a form that was submitted after the reply window closed', async () => {
    const { phone, say, replies, surfaces, handoffs } = await openWithForm();
    await say(REQUEST);
    await phone.drain();
    const sent = await replies();
    fd.advance({ days: 2 });
    expect((await submit(sent.at(-1) ?? '')).statusCode).toBe(303);
    await phone.drain();
    expect([await replies(), await handoffs()]).toEqual([sent, []]);
    expect(await surfaces()).toMatchObject([{ status: 'SUBMITTED', agentRunId: expect.any(String) }]);
  });

  it('hands off if the form was archived, and says why', async () => {
    const { phone, templateId, say, surfaces, handoffs } = await openWithForm();
    expect(await outcome(fd, phone.owner, 'archiveSurfaceTemplate', { id: templateId })).toBe('ok');
    await say(REQUEST);
    await phone.drain();
    const detail = 'The form does not exist, is archived or is not published.';
    expect(await handoffs()).toMatchObject([{ code: 'TOOL_FAILED', detail }]);
    expect(await surfaces()).toEqual([]);
  });

  it('refuses contacts who have opted out, and a closed reply window', async () => {
    const { phone, templateId } = await openWithForm();
    const { id: conversationId, contactId } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
    const { id: workspaceId } = phone.workspace;
    const send = async () =>
      (await sendForm(fd.services, { args: { form: templateId }, workspaceId, conversationId })).result;
    expect(await send()).toMatchObject({ ok: true });
    const optOut = { workspaceId, contactId, at: fd.services.clock(), keyword: '' };
    await phone.db.write((tx) => tx.optOut.create({ data: optOut }));
    expect(await send()).toEqual({ ok: false, code: 'NOT_ALLOWED' });
    await phone.db.write((tx) => tx.optOut.deleteMany({ where: { contactId } }));
    fd.advance({ days: 2 });
    expect(await send()).toEqual({ ok: false, code: 'OUT_OF_RULES' });
  });

  it('is not sent if it asks for a birth date that the record does not contain [SF-03]', async () => {
    const { phone, templateId } = await openWithForm({ ...SURFACE_CONTENT, secondCheck: 'BIRTH_DATE' });
    const { id: conversationId, contactId } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
    const order = { args: { form: templateId }, workspaceId: phone.workspace.id, conversationId };
    expect((await sendForm(fd.services, order)).result).toEqual({ ok: false, code: 'OUT_OF_RULES' });
    const entity = { system: CONTACT_SYSTEM, externalId: contactId };
    await buildEntity(fd, phone.workspace, { entity, fields: { birth_date: '1980-02-29' }, confidence: 0.5 });
    expect((await sendForm(fd.services, order)).result).toMatchObject({ ok: true });
  });

  it('sends one link if the process dies at any point', async () => {
    let deaths = 0;
    for (let at = 0; ; at += 1) {
      const { phone, say, replies, surfaces } = await openWithForm();
      await say(REQUEST);
      phone.fuse.left = at;
      const survived = await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await phone.settle();
      const links = (await replies()).filter((body) => LINK.test(body));
      expect({ at, found: [links.length, (await surfaces()).length] }).toEqual({ at, found: [1, 1] });
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the worker crashed at several points.
    expect(deaths).toBeGreaterThan(2);
  }, 180_000);
});

describe('publishing a flow that sends a form', () => {
  it('is refused for a form that cannot be sent, and for a form of another workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const words = 'The form does not exist, is archived or is not published. Choose another form.';
    const foreign = await buildSurfaceTemplate(fd, globex);
    const draft = await buildSurfaceTemplate(fd, acme, { isPublished: false });
    for (const templateId of [foreign, draft]) {
      await storeGraph(acme.owner, acme, templateId);
      expect(await publish(acme.owner, acme)).toMatchObject({ problems: [{ message: words }] });
    }
    await storeGraph(acme.owner, acme, await buildSurfaceTemplate(fd, acme));
    expect(await publish(acme.owner, acme)).toEqual({ outcome: 'ok', problems: null });
  });
});
