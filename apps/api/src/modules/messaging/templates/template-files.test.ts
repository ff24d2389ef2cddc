import { samplePdf, samplePhoto } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildMember, signedInAgain } from '../../../../test/testkit/build.ts';
import { buildCampaign } from '../../../../test/testkit/campaigns.ts';
import {
  type CloudNumberUnderTest,
  type CloudTestProduct,
  openCloudNumber,
  startCloudProduct,
} from '../../../../test/testkit/cloud-messages.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { runCampaignJob } from '../../campaigns/campaigns/index.ts';
import { messagingJobs } from '../messages/index.ts';
import { deleteTemplateFilesJob, syncWorkspaceTemplatesJob } from './index.ts';

let product: CloudTestProduct;
beforeAll(async () => {
  product = await startCloudProduct();
});
afterAll(() => product.close());

const PHOTO = samplePhoto('A spring offer').bytes;
const DRAFT = {
  name: 'offer',
  language: 'en_US',
  category: 'MARKETING',
  body: 'Hello {{1}}, this is our offer.',
  examples: ['Lena'],
};
const VARIABLES = [{ name: '1', value: 'Lena' }];
const TEMPLATE = 'template { id status header headerFormat headerFile { id name contentType byteCount } }';

async function upload(
  line: CloudNumberUnderTest,
  bytes: Buffer,
  { name = 'offer.png', replace = '', who = line.owner } = {},
) {
  const query = new URLSearchParams({ name, ...(replace ? { replace } : {}) });
  const response = await product.fd.app.inject({
    method: 'POST',
    url: `/uploads/template-files?${query.toString()}`,
    headers: {
      'content-type': 'application/octet-stream',
      authorization: `Bearer ${who.bearer}`,
      'x-workspace': line.workspace.slug,
    },
    payload: bytes,
  });
  const { id, code } = response.json() as { id?: string; code?: string };
  return code ?? id ?? `status ${response.statusCode}`;
}

const sync = ({ workspace }: CloudNumberUnderTest) =>
  syncWorkspaceTemplatesJob(product.fd.services)({ workspaceId: workspace.id }, {} as never);

/** A conversation on a WhatsApp Cloud number. */
async function openDesk() {
  const line = await openCloudNumber(product);
  await line.activate();
  const contact = someone();
  await line.write(contact, 'Hello');
  await line.work();
  const { id: conversationId } = await line.db.read((tx) => tx.conversation.findFirstOrThrow());
  const { whatsAppCloud } = product.simulators;
  const { accessToken } = line.meta;
  const uploads = () => whatsAppCloud.requests.filter(({ path }) => path === `/v25.0/${line.meta.phoneNumberId}/media`);
  return {
    ...line,
    line,
    contact,
    uploads,
    create: (input: object) =>
      mutate(product.fd, line.owner, 'createTemplate', { phoneConfigId: line.id, ...DRAFT, ...input }, TEMPLATE),
    send: (templateId: string) =>
      outcome(product.fd, line.owner, 'sendTemplate', { conversationId, templateId, variables: VARIABLES }),
    stored: (name = DRAFT.name) => line.db.read((tx) => tx.whatsAppTemplate.findFirstOrThrow({ where: { name } })),
    /** Files of the messages that the contact received, oldest first. */
    received: () =>
      whatsAppCloud
        .messagesOf(accessToken, contact)
        .flatMap(({ fileId }) => (fileId ? [whatsAppCloud.files.get(fileId)] : [])),
    sent: () => line.db.read((tx) => tx.message.findMany({ where: { direction: 'OUT' }, orderBy: { sentAt: 'asc' } })),
  };
}

/** A desk with an approved template whose header is an image. */
async function openOffer() {
  const desk = await openDesk();
  const fileId = await upload(desk.line, PHOTO);
  const created = await desk.create({ headerFileId: fileId });
  expect(created.outcome).toBe('ok');
  await sync(desk.line);
  return { ...desk, fileId, template: created.template, templateId: created.template.id as string };
}

