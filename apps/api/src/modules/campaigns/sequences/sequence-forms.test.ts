import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import { signedInAgain, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildTemplate } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { KilledError, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import {
  buildSequence,
  runSequences,
  type StepOverrides,
  sequenceInput,
  startSequences,
  stepInput,
} from '../../../../test/testkit/sequences.ts';
import { buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const later = (hours: number) => new Date(fd.services.clock().getTime() + hours * 3_600_000);
const statuses = async (phone: Phone) =>
  (await phone.db.read((tx) => tx.sequenceMessage.findMany({ orderBy: { createdAt: 'asc' } }))).map(
    ({ status, blocker }) => blocker ?? status,
  );
const forms = (phone: Phone) => phone.db.read((tx) => tx.surface.findMany({ orderBy: { createdAt: 'asc' } }));
const TEXT = 'Please fill this in before your visit: {{form_link}}';
const LINK = /\/s\/[\w-]{43}$/;

/** Creates a sequence whose first step sends a form a day before the appointment. Returns the id of the form. */
async function formSequence(phone: Phone, steps: readonly StepOverrides[] = [{}], content = SURFACE_CONTENT) {
  const surfaceTemplateId = await buildSurfaceTemplate(fd, phone.workspace, { content });
  await buildSequence(fd, phone.workspace, {
    steps: steps.map((step, at) => (at === 0 ? { text: TEXT, surfaceTemplateId, ...step } : step)),
  });
  return surfaceTemplateId;
}

/** Creates a contact who has written, with an appointment. */
async function patient(phone: Phone, hours = 25) {
  const number = someone();
  await phone.say(number, 'Hello, I have a question about prices');
  fd.advance({ seconds: 5 });
  await phone.drain();
  const { id: leadId } = await phone.db.read((tx) => tx.lead.findFirstOrThrow({ where: { phone: number } }));
  await buildBooking(fd, phone.workspace, leadId, { startsAt: later(hours) });
  return { number, before: phone.fakes.sent.length };
}

const open = (path: string) => fd.app.inject({ method: 'GET', url: path });
const submit = (path: string) =>
  fd.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ action: 'submit', q_goal: 'Run', q_visits: '2', q_plan: 'all' }).toString(),
  });

