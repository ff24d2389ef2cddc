import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { finishJob } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

async function say(phone: Phone, number: string, words: string): Promise<void> {
  await phone.say(number, words);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

const contactOf = (phone: Phone, number: string) =>
  phone.db.read((tx) => tx.contact.findFirst({ where: { phone: number }, include: { optOut: true } }));
const idOf = async (phone: Phone, number: string) => (await contactOf(phone, number))?.id ?? '';
const stored = (phone: Phone) =>
  phone.db.read(async (tx) => (await tx.optedOutNumber.findMany()).map(({ number }) => number));

async function importOf(phone: Phone, number: string): Promise<string> {
  const { body } = await fd.app.inject({
    method: 'POST',
    url: '/uploads/contacts?name=people.csv',
    headers: {
      'content-type': 'text/csv',
      authorization: `Bearer ${phone.owner.bearer}`,
      'x-workspace': phone.owner.workspace,
    },
    payload: `Phone\n${number}\n`,
  });
  const { id } = JSON.parse(body);
  const input = { id, mapping: ['PHONE'], onDuplicate: 'UPDATE' };
  const about = 'import { job { id } }';
  const checked = await mutate(fd, phone.owner, 'previewContactImport', input, about);
  await finishJob(fd, phone.workspace, checked.import.job.id);
  const begun = await mutate(fd, phone.owner, 'startContactImport', { id }, about);
  await finishJob(fd, phone.workspace, begun.import.job.id);
  return id;
}

async function undoImport(phone: Phone, id: string) {
  const { import: found } = await mutate(fd, phone.owner, 'undoContactImport', { id }, 'import { job { id } }');
  return finishJob(fd, phone.workspace, found.job.id);
}

async function deleteMany(phone: Phone, ids: string[]) {
  const { job } = await mutate(fd, phone.owner, 'updateContacts', { change: 'DELETE', ids }, 'job { id }');
  await finishJob(fd, phone.workspace, job.id);
}

const create = (phone: Phone, number: string) =>
  outcome(fd, phone.owner, 'createContact', { name: 'Cora Again', phone: number });

type Way = (phone: Phone, number: string) => Promise<unknown>;

const GONE: Readonly<Record<string, Way>> = {
  'was deleted': async (phone, number) => mutate(fd, phone.owner, 'deleteContact', { id: await idOf(phone, number) }),
  'was deleted with many': async (phone, number) => deleteMany(phone, [await idOf(phone, number)]),
  'was merged away': async (phone, number) => {
    const { id: primaryId } = await buildContact(fd, phone.workspace, { phone: someone() });
    await mutate(fd, phone.owner, 'mergeContacts', { primaryId, mergeId: await idOf(phone, number), take: [] });
  },
  'gave their number up in a merge': async (phone, number) => {
    const { id: mergeId } = await buildContact(fd, phone.workspace, { phone: someone() });
    const primaryId = await idOf(phone, number);
    await mutate(fd, phone.owner, 'mergeContacts', { primaryId, mergeId, take: ['PHONE'] });
  },
  'got another number': async (phone, number) =>
    mutate(fd, phone.owner, 'updateContact', { id: await idOf(phone, number), phone: someone() }),
};

const BACK: Readonly<Record<string, Way>> = {
  'a member writes them down': create,
  'a file is imported': importOf,
  'they write themselves': (phone, number) => say(phone, number, 'Hello again'),
  'a form brings them': async (phone, number) => {
    const entry = { name: 'Cora Again', phone: number, email: 'cora@people.test', message: 'Hello', consent: true };
    await mutate(fd, phone.owner, 'createLead', entry, 'lead { id }');
    fd.advance({ seconds: 5 });
    await phone.drain();
  },
  'another contact gets their number': async (phone, number) => {
    const { id } = await buildContact(fd, phone.workspace, { phone: someone() });
    await mutate(fd, phone.owner, 'updateContact', { id, phone: number });
  },
};

describe('an opt-out', () => {
  it.each(Object.keys(GONE))('is kept for a contact who %s', async (way) => {
    const [phone, number] = [await openPhone(fd), someone()];
    await say(phone, number, 'STOP');
    await GONE[way]?.(phone, number);
    // Precondition: the contact is deleted.
    expect(await contactOf(phone, number)).toBeNull();
    expect(await stored(phone)).toEqual([number]);
    expect(await create(phone, number)).toBe('ok');
    expect(await contactOf(phone, number)).toMatchObject({ optOut: { keyword: 'stop' } });
    expect(await stored(phone)).toEqual([]);
  });

  it.each(Object.keys(BACK))('is applied again if %s', async (way) => {
    const [phone, number, other] = [await openPhone(fd), someone(), someone()];
    await say(phone, number, 'STOP');
    await mutate(fd, phone.owner, 'deleteContact', { id: await idOf(phone, number) });
    await BACK[way]?.(phone, number);
    expect(await contactOf(phone, number)).toMatchObject({ optOut: { keyword: 'stop' } });
    expect(phone.fakes.sent).toEqual([]);
    // Precondition: another contact that is added in the same way has no opt-out.
    await BACK[way]?.(phone, other);
    expect(await contactOf(phone, other)).toMatchObject({ optOut: null });
  });

  it('applies to one workspace: in another the same number belongs to a contact who can be written to', async () => {
    const [phone, elsewhere, number] = [await openPhone(fd), await openPhone(fd), someone()];
    await say(phone, number, 'STOP');
    await mutate(fd, phone.owner, 'deleteContact', { id: await idOf(phone, number) });
    await create(elsewhere, number);
    expect(await contactOf(elsewhere, number)).toMatchObject({ optOut: null });
    expect(await stored(phone)).toEqual([number]);
  });

  it('ends with START, and does not return with another deletion', async () => {
    const [phone, number] = [await openPhone(fd), someone()];
    await say(phone, number, 'STOP');
    await mutate(fd, phone.owner, 'deleteContact', { id: await idOf(phone, number) });
    await say(phone, number, 'START');
    expect(await contactOf(phone, number)).toMatchObject({ optOut: null });
    expect(await stored(phone)).toEqual([]);
    await mutate(fd, phone.owner, 'deleteContact', { id: await idOf(phone, number) });
    expect(await stored(phone)).toEqual([]);
  });

  it('returns to its contact when a merge is undone, and does not stay with the other', async () => {
    const [phone, number] = [await openPhone(fd), someone()];
    await say(phone, number, 'STOP');
    const silent = await idOf(phone, number);
    const { id: open, phone: theirs } = await buildContact(fd, phone.workspace, { phone: someone() });
    await mutate(fd, phone.owner, 'mergeContacts', { primaryId: silent, mergeId: open, take: [] });
    // Precondition: the merge has stored the opt-out for the merged contact's phone number.
    expect(await stored(phone)).toEqual([theirs]);
    expect(await outcome(fd, phone.owner, 'undoContactMerge', { id: silent })).toBe('ok');
    expect(await contactOf(phone, theirs)).toMatchObject({ id: open, optOut: null });
    expect(await contactOf(phone, number)).toMatchObject({ id: silent, optOut: { keyword: 'stop' } });
    expect(await stored(phone)).toEqual([]);
  });

  it('is kept when the import that created the contact is undone, if it was requested since', async () => {
    const [phone, number, before] = [await openPhone(fd), someone(), someone()];
    const id = await importOf(phone, number);
    await mutate(fd, phone.owner, 'optOutContact', { id: await idOf(phone, number) });
    expect(await undoImport(phone, id)).toMatchObject({ counts: { undone: 0, unchanged: 1 } });
    expect(await contactOf(phone, number)).toMatchObject({ optOut: { recordedByName: phone.owner.name } });
    // The contact opted out before the import, so undoing the import deletes the contact and keeps the phone number
    // opted out.
    await say(phone, before, 'STOP');
    await mutate(fd, phone.owner, 'deleteContact', { id: await idOf(phone, before) });
    fd.advance({ seconds: 5 });
    expect(await undoImport(phone, await importOf(phone, before))).toMatchObject({
      counts: { undone: 1, unchanged: 0 },
    });
    expect(await stored(phone)).toEqual([before]);
  });
});
