import { sandboxFor } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildWorkspace, signedInAgain } from '../../../../test/testkit/build.ts';
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
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { runCampaignJob } from '../../campaigns/campaigns/index.ts';
import { messagingJobs } from '../messages/index.ts';
import { syncWorkspaceTemplatesJob } from './index.ts';

let product: CloudTestProduct;
beforeAll(async () => {
  product = await startCloudProduct();
});
afterAll(() => product.close());

const REPLIES = [
  { type: 'QUICK_REPLY', text: 'Confirm' },
  { type: 'QUICK_REPLY', text: 'Stop' },
];
const CALLS = [
  { type: 'URL', text: 'Your visit', url: 'https://acme.test/visits/{{1}}', example: 'x7' },
  { type: 'URL', text: 'Directions', url: 'https://acme.test/directions' },
  { type: 'PHONE_NUMBER', text: 'Call us', phoneNumber: '+44 20 7946 0000' },
];
const DRAFT = {
  name: 'visit',
  language: 'en_US',
  category: 'UTILITY',
  body: 'Hello {{1}}, we expect you on Monday.',
  examples: ['Lena'],
  buttons: [...REPLIES, ...CALLS],
};
const BUTTONS = 'buttons { type text url phoneNumber }';
const none = { url: null, phoneNumber: null };
const STORED = [
  { ...REPLIES[0], ...none },
  { ...REPLIES[1], ...none },
  { type: 'URL', text: 'Your visit', url: 'https://acme.test/visits/{{button_3}}', phoneNumber: null },
  { type: 'URL', text: 'Directions', url: 'https://acme.test/directions', phoneNumber: null },
  { type: 'PHONE_NUMBER', text: 'Call us', url: null, phoneNumber: '+442079460000' },
];
const VARIABLES = [
  { name: '1', value: 'Lena' },
  { name: 'button_3', value: 'x7?from=sms msg' },
];

const sync = ({ workspace }: Pick<CloudNumberUnderTest, 'workspace'>) =>
  syncWorkspaceTemplatesJob(product.fd.services)({ workspaceId: workspace.id }, {} as never);

/** A conversation on a WhatsApp Cloud number, with an approved template that has buttons. */
async function openDesk(over: object = {}) {
  const line = await openCloudNumber(product);
  await line.activate();
  const input = { phoneConfigId: line.id, ...DRAFT, ...over };
  const created = await mutate(
    product.fd,
    line.owner,
    'createTemplate',
    input,
    `template { id variables examples ${BUTTONS} }`,
  );
  expect(created.outcome).toBe('ok');
  await sync(line);
  const contact = someone();
  await line.write(contact, 'Hello');
  await line.work();
  const { id: conversationId } = await line.db.read((tx) => tx.conversation.findFirstOrThrow());
  const { whatsAppCloud } = product.simulators;
  const { accessToken } = line.meta;
  const templateId: string = created.template.id;
  return {
    ...line,
    line,
    contact,
    conversationId,
    templateId,
    template: created.template,
    send: (variables: object[] = VARIABLES) =>
      outcome(product.fd, line.owner, 'sendTemplate', { conversationId, templateId, variables }),
    onPhone: () => whatsAppCloud.messagesOf(accessToken, contact).findLast(({ direction }) => direction === 'OUT'),
    press: async (title: string) => {
      const message = whatsAppCloud.messagesOf(accessToken, contact).findLast(({ direction }) => direction === 'OUT');
      const choiceId = message?.choices?.options.find((one) => one.title === title)?.id ?? '';
      await whatsAppCloud.press(accessToken, contact, { messageId: message?.id ?? '', choiceId });
      await line.work();
    },
    /** Delivers a pressed quick reply with any payload. */
    forge: (payload: string, from = contact) =>
      line.deliver({
        messages: [
          {
            id: `wamid.${from} ${payload}`,
            from: from.slice(1),
            timestamp: '1',
            type: 'button',
            button: { payload, text: 'Confirm' },
          },
        ],
      }),
    messages: (direction: 'IN' | 'OUT') =>
      line.db.read((tx) => tx.message.findMany({ where: { direction }, orderBy: { sentAt: 'asc' } })),
  };
}

