import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildPhoneConfig, TOKENS } from '../../../../test/testkit/channels.ts';
import {
  type CloudNumberUnderTest,
  type CloudTestProduct,
  openCloudNumber,
  startCloudProduct,
} from '../../../../test/testkit/cloud-messages.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let product: CloudTestProduct;
beforeAll(async () => {
  product = await startCloudProduct();
});
afterAll(() => product.close());

const sign = (secret: string, body: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

const post = ({ path }: { path: string }, payload: string, signature?: string) =>
  product.fd.app.inject({
    method: 'POST',
    url: path,
    payload,
    headers: { 'content-type': 'application/json', ...(signature ? { 'x-hub-signature-256': signature } : {}) },
  });

const heartbeat = (line: CloudNumberUnderTest, phoneNumberId = line.meta.phoneNumberId, from = someone()) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: line.meta.businessAccountId,
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: phoneNumberId },
              contacts: [{ wa_id: from.slice(1), profile: { name: 'Lena' } }],
              messages: [
                { id: `wamid.${from}`, from: from.slice(1), type: 'text', text: { body: 'Hello' }, timestamp: '1' },
              ],
            },
          },
        ],
      },
    ],
  });

const TOO_MANY = 'You have asked for too many codes. Try again in 12 hours.';
const ELSEWHERE = 'This number is in use on another WhatsApp account. Delete it there first.';

/** Advances the time until the agent no longer waits for further messages, and runs the jobs. */
async function advanceClock(line: CloudNumberUnderTest) {
  product.fd.advance({ seconds: 5 });
  await line.work();
}

const events = (line: CloudNumberUnderTest) =>
  line.db.read((tx) => tx.inboundEvent.findMany({ orderBy: { receivedAt: 'asc' } }));
const messages = (line: CloudNumberUnderTest) =>
  line.db.read((tx) => tx.message.findMany({ orderBy: { sentAt: 'asc' } }));