describe('a template with a file in the header [AG-37]', () => {
  it('is submitted with the sample, and each message contains the file, which is uploaded once', async () => {
    const desk = await openOffer();
    expect(desk.template).toMatchObject({ status: 'PENDING', header: null, headerFormat: 'IMAGE' });
    expect(desk.template.headerFile).toMatchObject({ id: desk.fileId, name: 'offer.png', contentType: 'image/png' });
    expect(await desk.stored()).toMatchObject({ status: 'APPROVED', headerFormat: 'IMAGE', headerFileId: desk.fileId });
    expect(await desk.send(desk.templateId)).toBe('ok');
    await desk.work();
    expect(await desk.send(desk.templateId)).toBe('ok');
    await desk.work();
    expect(await desk.sent()).toMatchObject([
      { status: 'DELIVERED', headerFileId: desk.fileId },
      { status: 'DELIVERED', headerFileId: desk.fileId },
    ]);
    expect(desk.uploads()).toHaveLength(1);
    const [first] = desk.received();
    expect(first).toMatchObject({ contentType: 'image/png', fileName: 'offer.png' });
    expect(await sharp(first?.bytes).metadata()).toMatchObject({ width: 240, height: 240 });
  });

  it('is uploaded again if WhatsApp no longer has the file', async () => {
    const desk = await openOffer();
    await desk.send(desk.templateId);
    await desk.work();
    const [first] = desk.received();
    product.simulators.whatsAppCloud.files.expire(first?.id ?? '');
    expect(await desk.send(desk.templateId)).toBe('ok');
    await desk.work();
    expect((await desk.sent()).at(-1)).toMatchObject({ status: 'DELIVERED' });
    expect(desk.uploads()).toHaveLength(2);
  });

  it('shows the file in the thread, and its URL is only for members of the workspace', async () => {
    const desk = await openOffer();
    await desk.send(desk.templateId);
    await desk.work();
    const { conversations } = await as(product.fd, desk.owner).ok(`{ conversations(first: 1) { edges { node {
      messages(first: 9) { edges { node { direction headerFile { id name } } } } } } } }`);
    const shown = conversations.edges[0].node.messages.edges.map(
      ({ node }: { node: { headerFile: unknown } }) => node.headerFile,
    );
    expect(shown).toContainEqual({ id: desk.fileId, name: 'offer.png' });
    const url = await linkOf(desk.owner, desk.fileId);
    const { pathname } = new URL(url ?? '');
    const response = await product.fd.app.inject({ url: pathname });
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'image/png']);
    const other = await openCloudNumber(product);
    expect(await linkOf(other.owner, desk.fileId)).toBe('NOT_FOUND');
    expect((await other.step('requestPhoneConfigCode', { method: 'SMS' })).outcome).toBe('ok');
    const foreign = { phoneConfigId: other.id, ...DRAFT, headerFileId: desk.fileId };
    expect(await outcome(product.fd, other.owner, 'createTemplate', foreign)).toBe('NOT_FOUND');
  });

  it.each([
    ['text', Buffer.from('An offer'), 'TEMPLATE_FILE_TYPE'],
    ['a damaged image', PHOTO.subarray(0, 300), 'TEMPLATE_FILE_DAMAGED'],
    ['an empty file', Buffer.alloc(0), 'TEMPLATE_FILE_DAMAGED'],
    ['more than 16 MB', Buffer.alloc(16 * 1024 * 1024 + 1), 'TEMPLATE_FILE_TOO_LARGE'],
  ])('is refused before the upload to WhatsApp: %s', async (_what, bytes, code) => {
    const line = await openCloudNumber(product);
    expect(await upload(line, bytes)).toBe(code);
    expect(await line.db.read((tx) => tx.templateFile.count())).toBe(0);
  });

  it('is refused for an image of more than 5 MB, and for members who cannot change templates', async () => {
    const line = await openCloudNumber(product);
    const noise = Buffer.from(
      Uint8Array.from({ length: 3 * 1700 * 1700 }, (_, at) => (at * 2_654_435_761) >>> (at % 24)),
    );
    const large = await sharp(noise, { raw: { width: 1700, height: 1700, channels: 3 } })
      .png()
      .toBuffer();
    expect(large.length).toBeGreaterThan(5 * 1024 * 1024);
    expect(await upload(line, large)).toBe('TEMPLATE_FILE_TOO_LARGE');
    const viewer = await buildMember(product.fd, line.workspace, { role: 'viewer' });
    expect(await upload(line, PHOTO, { who: viewer })).toMatch(/^status 40/);
  });

  it('replaces a text in the header, and is replaced by one', async () => {
    const desk = await openOffer();
    const update = (input: object) =>
      mutate(product.fd, desk.owner, 'updateTemplate', { id: desk.templateId, ...input }, TEMPLATE);
    const both = await update({ header: 'Spring', headerFileId: desk.fileId });
    expect(both.outcome).toBe('TEMPLATE_HEADER_INVALID');
    expect((await update({ footer: 'Acme' })).template).toMatchObject({ headerFormat: 'IMAGE', header: null });
    await sync(desk.line);
    expect((await update({ header: 'Spring' })).template).toMatchObject({ headerFormat: null, headerFile: null });
    await sync(desk.line);
    expect(await desk.stored()).toMatchObject({ status: 'APPROVED', header: 'Spring', headerFormat: null });
    expect((await update({ headerFileId: desk.fileId })).template).toMatchObject({
      headerFormat: 'IMAGE',
      header: null,
    });
    await sync(desk.line);
    expect(await desk.stored()).toMatchObject({ status: 'APPROVED', header: null, headerFileId: desk.fileId });
  });

  it('shows why WhatsApp refuses the sample', async () => {
    const desk = await openDesk();
    const headerFileId = await upload(desk.line, PHOTO);
    const body = { error: { code: 100, message: 'Invalid', error_user_msg: 'The type of the file is not supported.' } };
    product.simulators.whatsAppCloud.faults.add({
      kind: 'STATUS',
      status: 400,
      body,
      path: '/uploads',
      method: 'POST',
    });
    const answer = await as(product.fd, desk.owner).ok(
      'mutation ($input: CreateTemplateInput!) { createTemplate(input: $input) { errors { code message } } }',
      { input: { phoneConfigId: desk.id, ...DRAFT, headerFileId } },
    );
    expect(answer.createTemplate.errors).toEqual([
      { code: 'TEMPLATE_REJECTED_BY_PROVIDER', message: expect.stringContaining('not supported') },
    ]);
  });

  it('is sent by a campaign, and a campaign without the file does not start', async () => {
    const desk = await openOffer();
    const { id: contactId } = await desk.db.read((tx) => tx.contact.findFirstOrThrow());
    const name = { name: '1', source: 'CONTACT_FIRST_NAME', text: '' };
    const draft = { templateId: desk.templateId, audienceIds: [contactId], variables: [name] };
    const id = await buildCampaign(product.fd, desk.workspace, desk.owner, draft);
    const start = async () =>
      outcome(product.fd, await signedInAgain(product.fd, desk.owner), 'startCampaign', { id, receivers: 1 });
    const setFile = (headerFileId: string | null) =>
      desk.db.write((tx) => tx.whatsAppTemplate.updateMany({ where: { id: desk.templateId }, data: { headerFileId } }));
    await setFile(null);
    expect(await start()).toBe('TEMPLATE_FILE_MISSING');
    await setFile(desk.fileId);
    expect(await start()).toBe('ok');
    const jobs = { ...messagingJobs(product.fd.services), run_campaign: runCampaignJob(product.fd.services) };
    await drain(product.fd, desk.workspace.id, jobs);
    await desk.work();
    expect(desk.received()).toHaveLength(1);
    expect(await desk.sent()).toMatchObject([{ author: 'CAMPAIGN', headerFileId: desk.fileId, status: 'DELIVERED' }]);
  });
});

