import { DEFAULT_FORM, type LeadFormContent } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { FORM_CONTENT } from '../../../../test/testkit/lead-forms.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';

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

const FORM = 'revision content logo embedOrigins publishedContent publishedNumber whatsAppNumber';
const read = async (who = acme.owner) => (await as(fd, who).ok(`{ leadForm { ${FORM} } }`)).leadForm;
const save = (revision: number, content: object, who = acme.owner) =>
  mutate(fd, who, 'updateLeadForm', { revision, content: JSON.stringify(content) }, `form { ${FORM} }`);
const publish = (revision: number) => mutate(fd, acme.owner, 'publishLeadForm', { revision }, `form { ${FORM} }`);
const visible = async (slug: string) => {
  const query = 'query ($slug: String!) { publicForm(slug: $slug) { versionId content logo } }';
  const { publicForm } = await as(fd).ok(query, { slug });
  return { ...publicForm, content: JSON.parse(publicForm.content) as LeadFormContent };
};
const versionsOf = async (who = acme.owner) => {
  const query = '{ leadFormVersions(first: 10) { edges { node { id number publishedByName content } } totalCount } }';
  const { leadFormVersions } = await as(fd, who).ok(query);
  return leadFormVersions.edges.map(({ node }: { node: { id: string; number: number } }) => node);
};
const PNG = `data:image/png;base64,${Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]).toString('base64')}`;

describe('the lead form of a workspace [CB-02]', () => {
  it('is the built-in form until it is changed', async () => {
    const form = await read();
    expect(form).toMatchObject({ revision: 0, logo: null, publishedNumber: null, embedOrigins: [] });
    expect(JSON.parse(form.content)).toEqual(DEFAULT_FORM);
    expect(await visible(acme.slug)).toEqual({ versionId: null, content: DEFAULT_FORM, logo: null });
  });

  it('shows visitors a draft only after it was published', async () => {
    const saved = await save(0, FORM_CONTENT);
    expect(saved).toMatchObject({ outcome: 'ok', form: { revision: 1, publishedNumber: null } });
    expect((await visible(acme.slug)).content).toEqual(DEFAULT_FORM);
    expect(await publish(1)).toMatchObject({ outcome: 'ok', form: { publishedNumber: 1 } });
    const seen = await visible(acme.slug);
    expect(seen.content).toEqual(FORM_CONTENT);
    expect(seen.versionId).toBe((await versionsOf())[0].id);
    expect((await visible(globex.slug)).content).toEqual(DEFAULT_FORM);
    expect(await versionsOf(globex.owner)).toEqual([]);
  });

  it('refuses to publish what visitors already see', async () => {
    expect(await publish(0)).toMatchObject({ code: 'FORM_UNCHANGED' });
    await save(0, DEFAULT_FORM);
    expect(await publish(1)).toMatchObject({ code: 'FORM_UNCHANGED' });
    await save(1, FORM_CONTENT);
    await publish(2);
    expect(await publish(2)).toMatchObject({ code: 'FORM_UNCHANGED' });
  });

  it('refuses a change that is based on an earlier revision', async () => {
    await save(0, FORM_CONTENT);
    const stale = { revision: 0 };
    expect(await save(0, DEFAULT_FORM)).toMatchObject({ code: 'FORM_CHANGED', field: 'revision' });
    expect(await outcome(fd, acme.owner, 'publishLeadForm', stale)).toBe('FORM_CHANGED');
    expect(await outcome(fd, acme.owner, 'updateLeadFormLogo', { ...stale, logo: PNG })).toBe('FORM_CHANGED');
    expect(await outcome(fd, acme.owner, 'updateLeadFormEmbedding', { ...stale, origins: [] })).toBe('FORM_CHANGED');
    const both = await Promise.all([save(1, DEFAULT_FORM), save(1, DEFAULT_FORM)]);
    expect(both.map((one) => one.outcome).sort()).toEqual(['FORM_CHANGED', 'ok']);
  });

  it('restores an earlier version as the draft', async () => {
    await save(0, FORM_CONTENT);
    await publish(1);
    await save(1, { ...FORM_CONTENT, questions: [] });
    await publish(2);
    const [, first] = await versionsOf();
    const restore = { id: first.id, revision: 2 };
    expect(await outcome(fd, globex.owner, 'restoreLeadFormVersion', { ...restore, revision: 0 })).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'restoreLeadFormVersion', restore)).toBe('ok');
    expect(JSON.parse((await read()).content)).toEqual(FORM_CONTENT);
    expect((await visible(acme.slug)).content.questions).toEqual([]);
    expect(await publish(3)).toMatchObject({ outcome: 'ok', form: { publishedNumber: 3 } });
    expect((await visible(acme.slug)).content).toEqual(FORM_CONTENT);
  });

  it('requires the permission for the settings', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await as(fd, mia).denied('{ leadForm { revision } }')).toBe('FORBIDDEN');
    expect(await outcome(fd, mia, 'updateLeadForm', { revision: 0, content: '{}' })).toBe('FORBIDDEN');
    expect(await outcome(fd, mia, 'publishLeadForm', { revision: 0 })).toBe('FORBIDDEN');
    const tom = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'workspace.settings' }] });
    expect((await read(tom)).revision).toBe(0);
  });

  it('cannot be changed in a published version', async () => {
    await save(0, FORM_CONTENT);
    await publish(1);
    const db = fd.services.database.forWorkspace(acme.id);
    const change = () => db.write((tx) => tx.leadFormVersion.updateMany({ data: { number: 7 } }));
    await expect(change()).rejects.toThrow(/permission denied/);
    await expect(db.write((tx) => tx.leadFormVersion.deleteMany())).rejects.toThrow(/permission denied/);
  });
});