describe('buttons of a template [AG-37]', () => {
  it('are submitted, and the synchronization returns the same buttons with their variable', async () => {
    const { line, template, templateId } = await openDesk();
    expect(template).toEqual({
      id: templateId,
      variables: ['1', 'button_3'],
      examples: ['Lena', 'x7'],
      buttons: STORED,
    });
    const read = async () =>
      (
        await as(product.fd, line.owner).ok(`{ templates(first: 9, filter: { search: "visit" }) { edges { node {
        id variables examples status ${BUTTONS} } } } }`)
      ).templates.edges[0].node;
    expect(await read()).toEqual({ ...template, status: 'APPROVED' });
    const { category, body, examples } = DRAFT;
    const change = { id: templateId, category, body, examples, buttons: CALLS.slice(0, 1) };
    expect(await outcome(product.fd, line.owner, 'updateTemplate', change)).toBe('ok');
    await sync(line);
    expect(await read()).toMatchObject({
      variables: ['1', 'button_1'],
      buttons: [{ type: 'URL', url: 'https://acme.test/visits/{{button_1}}' }],
    });
    expect(await outcome(product.fd, line.owner, 'updateTemplate', { id: templateId, footer: 'Acme' })).toBe('ok');
    await sync(line);
    expect(await read()).toMatchObject({
      variables: ['1', 'button_1'],
      examples: ['Lena', 'x7'],
      buttons: [{ type: 'URL', url: 'https://acme.test/visits/{{button_1}}' }],
    });
    expect(await outcome(product.fd, line.owner, 'updateTemplate', { id: templateId, buttons: null })).toBe('ok');
    expect(await read()).toMatchObject({ variables: ['1'], buttons: [] });
  });

  it('with errors are refused with the field of each error', async () => {
    const line = await openCloudNumber(product);
    const errorsOf = async (buttons: object[]) =>
      (
        await as(product.fd, line.owner).ok(
          'mutation ($input: CreateTemplateInput!) { createTemplate(input: $input) { errors { code field } } }',
          { input: { phoneConfigId: line.id, ...DRAFT, buttons } },
        )
      ).createTemplate.errors.map(({ code, field }: { code: string; field: string }) => `${field}: ${code}`);
    const reply = (text: string) => ({ type: 'QUICK_REPLY', text });
    const link = (url: string, over: object = {}) => ({ type: 'URL', text: url.slice(-20), url, ...over });
    expect(
      await errorsOf([
        reply('x'.repeat(26)),
        reply('Yes 👍'),
        reply('Hi {{1}}'),
        link('acme.test'),
        link('https://acme.test{{1}}', { example: 'x', text: 'Host' }),
        { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '020 7946 0000' },
      ]),
    ).toEqual([
      'buttons.0.text: TEMPLATE_BUTTON_TEXT_INVALID',
      'buttons.1.text: TEMPLATE_BUTTON_TEXT_INVALID',
      'buttons.2.text: TEMPLATE_BUTTON_TEXT_INVALID',
      'buttons.3.url: TEMPLATE_BUTTON_URL_INVALID',
      'buttons.4.url: TEMPLATE_BUTTON_URL_INVALID',
      'buttons.5.phoneNumber: TEMPLATE_BUTTON_PHONE_NUMBER_INVALID',
    ]);
    expect(await errorsOf([link('https://acme.test/{{1}}', { text: 'Visit' })])).toEqual([
      'buttons.0.example: TEMPLATE_BUTTON_EXAMPLE_INVALID',
    ]);
    const lists = [
      Array.from({ length: 11 }, (_, at) => reply(`Reply ${at}`)),
      [reply('Same'), reply(' same')],
      ['a', 'b', 'c'].map((one) => link(`https://acme.test/${one}`)),
      [reply('One'), link('https://acme.test/a'), reply('Two')],
      [{ type: 'OTHER', text: 'Other' }],
    ];
    for (const list of lists) expect(await errorsOf(list)).toEqual(['buttons: TEMPLATE_BUTTONS_INVALID']);
    expect(await line.db.read((tx) => tx.whatsAppTemplate.count())).toBe(0);
  });

  it('of a kind that cannot be sent make the template unavailable', async () => {
    const line = await openCloudNumber(product);
    await line.activate();
    await mutate(product.fd, line.owner, 'createTemplate', { phoneConfigId: line.id, ...DRAFT, buttons: [] });
    await sync(line);
    const status = () =>
      line.db.read((tx) => tx.whatsAppTemplate.findFirst({ where: { name: 'visit' }, select: { status: true } }));
    expect(await status()).toEqual({ status: 'APPROVED' });
    const [template] = product.simulators.whatsAppCloud
      .templatesOf(line.meta.accessToken)
      .filter(({ name }) => name === 'visit');
    Object.assign(template!, { buttons: [{ type: 'COPY_CODE', text: 'Copy', example: 'X1' }] });
    await sync(line);
    expect(await status()).toEqual({ status: 'OTHER' });
  });
});

