import { describe, expect, it } from '@jest/globals';
import { createCache } from '../../app/apollo/cache.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import { addToThread } from './conversation-cache.ts';
import { buildConversation, buildMessage, messagesOf } from './inbox.fixtures.ts';

const address = { id: 'conversation-1', withContact: false };
const of = (...ids: string[]) => ids.map((id) => buildMessage({ id }));

describe('cached messages of a thread', () => {
  const scene = () => {
    const cache = createCache();
    const query = { query: InboxThreadDocument, variables: address };
    const read = (...ids: string[]) =>
      cache.writeQuery({ ...query, data: { conversation: buildConversation({ messages: messagesOf(of(...ids)) }) } });
    const shown = () => cache.readQuery(query)?.conversation.messages.nodes.map(({ id }) => id);
    return { cache, read, shown };
  };

  it('are kept when the newest are read again', () => {
    const { cache, read, shown } = scene();
    read('1', '2', '3', '4');
    addToThread(cache, address, buildMessage({ id: '5' }));
    read('4', '6');
    expect(shown()).toEqual(['1', '2', '3', '4', '6']);
  });

  it('are kept when they arrived during the read', () => {
    const { cache, read, shown } = scene();
    read('1', '2');
    addToThread(cache, address, buildMessage({ id: '3' }));
    read('1', '2');
    expect(shown()).toEqual(['1', '2', '3']);
  });

  it('are replaced when none of them is among the newest', () => {
    const { read, shown } = scene();
    read('1', '2');
    read('8', '9');
    expect(shown()).toEqual(['8', '9']);
    read();
    expect(shown()).toEqual([]);
  });
});
