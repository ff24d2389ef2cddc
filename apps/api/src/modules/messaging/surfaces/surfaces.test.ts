import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSurface, buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';

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

const TEMPLATE = 'id name revision publishedNumber publishedRevision publishedLanguages archivedAt content';
const template = async (id: string, who = acme.owner) =>
  (await as(fd, who).ok(`{ surfaceTemplate(id: "${id}") { ${TEMPLATE} } }`)).surfaceTemplate;
const update = (id: string, revision: number, content: object, name = 'First visit') =>
  outcome(fd, acme.owner, 'updateSurfaceTemplate', { id, revision, name, content: JSON.stringify(content) });

describe('a form for contacts', () => {
  it('is created, edited, published and archived', async () => {
    const fields = 'template { id } errors { code }';
    const made = await mutate(fd, acme.owner, 'createSurfaceTemplate', { name: ' First  visit ' }, fields);
    const { id } = made.template;
    expect(await template(id)).toMatchObject({ name: 'First visit', revision: 0, publishedNumber: null });
    const publish = (revision: number) => outcome(fd, acme.owner, 'publishSurfaceTemplate', { id, revision });
    expect(await publish(0)).toBe('SURFACE_QUESTIONS_MISSING');
    expect(await update(id, 0, SURFACE_CONTENT)).toBe('ok');
    expect(await update(id, 0, SURFACE_CONTENT)).toBe('FORM_CHANGED');
    expect(await publish(0)).toBe('FORM_CHANGED');
    expect(await publish(1)).toBe('ok');
    expect(await publish(1)).toBe('FORM_UNCHANGED');
    const published = { publishedNumber: 1, publishedRevision: 1, publishedLanguages: ['en', 'es'] };
    expect(await template(id)).toMatchObject({ ...published, archivedAt: null });
    const list = (archived: boolean) =>
      as(fd, acme.owner).ok(`{ surfaceTemplates(first: 5, archived: ${archived}) { edges { node { id } } } }`);
    expect((await list(false)).surfaceTemplates.edges).toEqual([{ node: { id } }]);
    expect(await outcome(fd, acme.owner, 'archiveSurfaceTemplate', { id })).toBe('ok');
    expect((await list(false)).surfaceTemplates.edges).toEqual([]);
    expect((await list(true)).surfaceTemplates.edges).toEqual([{ node: { id } }]);
    for (const refused of [publish(1), update(id, 1, SURFACE_CONTENT)]) expect(await refused).toBe('SURFACE_ARCHIVED');
  });

  it('rejects a form that breaks a rule', async () => {
    const id = await buildSurfaceTemplate(fd, acme);
    const [goal, visits, ...others] = SURFACE_CONTENT.questions;
    const withGoal = (more: object) => ({ ...SURFACE_CONTENT, questions: [{ ...goal, ...more }, visits, ...others] });
    for (const [content, code] of [
      [{ ...SURFACE_CONTENT, validDays: 31 }, 'SURFACE_DAYS_INVALID'],
      [{ ...SURFACE_CONTENT, title: { es: 'Hola' } }, 'FORM_LABEL_MISSING'],
      [{ ...SURFACE_CONTENT, more: 1 }, 'FORM_INVALID'],
      [withGoal({ targetField: 'phone' }), 'SURFACE_FIELD_INVALID'],
      [withGoal({ targetField: 'no field' }), 'SURFACE_FIELD_INVALID'],
      [withGoal({ targetField: 'visits' }), 'SURFACE_FIELD_TAKEN'],
      [withGoal({ key: 'visits' }), 'FORM_KEY_TAKEN'],
    ] as const)
      expect([code, await update(id, 0, content)]).toEqual([code, code]);
    expect(await update(id, 0, withGoal({ targetField: 'main_goal' }))).toBe('ok');
  });

  it('is sent in the version that was published, which never changes', async () => {
    const { templateId, path } = await buildSurface(fd, acme);
    expect(await update(templateId, 0, { ...SURFACE_CONTENT, title: { en: 'New title' } })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'publishSurfaceTemplate', { id: templateId, revision: 1 })).toBe('ok');
    expect((await fd.app.inject({ url: path })).body).toContain('Before your first visit');
    const change = fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.surfaceVersion.updateMany({ data: { number: 9 } }));
    await expect(change).rejects.toThrow(/permission denied/);
  });

  it('cannot be read or changed by another workspace, or changed without the permission', async () => {
    const id = await buildSurfaceTemplate(fd, acme);
    const read = `{ surfaceTemplate(id: "${id}") { id } }`;
    expect(await as(fd, globex.owner).denied(read)).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'archiveSurfaceTemplate', { id })).toBe('NOT_FOUND');
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await as(fd, viewer).denied(read)).toBeNull();
    expect(await outcome(fd, viewer, 'archiveSurfaceTemplate', { id })).toBe('FORBIDDEN');
  });
});

const FIELDS = 'surface { id status language conversationId expiresAt message { body status } } errors { code }';
const send = (input: object, who = acme.owner) => mutate(fd, who, 'sendSurface', input, FIELDS);
const sendOutcome = (input: object, who = acme.owner) => outcome(fd, who, 'sendSurface', input);

