import type { ProviderExchange } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildWorkspace, type Member } from '../../../../test/testkit/build.ts';
import { type CloudTestProduct, openCloudNumber, startCloudProduct } from '../../../../test/testkit/cloud-messages.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { buildProviderLogEntry } from '../../../../test/testkit/provider-log.ts';
import { createProviderLog } from '../../../provider-log/provider-log.ts';
import { pruneProviderLogJob } from './jobs/prune-provider-log-job.ts';

let product: CloudTestProduct;
beforeAll(async () => {
  product = await startCloudProduct();
});
afterAll(() => product.close());

const LIST = `query ($filter: ProviderLogFilter) { providerLogEntries(first: 50, filter: $filter) { nodes {
  id direction provider operation status responseStatus attempt reference errorCode errorMessage requestBody responseBody
  message { id body } } } }`;

async function entries(who: Member, filter: object = {}) {
  await product.fd.services.providerLog.flush();
  return (await as(product.fd, who).ok(LIST, { filter })).providerLogEntries.nodes;
}

/** Creates a number at Meta, and a conversation in which the owner sent a message to the contact. */
async function sentMessage() {
  const line = await openCloudNumber(product);
  await line.activate();
  const contact = someone();
  await line.write(contact, 'Are you open on Sunday?');
  const { id: conversationId } = await line.db.read((tx) => tx.conversation.findFirstOrThrow());
  await mutate(product.fd, line.owner, 'takeOverConversation', { id: conversationId });
  const { message } = await mutate(
    product.fd,
    line.owner,
    'sendMessage',
    { conversationId, body: 'Yes, until noon' },
    'message { id }',
  );
  await line.work();
  return { ...line, contact, messageId: message.id as string };
}

describe('the provider log', () => {
  it('shows what was sent and received, without the texts of people', async () => {
    const { owner, messageId, contact } = await sentMessage();
    const all = await entries(owner);
    const sent = all.filter((entry: { message: unknown }) => entry.message);
    expect(sent).toMatchObject([
      {
        direction: 'OUTBOUND',
        provider: 'WHATSAPP_CLOUD',
        operation: expect.stringMatching(/^POST \/v[\d.]+\/\{id\}\/messages$/),
        status: 'SUCCEEDED',
        responseStatus: 200,
        attempt: 1,
        message: { id: messageId, body: 'Yes, until noon' },
      },
    ]);
    expect(JSON.parse(sent[0].requestBody)).toMatchObject({ type: 'text', text: { body: '[15 characters]' } });
    const about = await entries(owner, { subjectId: messageId });
    expect(about).toEqual(all.filter(({ reference }: { reference: string }) => reference === sent[0].reference));
    const reports = about.filter(({ direction }: { direction: string }) => direction === 'INBOUND');
    expect(reports.length).toBeGreaterThan(0);
    expect(reports[0]).toMatchObject({
      operation: 'POST /api/whatsapp/cloud/{id}',
      status: 'SUCCEEDED',
      responseStatus: 200,
    });
    const stored = all.map((entry: object) => JSON.stringify({ ...entry, message: null })).join();
    for (const text of ['until noon', 'Are you open', 'Lena Lead', contact, contact.slice(1)])
      expect(stored).not.toContain(text);
  });

  it('shows why a provider refused a request', async () => {
    const line = await openCloudNumber(product);
    await line.step('requestPhoneConfigCode', { method: 'SMS' });
    await line.step('verifyPhoneConfigCode', { code: '999999' });
    const failed = await entries(line.owner, { statuses: ['FAILED'] });
    expect(failed).toMatchObject([
      { operation: expect.stringContaining('/verify_code'), responseStatus: 400, errorMessage: expect.any(String) },
    ]);
    // Precondition: the other requests are in the log.
    expect((await entries(line.owner)).length).toBeGreaterThan(1);
  });

  it('contains no webhook request whose signature is wrong', async () => {
    const { owner, path } = await sentMessage();
    const before = await entries(owner);
    const response = await product.fd.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': 'sha256=00' },
      payload: '{"object":"whatsapp_business_account","entry":[]}',
    });
    expect(response.statusCode).toBe(403);
    expect(await entries(owner)).toHaveLength(before.length);
  });

  it('is visible with integration.read only, in its own workspace', async () => {
    const { workspace, owner } = await sentMessage();
    const { fd } = product;
    const reader = await buildMember(fd, workspace, {
      role: 'viewer',
      grants: [{ policy: 'integration.read', effect: 'DENY' }],
    });
    const stranger = await buildMember(fd, await buildWorkspace(fd), { role: 'owner' });
    expect((await entries(owner)).length).toBeGreaterThan(0);
    expect(await as(fd, reader).denied(LIST)).toBe('FORBIDDEN');
    expect(await entries(stranger)).toEqual([]);
  });

  it('hides contact details in error messages from members who do not see them', async () => {
    const { fd } = product;
    const workspace = await buildWorkspace(fd);
    const entry = { status: 'FAILED', errorCode: '21211', errorMessage: 'The number +4915112345678 is invalid.' };
    await buildProviderLogEntry(fd, workspace, entry);
    const owner = await buildMember(fd, workspace, { role: 'owner' });
    const masked = await buildMember(fd, workspace, { role: 'admin', maskContactDetails: true });
    expect((await entries(owner))[0].errorMessage).toContain('+4915112345678');
    expect((await entries(masked))[0].errorMessage).not.toContain('+4915112345678');
  });

  it('is deleted after 30 days', async () => {
    const { fd } = product;
    const workspace = await buildWorkspace(fd);
    const owner = await buildMember(fd, workspace, { role: 'owner' });
    const daysAgo = (days: number) => new Date(fd.services.clock().getTime() - days * 86_400_000);
    await buildProviderLogEntry(fd, workspace, { occurredAt: daysAgo(30.1) });
    const kept = await buildProviderLogEntry(fd, workspace, { occurredAt: daysAgo(29.9) });
    expect(await entries(owner)).toHaveLength(2);
    await pruneProviderLogJob(fd.services)();
    expect((await entries(owner)).map(({ id }: { id: string }) => id)).toEqual([kept]);
  });
});