describe('a step of a sequence that sends a form [SF-07]', () => {
  it('creates the link when it is sent, once for each contact, and counts it as sent by a sequence', async () => {
    const phone = await openPhone(fd);
    const templateId = await formSequence(phone);
    const { before } = await patient(phone);
    await patient(phone);
    await runSequences(phone);
    expect(await forms(phone)).toEqual([]);
    fd.advance({ hours: 2 });
    await Promise.all([runSequences(phone), runSequences(phone)]);
    await runSequences(phone);
    const links = phone.fakes.sent.slice(before).flatMap(({ body }) => LINK.exec(body)?.[0] ?? []);
    expect(new Set(links).size).toBe(2);
    for (const path of links) expect((await open(path)).body).toContain('What is your goal?');
    const sent = await forms(phone);
    expect(sent).toMatchObject([
      { sender: 'SEQUENCE', templateId, status: 'OPENED', createdByName: 'Sequence' },
      { sender: 'SEQUENCE', templateId, status: 'OPENED' },
    ]);
    expect(sent.every(({ messageId, conversationId }) => messageId !== null && conversationId !== null)).toBe(true);
    const range = '{ from: "2026-06-01", to: "2028-05-31" }';
    const query = `{ surfaceResults(templateId: "${templateId}", range: ${range}, by: SENDER) { label sentCount openedCount } }`;
    const owner = await signedInAgain(fd, phone.owner);
    expect((await as(fd, owner).ok(query)).surfaceResults).toEqual([
      { label: 'SEQUENCE', sentCount: 2, openedCount: 2 },
    ]);
  });

  it('sends the same link, although the worker is killed at every step', async () => {
    for (const steps of [0, 1, 2, 3, 4, 5, 6]) {
      const phone = await openPhone(fd);
      await formSequence(phone);
      const { before } = await patient(phone, 25);
      fd.advance({ hours: 2 });
      phone.fuse.left = steps;
      await startSequences(phone).catch((error: unknown) => {
        if (!(error instanceof KilledError)) throw error;
      });
      await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await runSequences(phone);
      await phone.settle();
      const links = new Set(phone.fakes.sent.slice(before).map(({ body }) => LINK.exec(body)?.[0]));
      expect(links.size).toBe(1);
      expect(await forms(phone)).toHaveLength(1);
      expect((await open([...links][0] ?? '')).statusCode).toBe(200);
    }
  });

  it('has the link in a variable of its template while the reply window is closed', async () => {
    const phone = await openPhone(fd);
    const account = { provider: 'TWILIO', accountId: phone.accountSid, providerId: 'HXform' };
    const templateId = await buildTemplate(fd, phone.workspace, account);
    await formSequence(phone, [{ templateId, variables: [{ name: '1', text: '{{form_link}}' }] }]);
    await patient(phone, 50);
    fd.advance({ hours: 27 });
    await runSequences(phone);
    expect(await statuses(phone)).toEqual(['SENT']);
    const message = await phone.db.read((tx) => tx.message.findFirstOrThrow({ where: { templateId } }));
    const path = LINK.exec((message.templateVariables as Record<string, string>)['1'] ?? '')?.[0] ?? '';
    expect((await open(path)).statusCode).toBe(200);
  });

  it.each([
    [
      'the form is archived',
      'FORM_UNAVAILABLE',
      (phone: Phone) => phone.db.write((tx) => tx.surfaceTemplate.updateMany({ data: { archivedAt: later(0) } })),
    ],
    [
      'the contact has opted out',
      'OPTED_OUT',
      (phone: Phone) =>
        phone.db.write(async (tx) => {
          const { workspaceId, id: contactId } = await tx.contact.findFirstOrThrow();
          await tx.optOut.create({ data: { workspaceId, contactId, at: later(0) } });
        }),
    ],
  ])('is skipped without a link if %s', async (_what, blocker, prevent) => {
    const phone = await openPhone(fd);
    await formSequence(phone);
    await patient(phone);
    await prevent(phone);
    fd.advance({ hours: 2 });
    await runSequences(phone);
    expect([await statuses(phone), await forms(phone)]).toEqual([[blocker], []]);
  });

  it('is skipped if the identity check is not possible for the contact', async () => {
    const phone = await openPhone(fd);
    await formSequence(phone, [{}], { ...SURFACE_CONTENT, secondCheck: 'BIRTH_DATE' });
    await patient(phone);
    fd.advance({ hours: 2 });
    await runSequences(phone);
    expect([await statuses(phone), await forms(phone)]).toEqual([['FORM_UNAVAILABLE'], []]);
  });

  it('revokes the form if the sequence is deleted before the message is sent', async () => {
    const phone = await openPhone(fd);
    await formSequence(phone);
    await patient(phone);
    fd.advance({ hours: 2 });
    await startSequences(phone);
    expect((await forms(phone)).map(({ status }) => status)).toEqual(['SENT']);
    await phone.db.write((tx) => tx.sequence.deleteMany({}));
    await phone.drain();
    expect((await forms(phone)).map(({ status }) => status)).toEqual(['REVOKED']);
    const events = await phone.db.read((tx) => tx.auditEvent.findMany({ where: { name: 'surface.revoked' } }));
    expect(events).toHaveLength(1);
  });

  it.each([
    [true, 1],
    [false, 2],
  ])('stops the sequence if its form is submitted: %s', async (isSubmitted, count) => {
    const phone = await openPhone(fd);
    await formSequence(phone, [{}, { delayMinutes: 120, text: 'See you soon.' }]);
    const { before } = await patient(phone);
    fd.advance({ hours: 2 });
    await runSequences(phone);
    const path = LINK.exec(phone.fakes.sent.at(-1)?.body ?? '')?.[0] ?? '';
    if (isSubmitted) expect((await submit(path)).statusCode).toBe(303);
    else await open(path);
    fd.advance({ hours: 21 });
    await runSequences(phone);
    const texts = phone.fakes.sent.slice(before).filter(({ body }) => LINK.test(body) || body === 'See you soon.');
    expect(texts).toHaveLength(count);
  });

  it('is previewed without a link that can be opened', async () => {
    const phone = await openPhone(fd);
    await formSequence(phone);
    await patient(phone);
    const owner = await signedInAgain(fd, phone.owner);
    const [planned] = (await as(fd, owner).ok('{ sequencePreview { body blocker } }')).sequencePreview;
    expect(planned.body).toMatch(/^Please fill this in before your visit: https?:.*\/s\/…$/);
    expect([planned.blocker, await forms(phone)]).toEqual([null, []]);
  });
});

describe('the form of a step', () => {
  it('belongs to the workspace, is published, and has its link in the text and in the template', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const own = await buildSurfaceTemplate(fd, acme);
    const create = (over: StepOverrides) =>
      outcome(fd, acme.owner, 'createSequence', sequenceInput({ steps: [stepInput({ text: TEXT, ...over })] }));
    const draft = await buildSurfaceTemplate(fd, acme, { isPublished: false });
    const templateId = await buildTemplate(fd, acme);
    const withTemplate = (text: string) => ({ surfaceTemplateId: own, templateId, variables: [{ name: '1', text }] });
    expect(await create({})).toBe('SEQUENCE_TEXT_INVALID');
    expect(await create({ surfaceTemplateId: own, text: 'Hello' })).toBe('SEQUENCE_FORM_LINK_MISSING');
    expect(await create(withTemplate('Hello'))).toBe('SEQUENCE_FORM_LINK_MISSING');
    expect(await create({ surfaceTemplateId: draft })).toBe('SEQUENCE_FORM_UNAVAILABLE');
    expect(await create({ surfaceTemplateId: await buildSurfaceTemplate(fd, globex) })).toBe('NOT_FOUND');
    expect(await create(withTemplate('{{form_link}}'))).toBe('ok');
    const fields = 'sequence { steps { surfaceTemplate { id name } } }';
    const input = sequenceInput({ steps: [stepInput({ text: TEXT, surfaceTemplateId: own })] });
    const { sequence } = await mutate(fd, acme.owner, 'createSequence', input, fields);
    expect(sequence.steps).toEqual([{ surfaceTemplate: { id: own, name: 'First visit' } }]);
  });
});