describe('a number of WhatsApp Cloud [WC-17]', () => {
  it('is activated in steps, and deactivated again', async () => {
    const line = await openCloudNumber(product);
    expect(line.added.phoneConfig).toMatchObject({
      status: 'DRAFT',
      displayName: expect.stringMatching(/^Frontdesk sandbox/),
    });
    expect(await line.step('enablePhoneConfig', { pin: '246810' })).toMatchObject({ code: 'NUMBER_STATE_INVALID' });
    await line.step('requestPhoneConfigCode', { method: 'SMS' });
    expect(await line.step('verifyPhoneConfigCode', { code: '000000' })).toMatchObject({
      code: 'PROVIDER_REFUSED',
      message: 'The code is wrong.',
      field: 'code',
    });
    expect(await line.step('verifyPhoneConfigCode', { code: '12' })).toMatchObject({ code: 'CODE_INVALID' });
    const verified = await line.step('verifyPhoneConfigCode', { code: '123-456' });
    expect(verified.phoneConfig.status).toBe('VERIFIED');
    expect(await line.step('enablePhoneConfig')).toMatchObject({ code: 'PIN_INVALID' });
    expect((await line.step('enablePhoneConfig', { pin: '246810' })).phoneConfig.status).toBe('ACTIVE');
    expect(await outcome(product.fd, line.owner, 'deletePhoneConfig', { id: line.id })).toBe('NUMBER_ACTIVE');
    expect((await line.step('disablePhoneConfig')).phoneConfig.status).toBe('INACTIVE');
    expect(await outcome(product.fd, line.owner, 'deletePhoneConfig', { id: line.id })).toBe('ok');
  });

  it.each([
    ['requestPhoneConfigCode', { code: 136_024, message: 'Request code error', forPeople: TOO_MANY }, TOO_MANY],
    ['requestPhoneConfigCode', { code: 136_024, message: 'Request code error', forPeople: ELSEWHERE }, ELSEWHERE],
    ['verifyPhoneConfigCode', { code: 136_025, message: 'Verify code error' }, 'The code is wrong.'],
    ['enablePhoneConfig', { code: 133_005, message: 'Two step verification PIN Mismatch' }, 'The PIN is wrong.'],
    ['enablePhoneConfig', { code: 133_008, message: 'Too many PIN guesses' }, 'Too many wrong PINs'],
    ['enablePhoneConfig', { code: 133_016, message: 'Rate limit exceeded' }, 'ten times'],
    ['enablePhoneConfig', { code: 133_015, message: 'Please wait a few minutes' }, 'in five minutes'],
  ])('%s returns Meta’s error, and the number keeps its status: %j', async (name, refusal, words) => {
    const line = await openCloudNumber(product);
    const steps = [
      ['requestPhoneConfigCode', { method: 'SMS' }],
      ['verifyPhoneConfigCode', { code: '123456' }],
      ['enablePhoneConfig', { pin: '246810' }],
    ] as const;
    const at = steps.findIndex(([step]) => step === name);
    for (const [step, input] of steps.slice(0, at)) await line.step(step, input);
    const stateNow = async () => (await line.db.read((tx) => tx.phoneConfig.findFirstOrThrow())).state;
    const before = await stateNow();
    product.simulators.whatsAppCloud.refuse(line.meta.phoneNumberId, refusal);
    const answer = await line.step(name, steps[at]?.[1]);
    expect(answer).toMatchObject({ code: 'PROVIDER_REFUSED', message: expect.stringContaining(words) });
    expect(await stateNow()).toBe(before);
    // Precondition: the step succeeds without the provider's refusal.
    expect((await line.step(name, steps[at]?.[1])).phoneConfig).toBeDefined();
  });

  it('is stored only if Meta confirms that it belongs to the account', async () => {
    const line = await openCloudNumber(product);
    const other = await openCloudNumber(product);
    const asked = {
      provider: 'WHATSAPP_CLOUD',
      providerNumberId: other.meta.phoneNumberId,
      businessAccountId: line.meta.businessAccountId,
      accessToken: line.meta.accessToken,
    };
    expect(await outcome(product.fd, line.owner, 'createPhoneConfig', asked)).toBe('NUMBER_NOT_YOURS');
    const foreign = { ...asked, businessAccountId: other.meta.businessAccountId };
    expect(await outcome(product.fd, line.owner, 'createPhoneConfig', foreign)).toBe('PROVIDER_REFUSED');
    const wrongToken = { ...asked, accessToken: 'EAA-of-nobody-at-all' };
    expect(await outcome(product.fd, line.owner, 'createPhoneConfig', wrongToken)).toBe('PROVIDER_REFUSED');
    expect(await line.db.read((tx) => tx.phoneConfig.count())).toBe(1);
    const own = { ...asked, providerNumberId: line.meta.phoneNumberId };
    expect(await outcome(product.fd, line.owner, 'createPhoneConfig', own)).toBe('NUMBER_ADDED_ALREADY');
  });

  it('is active once on the whole platform', async () => {
    const line = await openCloudNumber(product);
    const other = await openCloudNumber(product);
    const number = someone();
    const at = (where: CloudNumberUnderTest, state: string) =>
      buildPhoneConfig(product.fd, where.workspace, where.owner, { provider: 'TWILIO', number, state });
    await at(line, 'ACTIVE');
    const id = await at(other, 'VERIFIED');
    expect(await outcome(product.fd, other.owner, 'enablePhoneConfig', { id })).toBe('NUMBER_IN_USE');
    await line.db.write((tx) =>
      tx.phoneConfig.updateMany({ where: { number }, data: { state: 'INACTIVE', activeAs: null } }),
    );
    expect(await outcome(product.fd, other.owner, 'enablePhoneConfig', { id })).toBe('ok');
  });

  it('requires the secret of its app before it is activated [W1]', async () => {
    const line = await openCloudNumber(product);
    const id = await buildPhoneConfig(product.fd, line.workspace, line.owner, { appSecret: null });
    expect(await outcome(product.fd, line.owner, 'enablePhoneConfig', { id, pin: '246810' })).toBe(
      'APP_SECRET_MISSING',
    );
  });

  it('does not expose its token in the API, the audit log or a dump [LG1]', async () => {
    const line = await openCloudNumber(product);
    await buildPhoneConfig(product.fd, line.workspace, line.owner);
    const answer = JSON.stringify(
      await as(product.fd, line.owner).ok('{ phoneConfigs { accessTokenLastFour appSecretLastFour } }'),
    );
    const stored = await rows(product.fd, 'select * from phone_configs where workspace_id = $1', [line.workspace.id]);
    const trail = await rows(product.fd, 'select * from audit_events where workspace_id = $1', [line.workspace.id]);
    for (const secret of [...Object.values(TOKENS), line.meta.accessToken, line.meta.appSecret])
      for (const text of [answer, JSON.stringify(stored), JSON.stringify(trail)]) expect(text).not.toContain(secret);
    expect(answer).toContain(line.meta.accessToken.slice(-4));
  });

  it('does not decrypt a token that was moved to another row', async () => {
    const line = await openCloudNumber(product);
    const other = await buildPhoneConfig(product.fd, line.workspace, line.owner);
    const { accessToken } = await line.db.read((tx) => tx.phoneConfig.findFirstOrThrow({ where: { id: line.id } }));
    await line.db.write((tx) => tx.phoneConfig.updateMany({ where: { id: other }, data: { accessToken } }));
    const body = heartbeat(line, '1');
    const answer = await post({ path: `/api/whatsapp/cloud/${other}` }, body, sign(TOKENS.appSecret, body));
    expect(answer.statusCode).toBe(500);
  });
});

