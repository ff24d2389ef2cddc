import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
let url: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  url = `${(await fd.listen()).replace('http', 'ws')}/graphql`;
});
afterAll(() => fd.close());

describe('subscribing to conversations', () => {
  it('receives each message unchanged, and only in its workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const ours = await buildConversation(fd, acme, { heldById: acme.owner.memberId });
    const foreign = await buildConversation(fd, globex, { heldById: globex.owner.memberId });
    const words = 'subscription { messageAdded { conversationId message { body authorType } } }';
    const states =
      'subscription { conversationChanged { kind id conversation { version messages(last: 1) { nodes { body } } } } }';
    const watchers = [
      await watch(acme.owner, words),
      await watch(acme.owner, states),
      await watch(globex.owner, words),
    ];

    await send(globex.owner, foreign.id, 'Theirs');
    await send(acme.owner, ours.id, 'Ours');
    expect(await watchers[0]?.first).toEqual({
      messageAdded: { conversationId: ours.id, message: { body: 'Ours', authorType: 'MEMBER' } },
    });
    expect(await watchers[1]?.first).toEqual({
      conversationChanged: {
        kind: 'UPDATED',
        id: ours.id,
        conversation: { version: 2, messages: { nodes: [{ body: 'Ours' }] } },
      },
    });
    expect(await watchers[2]?.first).toEqual({
      messageAdded: { conversationId: foreign.id, message: { body: 'Theirs', authorType: 'MEMBER' } },
    });
    await Promise.all(watchers.map(({ close }) => close()));
  });

  it('receives after a reconnect the messages written during the gap, of its own conversation only', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const ours = await buildConversation(fd, acme, { heldById: acme.owner.memberId });
    const foreign = await buildConversation(fd, globex, { heldById: globex.owner.memberId });
    const words = 'subscription { messageAdded { conversationId message { body } } }';
    const witness = await watch(acme.owner, words);
    await send(globex.owner, foreign.id, 'Theirs');
    await send(acme.owner, ours.id, 'Meanwhile');
    const expected = { messageAdded: { conversationId: ours.id, message: { body: 'Meanwhile' } } };
    expect(await witness.first).toEqual(expected);

    const looking = await watch(acme.owner, words, { lookBackMs: 9_000 });
    const starting = await watch(acme.owner, words);
    await send(acme.owner, ours.id, 'Afterwards');
    expect(await looking.first).toEqual(expected);
    expect(await starting.first).toMatchObject({ messageAdded: { message: { body: 'Afterwards' } } });
    await Promise.all([witness, looking, starting].map(({ close }) => close()));
  });

  it.each([
    ['is blocked', 'blockContact', 'contact { blockedAt }'],
    ['opts out', 'optOutContact', 'contactOptedOutAt'],
  ])('reports that a contact %s, so nothing can be sent to them', async (_how, name, field) => {
    const { acme } = await twoWorkspaces(fd);
    const { id, contactId } = await buildConversation(fd, acme);
    const states = `subscription { conversationChanged { kind id conversation { ${field} } } }`;
    const watcher = await watch(acme.owner, states);
    expect(await outcome(fd, acme.owner, name, { id: contactId })).toBe('ok');
    const { conversationChanged: told } = (await watcher.first) as { conversationChanged: object };
    expect(told).toMatchObject({ kind: 'UPDATED', id });
    expect(JSON.stringify(told)).toMatch(/(blockedAt|contactOptedOutAt)":"2/);
    await watcher.close();
  });
});

const send = (caller: Caller, id: string, body: string) =>
  as(fd, caller).ok(`mutation { sendMessage(input: { conversationId: "${id}", body: "${body}" }) { __typename } }`);

/** Opens a separate WebSocket connection and resolves when the server has started the subscription. */
async function watch({ bearer, workspace }: Caller, query: string, extensions = {}) {
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: { accessToken: bearer, workspace },
    lazy: false,
  });
  const listening = fd.services.bus.listen;
  const heard = new Promise<void>((resolve) => {
    fd.services.bus.listen = (...args) => {
      resolve();
      fd.services.bus.listen = listening;
      return listening(...args);
    };
  });
  const answers = client.iterate({ query, extensions });
  const first = answers.next().then(({ value }) => value?.data);
  await heard;
  return { first, close: async () => void (await client.dispose()) };
}