describe('a message with buttons [AG-36]', () => {
  it('is not sent with a missing value, and contains the encoded value', async () => {
    const desk = await openDesk();
    expect(await desk.send(VARIABLES.slice(0, 1))).toBe('TEMPLATE_VARIABLES_INVALID');
    expect(await desk.messages('OUT')).toEqual([]);
    expect(await desk.send()).toBe('ok');
    await desk.work();
    expect(await desk.messages('OUT')).toMatchObject([
      {
        status: 'DELIVERED',
        templateVariables: { '1': 'Lena', button_3: 'x7?from=sms%20msg' },
        templateButtons: STORED.map((one, at) =>
          at === 2 ? { ...one, url: 'https://acme.test/visits/x7?from=sms%20msg' } : one,
        ),
      },
    ]);
  });

  it('keeps the buttons that were sent after the template has changed', async () => {
    const desk = await openDesk();
    await desk.send();
    await desk.line.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { buttons: [] } }));
    await desk.work();
    const { conversation } = await as(product.fd, desk.owner).ok(
      'query ($id: ID!) { conversation(id: $id) { messages(last: 9) { nodes { choices { type title description isChosen } answeredText } } } }',
      { id: desk.conversationId },
    );
    expect(conversation.messages.nodes.at(-1)).toMatchObject({
      choices: [
        { type: 'QUICK_REPLY', title: 'Confirm', description: null, isChosen: false },
        { type: 'QUICK_REPLY', title: 'Stop' },
        { type: 'URL', title: 'Your visit', description: 'https://acme.test/visits/x7?from=sms%20msg' },
        { type: 'URL', title: 'Directions', description: 'https://acme.test/directions' },
        { type: 'PHONE_NUMBER', title: 'Call us', description: '+442079460000' },
      ],
      answeredText: null,
    });
  });

  it('is answered by a pressed quick reply, which shows what it answers', async () => {
    const desk = await openDesk();
    await desk.send();
    await desk.work();
    await desk.press('Confirm');
    const [sent] = await desk.messages('OUT');
    const [, answer] = await desk.messages('IN');
    expect(answer).toMatchObject({ body: 'Confirm', chosenFromId: sent?.id, chosenId: 'button_1' });
    const { conversation } = await as(product.fd, desk.owner).ok(
      'query ($id: ID!) { conversation(id: $id) { messages(last: 9) { nodes { id choices { isChosen } answeredText } } } }',
      { id: desk.conversationId },
    );
    const found = (id?: string) => conversation.messages.nodes.find((one: { id: string }) => one.id === id);
    expect(found(sent?.id)).toMatchObject({ answeredText: null });
    expect(found(sent?.id).choices.map(({ isChosen }: { isChosen: boolean }) => isChosen)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(found(answer?.id)).toMatchObject({ answeredText: sent?.body, choices: [] });
  });

  it('with a quick reply that is an opt-out keyword lets the contact opt out', async () => {
    const desk = await openDesk();
    await desk.send();
    await desk.work();
    const optOuts = () => desk.db.read((tx) => tx.optOut.count());
    await desk.press('Confirm');
    expect(await optOuts()).toBe(0);
    await desk.press('Stop');
    expect(await optOuts()).toBe(1);
  });

  it.each([
    ['of no message', (_own: string) => '00000000-0000-7000-8000-000000000000:button_1'],
    ['without a message', (_own: string) => 'Confirm'],
    ['of a button that is not a quick reply', (own: string) => `${own}:button_3`],
    ['of a button that does not exist', (own: string) => `${own}:button_9`],
  ])('does not accept a payload %s, and stores only its text', async (_, payloadOf) => {
    const desk = await openDesk();
    await desk.send();
    await desk.work();
    const own = (await desk.messages('OUT'))[0]!.id;
    await desk.forge(payloadOf(own));
    expect((await desk.messages('IN')).at(-1)).toMatchObject({ body: 'Confirm', chosenFromId: null, chosenId: null });
    // Precondition: the right payload is accepted, but not in the conversation of another contact.
    await desk.forge(`${own}:button_1`, someone());
    expect((await desk.messages('IN')).filter(({ chosenId }) => chosenId !== null)).toEqual([]);
    await desk.forge(`${own}:button_1`);
    expect((await desk.messages('IN')).filter(({ chosenId }) => chosenId !== null)).toHaveLength(1);
  });
});

