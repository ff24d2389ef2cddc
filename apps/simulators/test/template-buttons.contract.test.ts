import type { ProviderButton } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureOf, type SimulatorHarness, startHarness } from './harness.ts';

let harness: SimulatorHarness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  for (const { url } of [harness.simulators.twilio, harness.simulators.whatsAppCloud])
    await fetch(`${url}/_control/reset`, { method: 'POST' });
  const number = harness.acme.with.whatsAppNumber('acme', harness.acme.sandbox.whatsAppCloud);
  await number.requestCode({ method: 'SMS', language: 'en_US' });
  await number.verifyCode('123456');
  harness.product.answer = '1158201444';
  await number.register({ pin: '135790', callbackUrl: `${harness.product.url}/hook`, verifyToken: 'ours' });
});

const ANA = '+447700900123';
const reply = (text: string): ProviderButton => ({ type: 'QUICK_REPLY', text, url: null, phoneNumber: null });
const link = (text: string, url: string): ProviderButton => ({ type: 'URL', text, url, phoneNumber: null });
const phone = (text: string, phoneNumber = '+442079460000'): ProviderButton => ({
  type: 'PHONE_NUMBER',
  text,
  url: null,
  phoneNumber,
});
const draftOf = (buttons: readonly ProviderButton[], examples: readonly string[] = []) => ({
  name: 'visit',
  language: 'en_US',
  category: 'UTILITY' as const,
  header: null,
  headerFile: null,
  body: 'We expect you on Monday.',
  footer: null,
  buttons,
  examples,
});

describe('WhatsApp Cloud', () => {
  const templates = () => harness.acme.with.whatsAppTemplates('acme', harness.acme.sandbox.whatsAppCloud);
  const create = (buttons: readonly ProviderButton[], examples?: readonly string[]) =>
    templates().create(draftOf(buttons, examples));

  it('lists the buttons and the example of a variable as they were submitted [AG-37]', async () => {
    const buttons = [link('Visit', 'https://acme.test/v/{{button_1}}'), phone('Call'), reply('Yes'), reply('No')];
    await create(buttons, ['x7']);
    const listed = (await templates().list()).find(({ name }) => name === 'visit');
    expect(listed).toMatchObject({ status: 'APPROVED', buttons, examples: ['x7'] });
  });

  it.each([
    ['separated quick replies', [reply('Yes'), phone('Call'), reply('No')], 'separate groups'],
    ['three links', ['a', 'b', 'c'].map((one) => link(one, `https://acme.test/${one}`)), 'at most 2 URL'],
    ['two phone numbers', [phone('Call'), phone('Ring')], 'at most 1 phone number'],
    ['two equal texts', [reply('Yes'), reply('Yes')], 'same text'],
    ['an emoji', [reply('Yes 👍')], 'emojis'],
    ['a variable in a text', [reply('Yes {{1}}')], 'variables'],
    ['an incomplete address', [link('Visit', 'acme.test')], 'not valid'],
    ['a variable in the middle', [link('Visit', 'https://acme.test/{{1}}/a')], 'not valid'],
    ['a variable without an example', [link('Visit', 'https://acme.test/{{button_1}}')], 'components'],
    ['a long text', [reply('x'.repeat(26))], 'components'],
    ['eleven buttons', Array.from({ length: 11 }, (_, at) => reply(`Reply ${at}`)), 'components'],
  ])('refuses %s', async (_, buttons, words) => {
    const examples = buttons.some(({ url }) => url?.endsWith('}}')) ? [''] : [];
    expect(await failureOf(create(buttons, examples))).toMatchObject({
      kind: 'REFUSED',
      words: expect.stringContaining(words),
    });
    expect((await templates().list()).map(({ name }) => name)).not.toContain('visit');
  });

  it('requires exactly the values that the buttons have', async () => {
    await create([reply('Yes'), link('Visit', 'https://acme.test/v/{{button_2}}')], ['x7']);
    await templates().list();
    const cloud = harness.acme.with.whatsAppCloud('acme', harness.acme.sandbox.whatsAppCloud);
    const send = (variables: Record<string, string>, quickReplies: { position: number; id: string }[] = []) =>
      cloud.sendTemplate({ to: ANA, templateId: 'visit', variables, quickReplies, statusCallback: null });
    expect(await failureOf(send({}))).toMatchObject({ code: '131008' });
    expect(await failureOf(send({ button_1: 'x', button_2: 'x' }))).toMatchObject({ code: '132018' });
    expect(await failureOf(send({ button_2: 'x' }, [{ position: 1, id: 'p' }]))).toMatchObject({ code: '132018' });
    expect(await failureOf(send({ button_2: 'x y' }))).toMatchObject({ code: '132012' });
    await send({ button_2: 'x7' }, [{ position: 0, id: 'm1:button_1' }]);
    expect(harness.simulators.whatsAppCloud.state().messages.at(-1)?.choices?.options).toEqual([
      { id: 'm1:button_1', title: 'Yes', description: null },
    ]);
  });
});

describe('Twilio', () => {
  const templates = () => harness.acme.with.twilioTemplates('acme', harness.acme.sandbox.twilio);
  const listed = async () => (await templates().list()).find(({ name }) => name === 'visit');

  it.each([
    ['quick replies', [reply('Yes'), reply('No')]],
    ['links and a phone number', [link('Visit', 'https://acme.test/v/{{1}}'), phone('Call')]],
  ])('lists %s as they were submitted [AG-37]', async (_, buttons) => {
    await templates().create(draftOf(buttons, ['x7']));
    expect(await listed()).toMatchObject({ status: 'APPROVED', buttons });
  });

  it.each([
    ['two equal texts', [reply('Yes'), reply('Yes')]],
    ['three links', ['a', 'b', 'c'].map((one) => link(one, `https://acme.test/${one}`))],
    ['both kinds', [reply('Yes'), phone('Call')]],
    ['a variable without a sample', [link('Visit', 'https://acme.test/v/{{1}}')]],
  ])('refuses %s', async (_, buttons) => {
    expect(await failureOf(templates().create(draftOf(buttons)))).toMatchObject({ kind: 'REFUSED' });
    expect(await listed()).toBeUndefined();
  });
});
