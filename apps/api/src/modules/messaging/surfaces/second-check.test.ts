import { CONTACT_SYSTEM, type SurfaceCheck, type SurfaceContent } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { type FakeProviders, fakeProviders, fuseOf, refusal } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';
import { buildEntity } from '../../../../test/testkit/world-model.ts';
import { remindOfSurfacesJob, sendSurfaceCodeJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let fakes: FakeProviders;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
  fakes = fakeProviders(fuseOf());
});
afterAll(() => fd.close());

const contentWith = (secondCheck: SurfaceCheck): SurfaceContent => ({
  ...SURFACE_CONTENT,
  reminderHours: 2,
  secondCheck,
  questions: SURFACE_CONTENT.questions.map((question) =>
    question.key === 'goal' ? { ...question, prefill: true } : question,
  ),
});

const connectTwilio = () =>
  buildIntegration(fd, acme, acme.owner, {
    state: 'VERIFIED',
    verifiedAt: fd.services.clock(),
    accountName: 'Acme',
    provider: 'TWILIO',
    accountSid: `AC${acme.id.replaceAll('-', '')}`,
    fromNumber: '+14155238886',
    model: null,
    plain: 'the auth token',
  });

const BORN = '1980-02-29';
const learn = (contactId: string, fields: Record<string, string>, confidence = 0.5) =>
  buildEntity(fd, acme, { entity: { system: CONTACT_SYSTEM, externalId: contactId }, fields, confidence });

/** Runs the job that sends codes. Returns the texts of the sent messages. */
async function sendCodes() {
  const send_surface_code = sendSurfaceCodeJob({ ...fd.services, providers: fakes.providers });
  await drain(fd, acme.id, { send_surface_code });
  return fakes.codes.map(({ body }) => body);
}

/** A browser with the cookie that it received. */
function newBrowser(path: string) {
  let cookie = '';
  const request = async (method: 'GET' | 'POST', url: string, fields: Readonly<Record<string, string>> = {}) => {
    const response = await fd.app.inject({
      method,
      url,
      headers: { ...(cookie ? { cookie } : {}), 'content-type': 'application/x-www-form-urlencoded' },
      ...(method === 'POST' ? { payload: new URLSearchParams(fields).toString() } : {}),
    });
    for (const { name, value } of response.cookies) cookie = `${name}=${value}`;
    return response;
  };
  return {
    open: () => request('GET', path),
    post: (fields: Readonly<Record<string, string>>) => request('POST', path, fields),
    requestCode: () => request('POST', `${path}/check`, { action: 'code' }),
    answer: (answer: string) => request('POST', `${path}/check`, { action: 'check', answer }),
  };
}

/** Sends a form with a check in a conversation, to a contact with a known birth date and goal. */
async function sendForm(secondCheck: SurfaceCheck) {
  const templateId = await buildSurfaceTemplate(fd, acme, { content: contentWith(secondCheck) });
  const { id: conversationId, contactId } = await buildConversation(fd, acme);
  await learn(contactId, { birth_date: BORN, goal: 'Run' });
  const fields = 'surface { id message { body } } errors { code }';
  const { surface } = await mutate(fd, acme.owner, 'sendSurface', { conversationId, templateId }, fields);
  const { pathname: path } = new URL(/\S+\/s\/\S+/.exec(surface.message.body)?.[0] ?? '');
  const db = fd.services.database.forWorkspace(acme.id);
  const row = () => db.read((tx) => tx.surface.findFirstOrThrow({ where: { id: surface.id } }));
  return { id: surface.id as string, conversationId, contactId, path, db, row, browser: newBrowser(path) };
}

const codeIn = (body: string | undefined) => /\d{6}/.exec(body ?? '')?.[0] ?? '';
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const eventsOf = async (id: string) =>
  (
    await rows(fd, 'select name from audit_events where workspace_id = $1 and subject_id = $2 order by id', [
      acme.id,
      id,
    ])
  ).map(({ name }) => name);
const SECRETS = ['Before your first visit', 'What is your goal?', 'Run', BORN];
const expectNothingOf = (body: string) => {
  for (const secret of SECRETS) expect(body).not.toContain(secret);
};

