import type { MessageChoices } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { type CloudTestProduct, openCloudNumber, startCloudProduct } from '../../../../test/testkit/cloud-messages.ts';
import { fakeProviders, fuseOf, someone } from '../../../../test/testkit/phone.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let product: CloudTestProduct;
const fakes = fakeProviders(fuseOf());
beforeAll(async () => {
  product = await startCloudProduct();
  const { model, calendar } = fakes.providers;
  Object.assign(product.fd.providers, { model, calendar });
  fakes.think = simulatedModel;
});
afterAll(() => product.close());

const DAY_MS = 86_400_000;
const slotIn = (days: number, time: string) =>
  `${new Date(product.fd.services.clock().getTime() + days * DAY_MS).toISOString().slice(0, 10)}T${time}:00.000Z`;

/** Builds a workspace with an active number at the simulator of Meta, an agent and a contact. */
async function openDesk() {
  const line = await openCloudNumber(product);
  await line.activate();
  const verified = { state: 'VERIFIED', verifiedAt: product.fd.services.clock(), accountName: 'Acme' };
  for (const account of [{ provider: 'OPENAI' }, { provider: 'CALCOM', eventTypeId: '7', model: null }])
    await buildIntegration(product.fd, line.workspace, line.owner, { ...verified, ...account });
  await publishAgent(product.fd, line.workspace);
  fakes.booked.length = 0;
  fakes.slots = [2, 3, 4].flatMap((days) => ['09:00', '14:00'].map((time) => slotIn(days, time)));
  const { whatsAppCloud } = product.simulators;
  const { accessToken } = line.meta;
  const contact = someone();
  /** Messages on the phone of the contact, oldest first. */
  const onPhone = () => whatsAppCloud.messagesOf(accessToken, contact);
  const lastOnPhone = () => onPhone().findLast(({ direction }) => direction === 'OUT');
  const settle = async () => {
    product.fd.advance({ seconds: 10 });
    await line.work();
    return lastOnPhone()?.body ?? '';
  };
  return {
    ...line,
    contact,
    lastOnPhone,
    settle,
    async say(words: string) {
      await whatsAppCloud.receive(accessToken, contact, words, 'Lena Lead');
      return settle();
    },
    /** Presses an option without waiting for the reply. */
    press: (title: string, message = lastOnPhone()) => {
      const option = message?.choices?.options.find((one) => one.title === title);
      if (!message || !option) throw new Error(`There is no option ${title}.`);
      return whatsAppCloud.press(accessToken, contact, { messageId: message.id, choiceId: option.id });
    },
    /** Delivers a pressed option with an id that the contact's phone does not show. */
    forge: async (id: string, title: string) => {
      await line.deliver({
        messages: [
          {
            id: `wamid.forged ${id} ${title}`,
            from: contact.slice(1),
            timestamp: '1',
            type: 'interactive',
            interactive: { type: 'button_reply', button_reply: { id, title } },
          },
        ],
      });
      return settle();
    },
    messages: () => line.db.read((tx) => tx.message.findMany({ orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] })),
  };
}

/** A contact who has received an offer of times. */
async function offeredTimes() {
  const desk = await openDesk();
  await desk.say('I would like a trial lesson');
  await desk.say('This week');
  expect(desk.lastOnPhone()?.body).toContain('These times are free');
  const times = desk.lastOnPhone()?.choices?.options.map(({ title }) => title) ?? [];
  expect(times).toHaveLength(3);
  return { ...desk, times };
}