describe('a variable of a button', () => {
  it('is filled by a campaign, which does not start while it is missing', async () => {
    const desk = await openDesk();
    const { contactId } = await desk.db.read((tx) => tx.conversation.findFirstOrThrow());
    const name = { name: '1', source: 'CONTACT_FIRST_NAME', text: '' };
    const draft = { templateId: desk.templateId, audienceIds: [contactId], variables: [name] };
    const id = await buildCampaign(product.fd, desk.workspace, desk.owner, draft);
    const start = async () =>
      outcome(product.fd, await signedInAgain(product.fd, desk.owner), 'startCampaign', { id, receivers: 1 });
    expect(await start()).toBe('TEMPLATE_VARIABLES_INVALID');
    const variables = [name, { name: 'button_3', source: 'TEXT', text: 'offer' }];
    await desk.db.write((tx) => tx.campaign.updateMany({ data: { variables } }));
    expect(await start()).toBe('ok');
    const jobs = { ...messagingJobs(product.fd.services), run_campaign: runCampaignJob(product.fd.services) };
    await drain(product.fd, desk.workspace.id, jobs);
    await desk.work();
    const [sent] = await desk.messages('OUT');
    expect(sent).toMatchObject({ author: 'CAMPAIGN', status: 'DELIVERED', templateVariables: { button_3: 'offer' } });
    expect(sent?.templateButtons).toMatchObject([{}, {}, { url: 'https://acme.test/visits/offer' }, {}, {}]);
  });

  it('must be filled in a sequence', async () => {
    const desk = await openDesk();
    const input = (variables: object[]) => ({
      name: 'Reminder',
      trigger: 'APPOINTMENT',
      steps: [{ delayMinutes: 60, text: null, templateId: desk.templateId, variables }],
    });
    const create = (variables: object[]) => outcome(product.fd, desk.owner, 'createSequence', input(variables));
    expect(await create([{ name: '1', text: '{{first_name}}' }])).toBe('TEMPLATE_VARIABLES_INVALID');
    expect(
      await create([
        { name: '1', text: '{{first_name}}' },
        { name: 'button_3', text: 'visit' },
      ]),
    ).toBe('ok');
  });
});

