import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ATTACHMENT_LIMITS } from '@frontdesk/domain';
import { type SampleFile, samplePdf, samplePhoto, sampleVoice, sandboxFor } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, buildWorkspace, type Member } from '../../../../test/testkit/build.ts';
import { type CloudTestProduct, openCloudNumber, startCloudProduct } from '../../../../test/testkit/cloud-messages.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { storageKeyOf } from '../../../storage/encrypted-objects.ts';
import { messagingJobs } from '../messages/index.ts';
import { deleteStoredObjectsJob } from './index.ts';

let product: CloudTestProduct;
beforeAll(async () => {
  product = await startCloudProduct();
});
afterAll(() => product.close());

let count = 0;
const someone = () => `+44207946${String((count += 1) + 7000).padStart(4, '0')}`;

/** A workspace whose contacts write to its number at the Twilio simulator. */
async function openTwilio() {
  const { fd, simulators } = product;
  const workspace = await buildWorkspace(fd, { environment: 'DEVELOPMENT' });
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  const { accountSid, authToken, from: fromNumber } = sandboxFor(workspace.id).twilio;
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Acme', sandbox: true };
  const account = { provider: 'TWILIO', accountSid, fromNumber, model: null, plain: authToken };
  await buildIntegration(fd, workspace, owner, { ...verified, ...account });
  const db = fd.services.database.forWorkspace(workspace.id);
  const attachments = () =>
    db.read((tx) => tx.attachment.findMany({ orderBy: [{ createdAt: 'asc' }, { position: 'asc' }] }));
  const work = () => drain(fd, workspace.id, messagingJobs(fd.services));
  return {
    workspace,
    owner,
    accountSid,
    db,
    attachments,
    work,
    /** Receives a message with files from a contact, and runs the jobs. Returns the newest attachment, in a list. */
    async receive(files: readonly SampleFile[], more: object = {}) {
      const from = someone();
      await simulators.twilio.receive({ accountSid, from, body: '', files, ...more });
      await work();
      return (await attachments()).slice(-1);
    },
  };
}

type TwilioLine = Awaited<ReturnType<typeof openTwilio>>;

async function linkOf(who: Caller, id: string): Promise<string> {
  const { url } = await mutate(product.fd, who, 'createAttachmentLink', { id }, 'url');
  return new URL(String(url)).pathname;
}

const get = (url: string, headers: Record<string, string> = {}) =>
  product.fd.app.inject({ method: 'GET', url, headers });

const fileOf = (contentType: string, bytes: Buffer | string): SampleFile => ({
  contentType,
  bytes: Buffer.from(bytes),
});