describe('a time that the contact presses', () => {
  it('is exactly the time that is booked, and the thread shows it [AG-36]', async () => {
    const desk = await offeredTimes();
    const offer = desk.lastOnPhone()!;
    const asked = fakes.asked.length;
    await desk.press(desk.times[1]!);
    expect(await desk.settle()).toContain('Which email address');
    // The press was not interpreted by the model, which only wrote the reply.
    expect(fakes.asked.slice(asked).map(({ format }) => format?.name)).toEqual(['word']);
    await desk.say('lena@people.test');
    expect(fakes.booked).toMatchObject([{ startsAt: fakes.slots[1] }]);

    const stored = await desk.messages();
    const message = stored.find(({ body }) => body === offer.body)!;
    const { kind, options } = message.choices as unknown as MessageChoices;
    expect([kind, options.map(({ title }) => title)]).toEqual(['BUTTONS', desk.times]);
    expect(stored.find(({ chosenFromId }) => chosenFromId === message.id)).toMatchObject({
      body: desk.times[1],
      chosenId: options[1]?.id,
    });
    const { conversation } = await as(product.fd, desk.owner).ok(
      'query ($id: ID!) { conversation(id: $id) { messages(last: 50) { nodes { id choices { type title description isChosen } } } } }',
      { id: message.conversationId },
    );
    const nodes: { id: string; choices: object[] }[] = conversation.messages.nodes;
    expect(nodes.find(({ id }) => id === message.id)?.choices).toEqual(
      desk.times.map((title, index) => ({ type: 'QUICK_REPLY', title, description: null, isChosen: index === 1 })),
    );
    expect(nodes.find(({ id }) => id === stored[0]?.id)?.choices).toEqual([]);
  });

  it('applies before a text that the contact sends at the same time', async () => {
    const desk = await offeredTimes();
    await desk.press(desk.times[2]!);
    await product.simulators.whatsAppCloud.receive(desk.meta.accessToken, desk.contact, 'lena@people.test');
    await desk.settle();
    expect(fakes.booked).toMatchObject([{ startsAt: fakes.slots[2] }]);
  });

  it('is the last one if the contact presses two', async () => {
    const desk = await offeredTimes();
    await desk.press(desk.times[0]!);
    await desk.press(desk.times[2]!);
    await desk.settle();
    await desk.say('lena@people.test');
    expect(fakes.booked).toMatchObject([{ startsAt: fakes.slots[2] }]);
  });

  it('leads to other times if it was taken since', async () => {
    const desk = await offeredTimes();
    await desk.press(desk.times[0]!);
    await desk.settle();
    const [taken, ...others] = fakes.slots;
    fakes.booked.push({ startsAt: taken!, bookingId: 'another' } as (typeof fakes.booked)[number]);
    fakes.slots = others;
    expect(await desk.say('lena@people.test')).toContain('has just been taken');
    expect(desk.lastOnPhone()?.choices?.options.map(({ title }) => title)).not.toContain(desk.times[0]);
  });

  it('of an earlier appointment does nothing again, and the agent says so [AG-36]', async () => {
    const desk = await offeredTimes();
    const offer = desk.lastOnPhone();
    await desk.press(desk.times[0]!);
    await desk.settle();
    await desk.say('lena@people.test');
    expect(fakes.booked).toHaveLength(1);
    await desk.press(desk.times[1]!, offer);
    expect(await desk.settle()).toContain('no longer applies');
    expect(fakes.booked).toHaveLength(1);
  });
});

describe('an id that was not offered to the contact', () => {
  it.each([
    ['no message', async () => '00000000-0000-7000-8000-000000000000:o1.1'],
    ['no format', async () => 'a button'],
    ['an option that the message does not have', async (own: string) => `${own}:o999.1`],
    [
      'a message of another workspace',
      async () => {
        const other = await offeredTimes();
        const message = (await other.messages()).find(({ choices }) => choices !== null)!;
        const { options } = message.choices as unknown as MessageChoices;
        return `${message.id}:${options[0]?.id}`;
      },
    ],
  ])('with %s is ignored, and only its text counts [AG-36]', async (_, idOf) => {
    const desk = await offeredTimes();
    const own = (await desk.messages()).find(({ choices }) => choices !== null)!.id;
    const id = await idOf(own);
    fakes.booked.length = 0;
    const reply = await desk.forge(id, 'The first one');
    // The model read the text, which means the first time.
    expect(reply).toContain('Which email address');
    expect((await desk.messages()).filter(({ chosenId }) => chosenId !== null)).toEqual([]);
  });

  it('of another conversation of the workspace is ignored', async () => {
    const desk = await offeredTimes();
    const message = (await desk.messages()).find(({ choices }) => choices !== null)!;
    const { options } = message.choices as unknown as MessageChoices;
    const id = `${message.id}:${options[1]?.id}`;
    const stranger = someone();
    const press = (from: string) =>
      desk.deliver({
        messages: [
          {
            id: `wamid.${from}`,
            from: from.slice(1),
            timestamp: '1',
            type: 'interactive',
            interactive: { type: 'button_reply', button_reply: { id, title: 'Hello' } },
          },
        ],
      });
    await press(stranger);
    expect((await desk.messages()).filter(({ chosenId }) => chosenId !== null)).toEqual([]);
    // Precondition: the id is valid for the contact who received the offer.
    await press(desk.contact);
    expect((await desk.messages()).filter(({ chosenId }) => chosenId !== null)).toHaveLength(1);
  });
});

describe('a confirmation', () => {
  it('is given and refused with buttons', async () => {
    const desk = await offeredTimes();
    await desk.press(desk.times[0]!);
    await desk.settle();
    await desk.say('lena@people.test');
    expect(await desk.say('cancel it')).toContain('Shall I cancel');
    await desk.press('No');
    await desk.settle();
    expect(fakes.booked).toHaveLength(1);
    await desk.say('cancel it');
    await desk.press('Yes');
    expect(await desk.settle()).toContain('cancelled');
    expect(fakes.booked).toEqual([]);
  });
});

it('a title that is an opt-out keyword does not opt the contact out when it is pressed', async () => {
  const desk = await offeredTimes();
  const message = (await desk.messages()).find(({ choices }) => choices !== null)!;
  const options = [{ id: 'o999.1', title: 'STOP', description: null }];
  const choices = { kind: 'BUTTONS', label: 'Choose', options };
  await desk.db.write((tx) => tx.message.updateMany({ where: { id: message.id }, data: { choices } }));
  const optOuts = () => desk.db.read((tx) => tx.optOut.count());
  await desk.forge(`${message.id}:o999.1`, 'STOP');
  expect(await optOuts()).toBe(0);
  // Precondition: the same text opts the contact out if no message offered it.
  await desk.forge('another id', 'STOP');
  expect(await optOuts()).toBe(1);
});