describe('a template with a file in the header that was created elsewhere [AG-37]', () => {
  async function openForeign() {
    const desk = await openDesk();
    const name = `catalog_${desk.workspace.slug.replaceAll(/\W/g, '').toLowerCase()}`;
    product.simulators.whatsAppCloud.template({
      name,
      language: 'en_US',
      status: 'APPROVED',
      variables: 1,
      body: 'Hello {{1}}, here it is.',
      headerFormat: 'DOCUMENT',
    });
    await sync(desk.line);
    const { id } = await desk.stored(name);
    return { ...desk, name, templateId: id };
  }

  it('cannot be sent or changed until a member adds a file of its kind', async () => {
    const desk = await openForeign();
    expect(await desk.stored(desk.name)).toMatchObject({
      status: 'APPROVED',
      headerFormat: 'DOCUMENT',
      headerFileId: null,
    });
    expect(await desk.send(desk.templateId)).toBe('TEMPLATE_FILE_MISSING');
    const greeting = { templateId: desk.templateId, variables: [{ name: '1', known: 'CONTACT_NAME' }] };
    expect(await outcome(product.fd, desk.owner, 'updateGreetingTemplate', greeting)).toBe('TEMPLATE_FILE_MISSING');
    const change = { id: desk.templateId, footer: 'Acme' };
    expect(await outcome(product.fd, desk.owner, 'updateTemplate', change)).toBe('TEMPLATE_FILE_MISSING');
    expect(await upload(desk.line, PHOTO, { replace: desk.templateId })).toBe('TEMPLATE_FILE_KIND');
    const fileId = await upload(desk.line, samplePdf('Prices').bytes, { name: 'prices.pdf', replace: desk.templateId });
    expect(await desk.stored(desk.name)).toMatchObject({ status: 'APPROVED', headerFileId: fileId });
    expect(await desk.send(desk.templateId)).toBe('ok');
    await desk.work();
    expect(desk.received()).toMatchObject([{ contentType: 'application/pdf', fileName: 'prices.pdf' }]);
  });

  it('loses its file if the kind of the header is changed at WhatsApp', async () => {
    const desk = await openForeign();
    await upload(desk.line, samplePdf('Prices').bytes, { replace: desk.templateId });
    const shared = { name: desk.name, language: 'en_US', status: 'APPROVED', variables: 1 } as const;
    product.simulators.whatsAppCloud.template({ ...shared, body: 'Hello {{1}}!', headerFormat: 'VIDEO' });
    await sync(desk.line);
    expect(await desk.stored(desk.name)).toMatchObject({ headerFormat: 'VIDEO', headerFileId: null });
    expect(await desk.send(desk.templateId)).toBe('TEMPLATE_FILE_MISSING');
  });
});