describe('a file that a contact sends [AG-34]', () => {
  it('is fetched from Twilio, recognized, encrypted, and shown with a preview', async () => {
    const line = await openTwilio();
    const photo = samplePhoto('A broken tap');
    const [image] = await line.receive([photo]);
    expect(image).toMatchObject({
      kind: 'IMAGE',
      state: 'READY',
      contentType: 'image/png',
      byteCount: photo.bytes.length,
      width: 240,
      height: 240,
    });
    const url = await linkOf(line.owner, image!.id);
    const full = await get(url);
    expect([full.statusCode, full.headers['content-type']]).toEqual([200, 'image/png']);
    expect(full.rawPayload.equals(photo.bytes)).toBe(true);
    const preview = await get(`${url}?preview=1`);
    expect(preview.headers['content-type']).toBe('image/jpeg');
    expect((await sharp(preview.rawPayload).metadata()).width).toBe(240);
  });

  it('is fetched from WhatsApp Cloud with its name, and a voice message is distinguished from an audio file', async () => {
    const { simulators, fd } = product;
    const line = await openCloudNumber(product);
    await line.activate();
    const from = someone();
    const { accessToken } = line.meta;
    await simulators.whatsAppCloud.receiveFile(accessToken, from, samplePdf('Referral'), { caption: 'My referral' });
    await simulators.whatsAppCloud.receiveFile(accessToken, from, sampleVoice('Hello'), { voice: true });
    await simulators.whatsAppCloud.receiveFile(accessToken, from, sampleVoice('A song'));
    await drain(fd, line.workspace.id, messagingJobs(fd.services));
    const { conversations } = await as(fd, line.owner).ok(
      `{ conversations(first: 1) { nodes { messages(first: 10) { nodes {
        body attachments { kind status contentType fileName } } } } } }`,
    );
    const shown = conversations.nodes[0].messages.nodes.filter(
      ({ attachments }: never) => (attachments as []).length > 0,
    );
    const ready = { status: 'READY' };
    expect(shown).toEqual([
      {
        body: 'My referral\n(Sent a document.)',
        attachments: [{ kind: 'DOCUMENT', ...ready, contentType: 'application/pdf', fileName: 'document.pdf' }],
      },
      {
        body: '(Sent a voice message.)',
        attachments: [{ kind: 'VOICE', ...ready, contentType: 'audio/ogg', fileName: null }],
      },
      {
        body: '(Sent an audio file.)',
        attachments: [{ kind: 'AUDIO', ...ready, contentType: 'audio/ogg', fileName: null }],
      },
    ]);
  });

  it('is streamed in parts for a player', async () => {
    const line = await openTwilio();
    const { bytes } = sampleVoice('Hello');
    const [voice] = await line.receive([fileOf('audio/ogg', bytes)]);
    const url = await linkOf(line.owner, voice!.id);
    const part = await get(url, { range: 'bytes=10-19' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 10-19/${bytes.length}`]);
    expect(part.rawPayload.equals(bytes.subarray(10, 20))).toBe(true);
    const end = await get(url, { range: 'bytes=-4' });
    expect(end.rawPayload.equals(bytes.subarray(-4))).toBe(true);
    expect((await get(url, { range: `bytes=${bytes.length}-` })).statusCode).toBe(416);
  });

  it('shows a location and contact cards without a file', async () => {
    const line = await openTwilio();
    const [place] = await line.receive([], { location: { latitude: 52.5, longitude: 13.4, label: 'The Lion' } });
    expect(place).toMatchObject({
      kind: 'LOCATION',
      state: 'READY',
      latitude: 52.5,
      longitude: 13.4,
      details: 'The Lion',
    });
    const cloud = await openCloudNumber(product);
    await cloud.activate();
    const from = someone().slice(1);
    const contacts = [{ name: { formatted_name: 'Jane Doe' }, phones: [{ phone: '+44 20 7946 0991' }] }];
    await cloud.deliver({
      contacts: [{ profile: { name: 'Lena' }, wa_id: from }],
      messages: [{ from, id: 'wamid.card', timestamp: '1', type: 'contacts', contacts }],
    });
    const [card] = await cloud.db.read((tx) => tx.attachment.findMany());
    expect(card).toMatchObject({ kind: 'CONTACT', state: 'READY', details: 'Jane Doe, +44 20 7946 0991' });
  });
});

describe('a file that is not accepted [AG-34]', () => {
  const bomb = () =>
    sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
      .png()
      .toBuffer();

  it.each<[string, () => SampleFile | Promise<SampleFile>, string]>([
    [
      'a page instead of an image',
      () => fileOf('image/png', '<html><script>alert(1)</script></html>'),
      'TYPE_MISMATCH',
    ],
    ['an image instead of a voice message', () => fileOf('audio/ogg', samplePhoto('x').bytes), 'TYPE_MISMATCH'],
    [
      'a program',
      () => fileOf('application/pdf', Buffer.from('7f454c4602010100'.padEnd(128, '0'), 'hex')),
      'TYPE_UNSUPPORTED',
    ],
    ['an image with too many pixels', async () => fileOf('image/png', await bomb()), 'IMAGE_TOO_LARGE'],
    ['a damaged image', () => fileOf('image/png', samplePhoto('x').bytes.subarray(0, 200)), 'DAMAGED'],
    ['an empty file', () => fileOf('application/pdf', ''), 'EMPTY'],
    [
      'a file above the limit',
      () => fileOf('application/pdf', Buffer.alloc(ATTACHMENT_LIMITS.fileBytes + 1, 1)),
      'TOO_LARGE',
    ],
  ])('%s fails with a reason, and nothing stays stored', async (_name, make, error) => {
    const line = await openTwilio();
    const [file] = await line.receive([await make()]);
    expect(file).toMatchObject({ state: 'FAILED', error, byteCount: null });
    const { objects } = product.fd.services;
    const read = objects.read({ workspaceId: line.workspace.id, id: file!.id, key: Buffer.alloc(32), byteCount: 1 });
    await expect(read.next()).rejects.toThrow('does not exist');
  });

  it.each(['http://10.0.0.1/photo', 'https://169.254.169.254/latest', 'https://internal.test/x'])(
    'is not fetched from %s, to which the provider redirects',
    async (location) => {
      const line = await openTwilio();
      const server = createServer((_request, response) => response.writeHead(302, { location }).end());
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
      const [file] = await line.receive([], { media: [{ url, contentType: 'image/png' }] });
      server.close();
      expect(file).toMatchObject({ state: 'FAILED', error: 'ADDRESS_NOT_ALLOWED' });
    },
  );

  it('does not get the credentials of the provider on another host', async () => {
    const line = await openTwilio();
    const asked: (string | undefined)[] = [];
    const server = createServer(({ headers }, response) => {
      asked.push(headers.authorization);
      response.end(samplePhoto('x').bytes);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
    const [file] = await line.receive([], { media: [{ url, contentType: 'image/png' }] });
    server.close();
    expect(file).toMatchObject({ state: 'READY' });
    expect(asked).toEqual([undefined]);
  });

  it('can be fetched again after the provider failed, not after it was stored', async () => {
    const line = await openTwilio();
    product.simulators.twilio.faults.add({ kind: 'STATUS', status: 503, path: 'Media', times: 1 });
    const [file] = await line.receive([samplePhoto('x')]);
    expect(file).toMatchObject({ state: 'FAILED', error: 'NOT_AVAILABLE' });
    expect(await outcome(product.fd, line.owner, 'createAttachmentLink', { id: file!.id })).toBe(
      'ATTACHMENT_NOT_STORED',
    );
    await mutate(product.fd, line.owner, 'syncAttachment', { id: file!.id }, 'message { id }');
    await line.work();
    expect((await line.attachments())[0]).toMatchObject({ state: 'READY', error: null });
    expect(await outcome(product.fd, line.owner, 'syncAttachment', { id: file!.id })).toBe('ATTACHMENT_NOT_FAILED');
  });

  it('says that the provider no longer has it', async () => {
    const line = await openTwilio();
    const from = someone();
    await product.simulators.twilio.receive({ accountSid: line.accountSid, from, body: '', files: [samplePhoto('x')] });
    product.simulators.twilio.files.reset();
    await line.work();
    expect((await line.attachments())[0]).toMatchObject({ state: 'FAILED', error: 'EXPIRED' });
  });
});

describe('access to a file [AG-34]', () => {
  async function stored(): Promise<TwilioLine & { readonly id: string }> {
    const line = await openTwilio();
    const [image] = await line.receive([samplePhoto('A contact card with +44 20 7946 0991')]);
    return { ...line, id: image!.id };
  }

  it('is refused to members with masked contact details, also with a link from before', async () => {
    const { workspace, id } = await stored();
    const mia = await buildMember(product.fd, workspace, { role: 'member' });
    const url = await linkOf(mia, id);
    expect((await get(url)).statusCode).toBe(200); // Precondition: the link works.
    await rows(product.fd, 'update members set mask_contact_details = true where id = $1', [mia.memberId]);
    expect((await get(url)).statusCode).toBe(404);
    expect(await outcome(product.fd, mia, 'createAttachmentLink', { id })).toBe('ATTACHMENT_HIDDEN');
  });

  it('is not possible from another workspace, without the message, or with an API key', async () => {
    const { workspace, owner, id } = await stored();
    const other = await openTwilio();
    const limited = await buildMember(product.fd, workspace, { role: 'member', assignedConversationsOnly: true });
    const key = await buildApiKey(product.fd, workspace, owner, { scopes: ['message.read', 'contact.read'] });
    expect(await outcome(product.fd, owner, 'createAttachmentLink', { id })).toBe('ok'); // Precondition.
    for (const who of [other.owner, limited as Member, key])
      expect(await outcome(product.fd, who as never, 'createAttachmentLink', { id })).toBe('NOT_FOUND');
    const url = await linkOf(owner, id);
    expect((await get(url.slice(0, -4))).statusCode).toBe(404);
    product.fd.advance({ minutes: 6 });
    expect((await get(url)).statusCode).toBe(404);
  });

  it('never lets a browser run a file as a page', async () => {
    const line = await openTwilio();
    const [file] = await line.receive([fileOf('text/html', '<script>alert(1)</script>')]);
    expect(file).toMatchObject({ kind: 'DOCUMENT', state: 'READY' });
    const { headers } = await get(await linkOf(line.owner, file!.id));
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(/^attachment;/);
    expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('ends with the deletion of the message, and the objects are deleted', async () => {
    const { workspace, id, db } = await stored();
    const { objects } = product.fd.services;
    const run = deleteStoredObjectsJob(product.fd.services);
    const key = Buffer.alloc(32);
    const exists = async (name: string) => {
      const bytes = objects.read({ workspaceId: workspace.id, id: name, key, byteCount: 1 });
      const error = await bytes.next().then(
        () => null,
        (thrown: Error) => thrown,
      );
      return !error?.message.includes('does not exist');
    };
    await run();
    expect([await exists(id), await exists(`${id}.preview`)]).toEqual([true, true]); // Precondition.
    await db.write((tx) => tx.message.deleteMany());
    const due = await rows<{ storage_key: string }>(product.fd, 'select storage_key from storage_deletions', []);
    const name = storageKeyOf({ workspaceId: workspace.id, id });
    expect(due.map(({ storage_key: storageKey }) => storageKey).sort()).toEqual([name, `${name}.preview`].sort());
    await run();
    expect([await exists(id), await exists(`${id}.preview`)]).toEqual([false, false]);
    expect(await rows(product.fd, 'select from storage_deletions', [])).toEqual([]);
  });

  it('that is deleted while its file is transferred leaves no object', async () => {
    const { workspace, id, db } = await stored();
    const { objects } = product.fd.services;
    const run = deleteStoredObjectsJob(product.fd.services);
    const object = { workspaceId: workspace.id, id, key: Buffer.alloc(32), byteCount: 1 };
    const isStored = () =>
      buffer(Readable.from(objects.read(object))).then(
        () => true,
        () => false,
      );
    const pending = {
      state: 'PENDING',
      byteCount: null,
      contentType: null,
      extractionState: 'NONE',
      extractionError: null,
    };
    await db.write((tx) => tx.attachment.updateMany({ data: pending }));
    await db.write((tx) => tx.message.deleteMany());
    await run();
    // The transfer ends after the row was deleted and the job has run.
    await objects.write(object, object.key, Readable.from([Buffer.from('x')]));
    expect(await isStored()).toBe(true);
    await run();
    expect(await isStored()).toBe(true); // Not due yet: the transfer could still be in progress.
    await rows(product.fd, "update storage_deletions set due_at = due_at - interval '1 hour'", []);
    await run();
    expect([await isStored(), await rows(product.fd, 'select from storage_deletions', [])]).toEqual([false, []]);
  });
});

/** Opens a workspace with a published agent and the simulated model. */
async function openAgent() {
  const { fd, simulators } = product;
  const line = await openTwilio();
  const { apiKey, model } = sandboxFor(line.workspace.id).openai;
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Acme', sandbox: true };
  await buildIntegration(fd, line.workspace, line.owner, { ...verified, provider: 'OPENAI', model, plain: apiKey });
  await publishAgent(fd, line.workspace);
  const from = someone();
  return {
    ...line,
    /** Receives files from one contact, without running the jobs. */
    send: (files: readonly SampleFile[]) =>
      simulators.twilio.receive({ accountSid: line.accountSid, from, body: '', files }),
    messages: () => line.db.read((tx) => tx.message.findMany({ orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] })),
  };
}

describe('the agent', () => {
  it('replies after the files were fetched or failed [AG-34]', async () => {
    const { fd } = product;
    const agent = await openAgent();
    await agent.send([samplePhoto('A broken tap')]);
    const queued = () =>
      rows<{ identifier: string }>(
        fd,
        `select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where j.payload ->> 'workspaceId' = $1 and t.identifier <> 'send_mail'`,
        [agent.workspace.id],
      );
    const seen: string[][] = [];
    const jobs = messagingJobs(fd.services);
    const watched: typeof jobs = {
      ...jobs,
      process_attachments: async (payload, helpers) => {
        seen.push((await queued()).map(({ identifier }) => identifier));
        await jobs['process_attachments']!(payload, helpers);
      },
    };
    await drain(fd, agent.workspace.id, watched);
    expect(seen).toEqual([[]]);
    expect((await agent.messages()).at(-1)).toMatchObject({ direction: 'OUT', author: 'AGENT', status: 'SENT' });
  });

  it('reads voice messages, images and documents like text [AG-35]', async () => {
    const agent = await openAgent();
    const files = [sampleVoice('I would like a check-up.'), samplePhoto('A cracked tile'), samplePdf('Policy 4711')];
    await agent.send(files);
    await agent.work();
    expect(await agent.attachments()).toMatchObject([
      { kind: 'VOICE', extractionState: 'READY', extractedText: 'I would like a check-up.' },
      { kind: 'IMAGE', extractionState: 'READY', extractedText: 'A cracked tile' },
      { kind: 'DOCUMENT', extractionState: 'READY', extractedText: 'Policy 4711' },
    ]);
    const [asked] = product.simulators.openai
      .state()
      .conversations.filter(
        ({ format, messages }) => format === 'understand' && messages.at(-1)?.content.includes('tile'),
      );
    const { messages } = JSON.parse(asked?.messages.at(-1)?.content ?? '{}') as { messages: string[] };
    expect(messages.join('\n')).toBe(
      'I would like a check-up.\n(Sent an image: A cracked tile)\n(Sent a document: Policy 4711)',
    );
    expect((await agent.messages()).at(-1)).toMatchObject({ direction: 'OUT', author: 'AGENT' });
  });

  it('says that it could not open a file, once, in place of a reply [AG-35]', async () => {
    const agent = await openAgent();
    for (const _ of [1, 2]) {
      await agent.send([fileOf('audio/ogg', samplePhoto('x').bytes)]);
      await agent.work();
    }
    const [, reply, ...rest] = await agent.messages();
    expect(reply?.body).toBe('Sorry, I could not open what you sent. Could you write it in a message instead?');
    expect(rest.map(({ direction }) => direction)).toEqual(['IN']);
  });

  it('does not transcribe a recording of an hour [AG-35]', async () => {
    const agent = await openAgent();
    const { bytes } = sampleVoice('Hello');
    // The position of the last page is the length of the recording, in samples at 48 kHz.
    bytes.writeBigUInt64LE(3600n * 48_000n, bytes.lastIndexOf('OggS') + 6);
    await agent.send([fileOf('audio/ogg', bytes)]);
    await agent.work();
    expect((await agent.attachments())[0]).toMatchObject({
      state: 'READY',
      extractionState: 'FAILED',
      extractionError: 'TOO_LONG',
    });
  });

  it('opts a contact out who says STOP in a voice message [AG-35]', async () => {
    const agent = await openAgent();
    await agent.send([sampleVoice('Stop')]);
    await agent.work();
    expect(await agent.db.read((tx) => tx.optOut.count())).toBe(1);
    expect(await agent.db.read((tx) => tx.agentRun.count())).toBe(0);
  });
});