describe('a webhook of Meta', () => {
  it('is verified with a token that only Meta was given', async () => {
    const line = await openCloudNumber(product);
    const ask = (path: string, token: string) =>
      product.fd.app.inject(`${path}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=4711`);
    const id = await buildPhoneConfig(product.fd, line.workspace, line.owner);
    const right = await ask(`/api/whatsapp/cloud/${id}`, TOKENS.verifyToken);
    expect([right.statusCode, right.body]).toEqual([200, '4711']);
    for (const [path, token] of [
      [`/api/whatsapp/cloud/${id}`, 'wrong'],
      [line.path, TOKENS.verifyToken],
      ['/api/whatsapp/cloud/00000000-0000-4000-8000-000000000000', TOKENS.verifyToken],
      ['/api/whatsapp/cloud/nobody', TOKENS.verifyToken],
    ] as const)
      expect((await ask(path, token)).statusCode).toBe(403);
  });

  it('is accepted only with the signature of its app over the exact bytes', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    const body = heartbeat(line);
    const right = sign(line.meta.appSecret, body);
    for (const [payload, signature] of [
      [body, undefined],
      [body, 'sha256=00'],
      [`${body} `, right],
      [body, sign('', body)],
      [body, right.replace('sha256=', 'sha1=')],
    ] as const)
      expect((await post(line, payload, signature)).statusCode).toBe(403);
    expect(await events(line)).toEqual([]);
    expect((await post(line, body, right)).statusCode).toBe(200);
    expect((await post(line, body, right)).statusCode).toBe(200);
    expect(await events(line)).toHaveLength(1);
  });

  it('is refused with any signature if the secret of the app is missing [W1]', async () => {
    const line = await openCloudNumber(product);
    const id = await buildPhoneConfig(product.fd, line.workspace, line.owner, { appSecret: null });
    const body = heartbeat(line);
    for (const secret of ['', 'null', 'undefined', TOKENS.appSecret])
      expect((await post({ path: `/api/whatsapp/cloud/${id}` }, body, sign(secret, body))).statusCode).toBe(403);
    expect(await events(line)).toEqual([]);
  });

  it("for another workspace's number is not accepted [T6]", async () => {
    const [line, other] = [await openCloudNumber(product), await openCloudNumber(product)];
    await line.activate();
    await other.activate();
    const body = heartbeat(line, other.meta.phoneNumberId);
    expect((await post(line, body, sign(line.meta.appSecret, body))).statusCode).toBe(200);
    expect((await post(other, body, sign(line.meta.appSecret, body))).statusCode).toBe(403);
    expect([...(await events(line)), ...(await events(other))]).toEqual([]);
    const own = heartbeat(other);
    expect((await post(other, own, sign(other.meta.appSecret, own))).statusCode).toBe(200);
    expect(await events(other)).toHaveLength(1);
  });

  it('becomes a conversation by its number, each message once, and ignores other entries of the delivery', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    const [from, digits] = [someone(), ''];
    const message = (id: string, more: object) => ({
      id: `wamid.${from}${id}`,
      from: from.slice(1),
      timestamp: '1',
      ...more,
    });
    await line.deliver({
      contacts: [{ wa_id: from.slice(1), user_id: 'US.4711', profile: { name: 'Lena Lead' } }],
      messages: [
        message('1', { type: 'text', text: { body: 'Hello' } }),
        message('1', { type: 'text', text: { body: 'Hello' } }),
        message('2', { type: 'image', image: { caption: 'My tooth', id: '1' } }),
        message('3', { type: 'reaction', reaction: { emoji: '👍', message_id: 'x' } }),
        message('4', { type: 'unsupported', errors: [{ code: 131_051 }] }),
        message('5', {
          type: 'interactive',
          interactive: { type: 'button_reply', button_reply: { id: 'b', title: 'Yes please' } },
        }),
        { nonsense: true },
      ],
    });
    await line.deliver({
      messages: [{ id: `wamid.${from}6`, from_user_id: 'US.4711', type: 'text', text: { body: 'Me again' } }],
    });
    await line.deliver({
      messages: [{ id: `wamid.${digits}7`, from_user_id: 'US.1', type: 'text', text: { body: 'Who am I?' } }],
    });
    expect((await messages(line)).map(({ body }) => body).sort()).toEqual(
      [
        '(Reacted with 👍)',
        'Hello',
        'Me again',
        'My tooth\n(Sent an image.)',
        'Sent something that cannot be shown here.',
        'Yes please',
      ].sort(),
    );
    const [conversation] = await line.db.read((tx) => tx.conversation.findMany());
    expect(conversation).toMatchObject({ phoneConfigId: line.id });
    const unplaced = (await events(line)).find(({ outcome: word }) =>
      word?.startsWith('The sender has no phone number'),
    );
    expect(unplaced).toBeDefined();
  });

  it.each([
    ['FAILED', { state: 'FAILED', activeAs: null, failure: 'Meta said no.', failedAt: new Date() }],
    ['INACTIVE, with new tokens after it failed', { state: 'INACTIVE', activeAs: null }],
  ])(
    'is stored, and an opt-out applies, for a number that is %s; only the agent is paused, with the reason',
    async (_, data) => {
      const line = await openCloudNumber(product);
      await line.activate();
      await publishAgent(product.fd, line.workspace);
      await line.db.write((tx) => tx.phoneConfig.updateMany({ where: { id: line.id }, data }));
      const [asks, stops] = [someone(), someone()];
      await line.write(asks, 'Are you there?');
      await line.write(stops, 'STOP');
      await advanceClock(line);
      expect((await messages(line)).filter(({ direction }) => direction === 'IN').map(({ body }) => body)).toEqual([
        'Are you there?',
        'STOP',
      ]);
      const optOuts = await line.db.read((tx) =>
        tx.optOut.findMany({ select: { keyword: true, contact: { select: { phone: true } } } }),
      );
      expect(optOuts).toEqual([{ keyword: 'stop', contact: { phone: stops } }]);
      expect((await messages(line)).filter(({ status }) => ['SENT', 'DELIVERED'].includes(status))).toEqual([]);
      const [waiting] = await line.db.read((tx) => tx.conversation.findMany({ where: { contact: { phone: asks } } }));
      const suppression = async () =>
        (
          await as(product.fd, line.owner).ok(
            'query ($id: ID!) { conversation(id: $id) { mode agentSuppressedAt agentSuppressedReason } }',
            { id: waiting?.id },
          )
        ).conversation;
      const { number } = line.added.phoneConfig;
      expect(await suppression()).toEqual({
        mode: 'AGENT',
        agentSuppressedAt: expect.any(String),
        agentSuppressedReason: `The number ${number} is not in service.`,
      });
      // Precondition: the agent replies when the phone number is active again.
      const back = { state: 'ACTIVE', activeAs: `WHATSAPP ${number}`, failure: null, failedAt: null };
      await line.db.write((tx) => tx.phoneConfig.updateMany({ where: { id: line.id }, data: back }));
      await line.write(asks, 'And now?');
      await advanceClock(line);
      expect(await suppression()).toMatchObject({ agentSuppressedAt: null, agentSuppressedReason: null });
    },
  );

  it('is stored for a number that a member deactivated: an opt-out still applies', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    await line.step('disablePhoneConfig');
    const body = heartbeat(line);
    expect((await post(line, body, sign(line.meta.appSecret, body))).statusCode).toBe(200);
    await line.work();
    expect(await messages(line)).toMatchObject([{ direction: 'IN', body: 'Hello' }]);
  });

  it('is stored if the number was deleted before it was processed', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    await line.step('disablePhoneConfig');
    const body = heartbeat(line);
    expect((await post(line, body, sign(line.meta.appSecret, body))).statusCode).toBe(200);
    expect(await outcome(product.fd, line.owner, 'deletePhoneConfig', { id: line.id })).toBe('ok');
    await line.work();
    expect((await messages(line))[0]).toMatchObject({ direction: 'IN', body: 'Hello' });
    expect(await line.db.read((tx) => tx.conversation.findMany())).toMatchObject([{ phoneConfigId: null }]);
  });
});