describe('a file of a template', () => {
  const run = () => deleteTemplateFilesJob(product.fd.services)();
  const filesOf = (line: CloudNumberUnderTest) => line.db.read((tx) => tx.templateFile.count());

  it('is kept while a template or a message uses it, and its object is deleted afterwards', async () => {
    const desk = await openOffer();
    const unused = await upload(desk.line, PHOTO);
    await desk.send(desk.templateId);
    await desk.work();
    await run();
    expect(await filesOf(desk.line)).toBe(2);
    product.fd.advance({ hours: 25 });
    await run();
    expect(await filesOf(desk.line)).toBe(1);
    expect(
      await rows(product.fd, 'select from storage_deletions where storage_key like $1', [`%/${unused}`]),
    ).toHaveLength(1);
    expect(
      await outcome(product.fd, await signedInAgain(product.fd, desk.owner), 'deleteTemplate', { id: desk.templateId }),
    ).toBe('ok');
    await run();
    expect(await filesOf(desk.line)).toBe(1);
    await desk.db.write((tx) => tx.message.deleteMany({ where: { direction: 'OUT' } }));
    await run();
    expect(await filesOf(desk.line)).toBe(0);
  });
});

/** Returns the URL of a file, or the code of the error. */
async function linkOf(who: Caller, id: string): Promise<string | undefined> {
  const { data, errors } = await as(product.fd, who).run(
    'mutation ($id: ID!) { createTemplateFileLink(id: $id) { url } }',
    { id },
  );
  return (
    errors?.[0]?.extensions.code ?? (data as { createTemplateFileLink: { url: string } }).createTemplateFileLink.url
  );
}