describe('sending a form in a conversation', () => {
  it('sends a message with the link, which opens the form, and stores only its hash', async () => {
    const { id: conversationId } = await buildConversation(fd, acme);
    const templateId = await buildSurfaceTemplate(fd, acme);
    const { surface } = await send({ conversationId, templateId, language: 'es' });
    expect(surface).toMatchObject({ status: 'SENT', language: 'es', conversationId });
    const url = /Antes de su primera visita\n(\S+)$/.exec(surface.message.body)?.[1] ?? '';
    const { pathname } = new URL(url);
    expect((await fd.app.inject({ url: pathname })).body).toContain('Antes de su primera visita');
    const [stored] = await rows(fd, 'select to_jsonb(s)::text as row from surfaces s where id = $1', [surface.id]);
    expect(stored?.row).not.toContain(pathname.slice('/s/'.length));
    const audit = "select after::text as after from audit_events where name = 'surface.sent' and subject_id = $1";
    expect(await rows(fd, audit, [surface.id])).toEqual([{ after: expect.not.stringContaining('/s/') }]);
  });

  it('sends it once if the request is repeated', async () => {
    const { id: conversationId } = await buildConversation(fd, acme);
    const input = { conversationId, templateId: await buildSurfaceTemplate(fd, acme), clientId: crypto.randomUUID() };
    const [first, second] = [await send(input), await send(input)];
    expect(second.surface).toEqual(first.surface);
    const count = 'select from messages where conversation_id = $1 and client_id is not null';
    expect(await rows(fd, count, [conversationId])).toHaveLength(1);
  });

  it('is refused after an opt-out, for a blocked contact and while the reply window is closed', async () => {
    const templateId = await buildSurfaceTemplate(fd, acme);
    const open = await buildConversation(fd, acme);
    expect(await sendOutcome({ conversationId: open.id, templateId })).toBe('ok');
    await mutate(fd, acme.owner, 'optOutContact', { id: open.contactId });
    expect(await sendOutcome({ conversationId: open.id, templateId })).toBe('CONTACT_OPTED_OUT');
    const blocked = await buildConversation(fd, acme, { contact: { blocked: true } });
    expect(await sendOutcome({ conversationId: blocked.id, templateId })).toBe('CONTACT_BLOCKED');
    const closed = await buildConversation(fd, acme, { lastInboundAt: null });
    expect(await sendOutcome({ conversationId: closed.id, templateId })).toBe('REPLY_WINDOW_CLOSED');
    expect(await rows(fd, 'select from surfaces where conversation_id = $1', [closed.id])).toEqual([]);
    const link = { contactId: closed.contactId, templateId };
    expect(await outcome(fd, acme.owner, 'createSurfaceLink', link)).toBe('ok');
  });

  it('needs a published form that is not archived, and one of its languages', async () => {
    const { id: conversationId } = await buildConversation(fd, acme);
    const draft = await buildSurfaceTemplate(fd, acme, { isPublished: false });
    const archived = await buildSurfaceTemplate(fd, acme);
    await mutate(fd, acme.owner, 'archiveSurfaceTemplate', { id: archived });
    const templateId = await buildSurfaceTemplate(fd, acme);
    expect(await sendOutcome({ conversationId, templateId: draft })).toBe('SURFACE_NOT_PUBLISHED');
    expect(await sendOutcome({ conversationId, templateId: archived })).toBe('SURFACE_ARCHIVED');
    expect(await sendOutcome({ conversationId, templateId, language: 'de' })).toBe('FORM_LANGUAGE_UNKNOWN');
    const foreign = await buildSurfaceTemplate(fd, globex);
    expect(await sendOutcome({ conversationId, templateId: foreign })).toBe('NOT_FOUND');
    expect(await sendOutcome({ conversationId, templateId })).toBe('ok');
  });

  it('needs the permission, and a conversation of the workspace', async () => {
    const { id: conversationId } = await buildConversation(fd, acme);
    const templateId = await buildSurfaceTemplate(fd, acme);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await sendOutcome({ conversationId, templateId }, viewer)).toBe('FORBIDDEN');
    const theirs = await buildSurfaceTemplate(fd, globex);
    expect(await sendOutcome({ conversationId, templateId: theirs }, globex.owner)).toBe('NOT_FOUND');
  });
});

describe('merged contacts', () => {
  it('have the forms of both, and the forms move back when the merge is undone', async () => {
    const { id: primaryId } = await buildContact(fd, acme);
    const { contactId: mergeId } = await buildSurface(fd, acme);
    const count = async (contactId: string) =>
      (await as(fd, acme.owner).ok(`{ surfaces(contactId: "${contactId}", first: 1) { totalCount } }`)).surfaces
        .totalCount;
    await mutate(fd, acme.owner, 'mergeContacts', { primaryId, mergeId, take: [] });
    expect(await count(primaryId)).toBe(1);

    expect(await outcome(fd, acme.owner, 'undoContactMerge', { id: primaryId })).toBe('ok');
    expect([await count(primaryId), await count(mergeId)]).toEqual([0, 1]);
  });
});