describe('buttons of a Twilio template', () => {
  async function openTwilio() {
    const { fd } = product;
    const workspace = await buildWorkspace(fd, { environment: 'DEVELOPMENT' });
    const owner = await buildMember(fd, workspace, { role: 'owner' });
    const { accountSid, authToken, from: fromNumber } = sandboxFor(workspace.id).twilio;
    const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Acme', sandbox: true };
    const account = { provider: 'TWILIO', accountSid, fromNumber, model: null, plain: authToken };
    await buildIntegration(fd, workspace, owner, { ...verified, ...account });
    const db = fd.services.database.forWorkspace(workspace.id);
    const work = async () => {
      for (let round = 0; round < 2; round += 1) {
        await drain(fd, workspace.id, messagingJobs(fd.services));
        await product.simulators.settled();
      }
    };
    const create = (buttons: object[], name = 'visit') =>
      mutate(
        fd,
        owner,
        'createTemplate',
        { ...DRAFT, name, language: 'en', buttons },
        `template { id variables ${BUTTONS} }`,
      );
    return { workspace, owner, accountSid, db, work, create };
  }

  it('are quick replies, and a pressed one is recognized as the answer to its message', async () => {
    const desk = await openTwilio();
    const { template } = await desk.create(REPLIES);
    expect(template).toMatchObject({ buttons: STORED.slice(0, 2), variables: ['1'] });
    await sync(desk);
    const from = someone();
    const { twilio } = product.simulators;
    await twilio.receive({ accountSid: desk.accountSid, from, body: 'Hello' });
    await desk.work();
    const { id: conversationId } = await desk.db.read((tx) => tx.conversation.findFirstOrThrow());
    const input = { conversationId, templateId: template.id, variables: VARIABLES.slice(0, 1) };
    expect(await outcome(product.fd, desk.owner, 'sendTemplate', input)).toBe('ok');
    await desk.work();
    const sent = await desk.db.read((tx) => tx.message.findFirstOrThrow({ where: { direction: 'OUT' } }));
    expect(sent).toMatchObject({ status: 'DELIVERED', templateButtons: STORED.slice(0, 2) });
    await twilio.press(sent.providerId!, 'Confirm');
    await desk.work();
    const pressed = { body: 'Confirm', chosenFromId: sent.id, chosenId: 'button_1' };
    expect(
      await desk.db.read((tx) => tx.message.findMany({ where: { direction: 'IN' }, orderBy: { sentAt: 'asc' } })),
    ).toMatchObject([{}, pressed]);
    const forged = { id: 'any', title: 'Other', messageSid: sent.providerId! };
    await twilio.receive({ accountSid: desk.accountSid, from, body: 'Other', pressed: forged });
    await desk.work();
    expect(await desk.db.read((tx) => tx.message.count({ where: { chosenId: { not: null } } }))).toBe(1);
  });

  it('are links and a phone number, whose variables are numbered after those of the text', async () => {
    const desk = await openTwilio();
    const { template } = await desk.create(CALLS);
    const buttons = STORED.slice(2).map((one, at) =>
      at === 0 ? { ...one, url: 'https://acme.test/visits/{{2}}' } : one,
    );
    expect(template).toMatchObject({ variables: ['1', '2'], buttons });
    await sync(desk);
    expect(
      await desk.db.read((tx) => tx.whatsAppTemplate.findFirstOrThrow({ where: { id: template.id } })),
    ).toMatchObject({
      status: 'APPROVED',
      variables: ['1', '2'],
      examples: ['Lena', 'x7'],
      buttons,
    });
  });

  it('are refused if quick replies and other buttons are mixed', async () => {
    const desk = await openTwilio();
    expect((await desk.create([...REPLIES, ...CALLS])).outcome).toBe('TEMPLATE_BUTTONS_NOT_SUPPORTED');
  });
});