describe('a bad form', () => {
  const bad = (part: object): object => ({ ...FORM_CONTENT, ...part });
  const [choice, note] = FORM_CONTENT.questions;

  it.each<[string, object, string, string]>([
    ['another shape', { questions: 1 }, 'FORM_INVALID', 'content'],
    [
      '31 questions',
      { questions: Array.from({ length: 31 }, (_, at) => ({ ...note, key: `q_${at}` })) },
      'FORM_QUESTIONS_TOO_MANY',
      'content.questions',
    ],
    [
      '51 options',
      {
        questions: [
          { ...choice, options: Array.from({ length: 51 }, (_, at) => ({ key: `o_${at}`, label: { en: 'O' } })) },
        ],
      },
      'FORM_OPTIONS_TOO_MANY',
      'content.questions.0.options',
    ],
    ['a key twice', { questions: [note, note] }, 'FORM_KEY_TAKEN', 'content.questions.1.key'],
    [
      'no label in the default language',
      { questions: [{ ...note, label: { es: 'Nota' } }] },
      'FORM_LABEL_MISSING',
      'content.questions.0.label.en',
    ],
    [
      'a URL with javascript:',
      { consent: { text: {}, policyUrl: 'javascript:alert(1)' } },
      'FORM_URL_INVALID',
      'content.consent.policyUrl',
    ],
    [
      'a URL with http:',
      { thankYou: { text: {}, redirectUrl: 'http://acme.example' } },
      'FORM_URL_INVALID',
      'content.thankYou.redirectUrl',
    ],
    ['a bad color', { accentColor: 'url(x)' }, 'FORM_COLOR_INVALID', 'content.accentColor'],
    ['an unknown language', { languages: ['en', 'es', 'xx'] }, 'FORM_LANGUAGE_UNKNOWN', 'content.languages'],
  ])('with %s is refused, and the draft stays', async (_what, part, code, field) => {
    expect(await save(0, bad(part))).toMatchObject({ code, field });
    expect((await read()).revision).toBe(0);
    expect((await save(0, FORM_CONTENT)).outcome).toBe('ok');
  });

  it('reports all its problems', async () => {
    const input = { revision: 0, content: JSON.stringify(bad({ accentColor: 'red', languages: ['en', 'es', 'xx'] })) };
    const query = 'mutation ($input: UpdateLeadFormInput!) { updateLeadForm(input: $input) { errors { code } } }';
    expect((await as(fd, acme.owner).ok(query, { input })).updateLeadForm.errors).toEqual([
      { code: 'FORM_LANGUAGE_UNKNOWN' },
      { code: 'FORM_COLOR_INVALID' },
    ]);
  });

  it('cannot have a logo that is not the image that it claims to be', async () => {
    const upload = (logo: string | null, revision: number) =>
      outcome(fd, acme.owner, 'updateLeadFormLogo', { revision, logo });
    const disguised = `data:image/png;base64,${Buffer.from('<svg onload="alert(1)">').toString('base64')}`;
    for (const logo of [disguised, PNG.replace('png', 'jpeg'), 'https://acme.example/logo.png', 'data:text/html,hi'])
      expect(await upload(logo, 0)).toBe('FORM_LOGO_INVALID');
    expect(await upload(PNG, 0)).toBe('ok');
    await publish(1);
    expect((await visible(acme.slug)).logo).toBe(PNG);
    expect(await upload(null, 1)).toBe('ok');
    expect((await read()).logo).toBeNull();
  });

  it('cannot be embedded on anything but https origins', async () => {
    const embed = (...origins: string[]) =>
      mutate(fd, acme.owner, 'updateLeadFormEmbedding', { revision: 0, origins }, 'form { embedOrigins }');
    for (const origin of ['http://acme.example', 'https://acme.example/contact', 'https://*', "'self'", '*'])
      expect(await embed('https://ok.example', origin)).toMatchObject({
        code: 'FORM_ORIGIN_INVALID',
        field: 'origins.1',
      });
    expect(await embed(...Array.from({ length: 21 }, (_, at) => `https://s${at}.example`))).toMatchObject({
      code: 'FORM_ORIGINS_TOO_MANY',
    });
    const { form } = await embed('https://Acme.example', 'https://acme.example');
    expect(form.embedOrigins).toEqual(['https://acme.example']);
  });
});

it('shows the WhatsApp number only if it is connected and real [CB-21]', async () => {
  const number = async () => (await read()).whatsAppNumber;
  await buildPhoneConfig(fd, acme, acme.owner, { number: '+447700900123' });
  expect(await number()).toBeNull();
  await buildPhoneConfig(fd, globex, globex.owner, { number: '+447700900124', state: 'ACTIVE' });
  expect(await number()).toBeNull();
  await buildPhoneConfig(fd, acme, acme.owner, { number: '+447700900125', state: 'ACTIVE', sandbox: true });
  expect(await number()).toBeNull();
  const active = { state: 'ACTIVE', activatedAt: new Date('2026-01-01') };
  await buildPhoneConfig(fd, acme, acme.owner, { number: '+447700900126', ...active });
  expect(await number()).toBe('+447700900126');
});