describe('a form with a birth date', () => {
  it('shows nothing of the form before the birth date is entered, and everything afterwards [SF-03]', async () => {
    const { id, path, browser, row } = await sendForm('BIRTH_DATE');
    const before = await browser.open();
    expect([before.statusCode, before.body.includes('type="date"')]).toEqual([200, true]);
    expectNothingOf(before.body);
    // Link previews open the page and change nothing.
    expect(await row()).toMatchObject({ status: 'SENT', openedAt: null, browserHash: null, checkFailures: 0 });
    const passed = await browser.answer(BORN);
    expect([passed.statusCode, passed.headers.location]).toEqual([303, path]);
    expect((await browser.open()).body).toContain('What is your goal?');
    expect(await row()).toMatchObject({ status: 'OPENED', checkPassedAt: expect.any(Date) });
    const other = await newBrowser(path).open();
    expect(other.body).toContain('type="date"');
    expectNothingOf(other.body);
    expect(await eventsOf(id)).toEqual(['surface.sent', 'surface.check_passed']);
  });

  it('cannot be saved, submitted or given files by a browser that has not passed the check [SF-03]', async () => {
    const { browser, path, row, db, id } = await sendForm('BIRTH_DATE');
    for (const action of ['save', 'autosave', 'show', 'submit']) {
      const { statusCode, body } = await browser.post({ action, q_goal: 'Swim', q_plan: 'all' });
      expect([action, statusCode]).toEqual([action, 403]);
      expectNothingOf(body);
    }
    const file = await fd.app.inject({ method: 'POST', url: `${path}/files`, payload: {} });
    expect(file.statusCode).toBe(404);
    expect(await db.read((tx) => tx.surfaceAnswer.count({ where: { surfaceId: id } }))).toBe(0);
    expect(await row()).toMatchObject({ status: 'SENT', prefilled: null });
  });

  it('shows a field that the agent cannot read only after the check [SF-05]', async () => {
    const unchecked = await sendForm('NONE');
    await unchecked.browser.post({ action: 'show' });
    expect((await unchecked.browser.open()).body).not.toContain('value="Run"');
    const { browser } = await sendForm('BIRTH_DATE');
    await browser.answer(BORN);
    expect((await browser.open()).body).not.toContain('value="Run"');
    await browser.post({ action: 'show' });
    const { body } = await browser.open();
    expect(body).toContain('value="Run"');
    expect(body).toContain('Please check');
  });

  it('is locked by the fifth wrong try, also if the tries are concurrent [SF-03]', async () => {
    const { id, path, browser, row } = await sendForm('BIRTH_DATE');
    const passed = newBrowser(path);
    await passed.answer(BORN);
    await Promise.all(Array.from({ length: 12 }, () => newBrowser(path).answer('1980-03-01')));
    expect(await row()).toMatchObject({ checkFailures: 5, lockedAt: expect.any(Date) });
    // Neither the right birth date nor a browser that passed the check opens a locked form.
    const late = await browser.answer(BORN);
    expect(late.cookies).toEqual([]);
    for (const one of [browser, passed, newBrowser('/s/unknown')]) {
      const { statusCode, body } = await one.open();
      expect([statusCode, body.includes('This link is no longer valid'), body.includes('Acme')]).toEqual([
        404,
        true,
        false,
      ]);
    }
    expect(await eventsOf(id)).toEqual(['surface.sent', 'surface.check_passed', 'surface.locked']);
    const told = 'select kind, subject_id from notifications where workspace_id = $1 and kind = $2';
    expect(await rows(fd, told, [acme.id, 'FORM_LOCKED'])).toEqual([{ kind: 'FORM_LOCKED', subject_id: id }]);
  });

  it('can be unlocked by a member who can send forms', async () => {
    const { id, contactId, path, browser } = await sendForm('BIRTH_DATE');
    expect(await outcome(fd, acme.owner, 'unlockSurface', { id })).toBe('SURFACE_NOT_LOCKED');
    for (let count = 0; count < 5; count += 1) await newBrowser(path).answer('1980-03-01');
    const list = `{ surfaces(contactId: "${contactId}", first: 1) { edges { node { secondCheck checkPassedAt lockedAt } } } }`;
    const read = async () => (await as(fd, acme.owner).ok(list)).surfaces.edges[0].node;
    const locked = { secondCheck: 'BIRTH_DATE', checkPassedAt: null, lockedAt: expect.any(String) };
    expect(await read()).toEqual(locked);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await outcome(fd, viewer, 'unlockSurface', { id })).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, 'unlockSurface', { id })).toBe('ok');
    expect((await browser.answer(BORN)).statusCode).toBe(303);
    expect((await browser.open()).body).toContain('What is your goal?');
    expect(await read()).toEqual({ ...locked, checkPassedAt: expect.any(String), lockedAt: null });
  });

  it('does not count a text that is not a date, and names the tries that are left', async () => {
    const { browser, row } = await sendForm('BIRTH_DATE');
    expect((await browser.answer('yesterday')).body).toContain('Attempts left: 5.');
    const wrong = await browser.answer('1980-03-01');
    expect([wrong.statusCode, wrong.body.includes('Attempts left: 4.')]).toEqual([422, true]);
    expect(await row()).toMatchObject({ checkFailures: 1 });
  });

  it('is not sent to a contact whose birth date is unknown, incomplete or only mentioned [SF-03]', async () => {
    const templateId = await buildSurfaceTemplate(fd, acme, { content: contentWith('BIRTH_DATE') });
    const send = async (birthDate: string | null, confidence = 0.5) => {
      const { id: contactId } = await buildContact(fd, acme);
      if (birthDate !== null) await learn(contactId, { date_of_birth: birthDate }, confidence);
      return outcome(fd, acme.owner, 'createSurfaceLink', { contactId, templateId });
    };
    expect(await send(BORN)).toBe('ok');
    expect(await send(null)).toBe('SURFACE_BIRTH_DATE_UNKNOWN');
    expect(await send('1980-02')).toBe('SURFACE_BIRTH_DATE_UNKNOWN');
    expect(await send(BORN, 0.3)).toBe('SURFACE_BIRTH_DATE_UNKNOWN');
  });

  it('is not opened for a browser that passed the check 30 days before', async () => {
    const { browser, db, id } = await sendForm('BIRTH_DATE');
    await browser.answer(BORN);
    const expiresAt = new Date(fd.services.clock().getTime() + 40 * 86_400_000);
    await db.write((tx) => tx.surface.updateMany({ where: { id }, data: { expiresAt } }));
    fd.advance({ hours: 30 * 24 - 1 });
    expect((await browser.open()).body).toContain('What is your goal?');
    fd.advance({ hours: 1 });
    expectNothingOf((await browser.open()).body);
  });

  it('shows nothing after the submission in another browser, and no reminder is sent while it is locked', async () => {
    const { browser, path, db, id, row } = await sendForm('BIRTH_DATE');
    await browser.answer(BORN);
    const submitted = await browser.post({ action: 'submit', q_goal: 'Run', q_plan: 'all' });
    expect([submitted.statusCode, (await row()).status]).toEqual([303, 'SUBMITTED']);
    expect((await browser.open()).body).toContain('received your answers');
    expect((await newBrowser(path).open()).statusCode).toBe(404);
    const locked = await sendForm('BIRTH_DATE');
    for (let count = 0; count < 5; count += 1) await locked.browser.answer('1980-03-01');
    fd.advance({ hours: 3 });
    await remindOfSurfacesJob({ ...fd.services, contactWindow: { from: 0, until: 1440 } })();
    expect(await locked.row()).toMatchObject({ reminderAt: null, remindedAt: null });
    expect(await db.read((tx) => tx.surface.count({ where: { id, remindedAt: null } }))).toBe(1);
  });
});