describe('a message sent by a number of WhatsApp Cloud', () => {
  const held = async (line: CloudNumberUnderTest) => {
    const from = someone();
    await line.write(from, 'Hello');
    const { id } = await line.db.read((tx) => tx.conversation.findFirstOrThrow());
    await mutate(product.fd, line.owner, 'takeOverConversation', { id });
    return id;
  };
  const say = (line: CloudNumberUnderTest, conversationId: string, body: string) =>
    mutate(product.fd, line.owner, 'sendMessage', { conversationId, body });
  const ours = async (line: CloudNumberUnderTest) =>
    (await messages(line)).filter(({ direction }) => direction === 'OUT');

  it('is delivered, and has the status of its delivery [WC-21]', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    const conversationId = await held(line);
    await say(line, conversationId, 'How can we help?');
    await line.work();
    expect(await ours(line)).toMatchObject([{ body: 'How can we help?', status: 'DELIVERED' }]);
  });

  it('is unconfirmed if the response is lost, is never sent again, and is matched by its own report', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    const conversationId = await held(line);
    product.simulators.whatsAppCloud.faults.add({ kind: 'DROP_AFTER', method: 'POST', path: '/messages' });
    product.simulators.whatsAppCloud.faults.add({ kind: 'LOSE', times: 2 });
    await say(line, conversationId, 'Once only');
    await line.work();
    expect(await ours(line)).toMatchObject([{ status: 'UNCONFIRMED' }]);
    product.fd.advance({ hours: 2 });
    await line.work();
    const sent = product.simulators.whatsAppCloud.state().messages.filter(({ body }) => body === 'Once only');
    expect(sent).toHaveLength(1);
    const [{ id } = { id: '' }] = await ours(line);
    await line.deliver({
      statuses: [{ id: sent[0]?.id, status: 'read', timestamp: '1', biz_opaque_callback_data: id }],
    });
    await line.deliver({
      statuses: [{ id: sent[0]?.id, status: 'sent', timestamp: '1', biz_opaque_callback_data: id }],
    });
    expect(await ours(line)).toMatchObject([{ status: 'READ', providerId: sent[0]?.id }]);
  });

  it('fails with Meta’s error, and marks the number if Meta no longer has it', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    const conversationId = await held(line);
    product.simulators.whatsAppCloud.revoked.add(line.meta.accessToken);
    await say(line, conversationId, 'Anybody there?');
    await line.work();
    expect(await ours(line)).toMatchObject([
      { status: 'FAILED', failureMessage: 'The access token is no longer valid.' },
    ]);
    const [config] = await line.db.read((tx) => tx.phoneConfig.findMany());
    expect(config).toMatchObject({ state: 'FAILED', failure: 'The access token is no longer valid.', activeAs: null });
  });

  it('reports a failure of delivery with its reason', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    const conversationId = await held(line);
    await say(line, conversationId, 'Hello?');
    await line.work();
    const [message] = await ours(line);
    expect(message?.status).toBe('DELIVERED');
    await say(line, conversationId, 'Still there?');
    product.simulators.whatsAppCloud.faults.add({ kind: 'LOSE', times: 2 });
    await line.work();
    const [, second] = await ours(line);
    await line.deliver({
      statuses: [{ id: second?.providerId, status: 'failed', timestamp: '1', errors: [{ code: 131_026, title: 'x' }] }],
    });
    expect((await ours(line))[1]).toMatchObject({
      status: 'FAILED',
      failureCode: '131026',
      failureMessage: expect.stringContaining('not on WhatsApp'),
    });
  });
});