describe('collecting entries', () => {
  const exchange = (workspaceId: string): ProviderExchange => ({
    workspaceId,
    provider: 'TWILIO',
    method: 'POST',
    url: 'https://api.twilio.com/Messages.json',
    attempt: 1,
    durationMs: 5,
    httpStatus: 201,
    error: null,
    requestId: null,
    requestBody: null,
    responseBody: '{"sid":"SM1"}',
  });
  const warnings: object[] = [];
  const parts = () => ({
    ...product.fd.services,
    log: { warn: (details: object) => void warnings.push(details) } as never,
  });

  it('writes them for each workspace, and drops those above the limit', async () => {
    const { fd } = product;
    const [one, other] = [await buildWorkspace(fd), await buildWorkspace(fd)];
    const log = createProviderLog(parts(), null);
    log.addOutbound(exchange(other.id));
    for (let n = 0; n < 2_005; n += 1) log.addOutbound(exchange(one.id));
    await log.flush();
    const countOf = ({ id }: { id: string }) =>
      fd.services.database.forWorkspace(id).read((tx) => tx.providerLogEntry.count());
    expect([await countOf(one), await countOf(other)]).toEqual([1_999, 1]);
    expect(warnings).toContainEqual({ entries: 6 });
  });

  it('stores a text that ends in the middle of a character', async () => {
    const { id } = await buildWorkspace(product.fd);
    const log = createProviderLog(parts(), null);
    log.addOutbound({ ...exchange(id), requestId: 'cut \ud83d' });
    await log.flush();
    const stored = await product.fd.services.database.forWorkspace(id).read((tx) => tx.providerLogEntry.findFirst());
    expect(stored).toMatchObject({ requestId: 'cut \ufffd', reference: 'SM1', errorCode: null });
  });

  it('does not fail if a workspace was deleted', async () => {
    const log = createProviderLog(parts(), null);
    const missing = crypto.randomUUID();
    log.addOutbound(exchange(missing));
    await log.flush();
    expect(warnings).toContainEqual(expect.objectContaining({ entries: 1, workspaceId: missing }));
  });
});