describe('a form with a code', () => {
  it('sends the code by SMS if the link was sent with WhatsApp, and accepts it once [SF-03]', async () => {
    await connectTwilio();
    const { id, path, conversationId, browser, row, db } = await sendForm('CODE');
    expect((await browser.open()).body).not.toContain('name="answer"');
    expect((await browser.requestCode()).statusCode).toBe(303);
    const opened = (await browser.open()).body;
    expect(opened).toContain('autocomplete="one-time-code"');
    expectNothingOf(opened);
    const [body] = await sendCodes();
    expect(fakes.codes).toMatchObject([{ channel: 'SMS' }]);
    const code = codeIn(body);
    expect(body).toContain(`${code} is your code for the form of`);
    // The code is neither stored nor visible in the conversation, and its hash depends on the link.
    const [stored] = await rows(fd, 'select to_jsonb(s)::text as row from surfaces s where id = $1', [id]);
    expect(stored?.row).not.toContain(code);
    const messages = await db.read((tx) => tx.message.findMany({ where: { conversationId } }));
    expect(messages.map((message) => message.body).join('\n')).not.toContain(code);
    expect((await browser.answer(wrongFor(code))).statusCode).toBe(422);
    expect((await browser.answer(` ${code.slice(0, 3)} ${code.slice(3)} `)).statusCode).toBe(303);
    expect((await browser.open()).body).toContain('What is your goal?');
    expect(await row()).toMatchObject({ codeHash: null, checkFailures: 1 });
    const other = await newBrowser(path).answer(code);
    expect([other.statusCode, other.body.includes('There is no valid code')]).toEqual([422, true]);
    expect(await eventsOf(id)).toEqual(['surface.sent', 'surface.code_sent', 'surface.check_passed']);
    const metered = 'select quantity::int from usage_events where workspace_id = $1 and subject_id = $2';
    expect(await rows(fd, metered, [acme.id, id])).toEqual([{ quantity: 1 }]);
  });

  it('accepts a code in Arabic digits', async () => {
    await connectTwilio();
    const { browser } = await sendForm('CODE');
    await browser.requestCode();
    const code = codeIn((await sendCodes())[0]);
    const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
    expect((await browser.answer(arabic)).statusCode).toBe(303);
  });

  it('sends the code with WhatsApp if the provider refuses the SMS, and not twice if it may have been sent', async () => {
    await connectTwilio();
    const refused = await sendForm('CODE');
    await refused.browser.requestCode();
    fakes.faults.send.push(refusal('TWILIO', 'REFUSED'));
    await sendCodes();
    expect(fakes.codes).toMatchObject([{ channel: 'WHATSAPP' }]);
    const unconfirmed = await sendForm('CODE');
    await unconfirmed.browser.requestCode();
    fakes.faults.send.push(refusal('TWILIO', 'UNCONFIRMED'));
    await sendCodes();
    await sendCodes();
    expect(fakes.codes).toMatchObject([{ channel: 'WHATSAPP' }, { channel: 'SMS' }]);
  });

  it('sends at most three codes, of which only the latest is valid for ten minutes [SF-03]', async () => {
    await connectTwilio();
    const { browser, row } = await sendForm('CODE');
    await browser.requestCode();
    await browser.requestCode();
    expect((await browser.requestCode()).statusCode).toBe(303);
    const fourth = await browser.requestCode();
    expect([fourth.statusCode, fourth.body.includes('No further code can be sent')]).toEqual([422, true]);
    const [body] = await sendCodes();
    expect([fakes.codes.length, (await row()).codeCount]).toEqual([1, 3]);
    fd.advance({ minutes: 10 });
    const late = await browser.answer(codeIn(body));
    expect([late.statusCode, late.body.includes('No further code can be sent')]).toEqual([422, true]);
    expect(await row()).toMatchObject({ checkFailures: 0, checkPassedAt: null });
  });

  it('sends no code after an opt-out, to a blocked contact or while sending is paused', async () => {
    await connectTwilio();
    for (const prevent of [
      (contactId: string) => mutate(fd, acme.owner, 'optOutContact', { id: contactId }),
      (contactId: string) => mutate(fd, acme.owner, 'blockContact', { id: contactId }),
      () => mutate(fd, acme.owner, 'pauseAgent', {}),
    ]) {
      const before = await sendForm('CODE');
      await before.browser.requestCode();
      await prevent(before.contactId);
      expect(await sendCodes()).toEqual([]);
      const after = await before.browser.requestCode();
      expect([after.statusCode, after.body.includes('A code cannot be sent now')]).toEqual([422, true]);
    }
  });

  it('is not sent if no code could be sent to the contact', async () => {
    const templateId = await buildSurfaceTemplate(fd, acme, { content: contentWith('CODE') });
    const { id: contactId } = await buildContact(fd, acme);
    const send = () => outcome(fd, acme.owner, 'createSurfaceLink', { contactId, templateId });
    expect(await send()).toBe('SURFACE_CODE_NOT_SENDABLE');
    await connectTwilio();
    expect(await send()).toBe('ok');
  });
});
