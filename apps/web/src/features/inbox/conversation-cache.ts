import type { ApolloCache } from '@apollo/client';
import { LIMITS } from '@frontdesk/domain';
import { InboxListDocument } from '../../gql/inbox-list.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import type { ConversationFilter, InboxListQuery, InboxThreadQuery } from '../../gql/types.ts';

export type ListedConversation = InboxListQuery['conversations']['edges'][number]['node'];
export type ThreadMessage = InboxThreadQuery['conversation']['messages']['nodes'][number];

export interface ListAddress {
  filter: ConversationFilter;
  withContact: boolean;
}

export interface ThreadAddress {
  id: string;
  withContact: boolean;
}

const listOf = (address: ListAddress) => ({
  query: InboxListDocument,
  // The page size is not part of the cache key, so this query finds lists of any length.
  variables: { ...address, first: LIMITS.pageSize },
});

/** Adds a conversation to the top of a cached list. Increases the total only if the conversation is new. */
export function addToList(cache: ApolloCache, list: ListAddress, node: ListedConversation, isNew: boolean): void {
  cache.updateQuery(listOf(list), (page) => {
    if (!page || page.conversations.edges.some((edge) => edge.node.id === node.id)) return page;
    const { edges, totalCount } = page.conversations;
    const edge = { __typename: 'ConversationEdge' as const, cursor: '', node };
    const conversations = {
      ...page.conversations,
      edges: [edge, ...edges],
      totalCount: totalCount + (isNew ? 1 : 0),
    };
    return { ...page, conversations };
  });
}

export function removeFromList(cache: ApolloCache, list: ListAddress, id: string): void {
  cache.updateQuery(listOf(list), (page) => {
    if (!page?.conversations.edges.some(({ node }) => node.id === id)) return page;
    const edges = page.conversations.edges.filter(({ node }) => node.id !== id);
    return { ...page, conversations: { ...page.conversations, edges, totalCount: page.conversations.totalCount - 1 } };
  });
}

/** Whether a cached list contains a conversation. */
export const isInList = (cache: ApolloCache, list: ListAddress, id: string): boolean =>
  cache.readQuery(listOf(list))?.conversations.edges.some(({ node }) => node.id === id) ?? false;

/** Removes a deleted or inaccessible conversation from the cache. */
export function forget(cache: ApolloCache, id: string): void {
  cache.evict({ id: cache.identify({ __typename: 'Conversation', id }) });
  cache.gc();
}

/** Returns the number of cached conversations in a list. 0 if the list is not cached. */
export const lengthOfList = (cache: ApolloCache, list: ListAddress): number =>
  cache.readQuery(listOf(list))?.conversations.edges.length ?? 0;

/**
 * Returns the id of the conversation below `id` in a cached list. For the last conversation, returns the id of the one
 * above. Null if there is no other conversation.
 */
export function nextInList(cache: ApolloCache, list: ListAddress, id: string): string | null {
  const listed = newestFirst(cache.readQuery(listOf(list))?.conversations) ?? [];
  const others = listed.filter((conversation) => conversation.id !== id);
  const at = Math.max(
    0,
    listed.findIndex((conversation) => conversation.id === id),
  );
  return (others[at] ?? others.at(-1))?.id ?? null;
}

/**
 * Returns the conversations sorted by the time of the last message, newest first. New messages change the order of
 * cached rows without a request. Undefined if no page is loaded.
 */
export function newestFirst(page: InboxListQuery['conversations'] | undefined): ListedConversation[] | undefined {
  if (!page) return undefined;
  const nodes = new Map(page.edges.map(({ node }) => [node.id, node]));
  return [...nodes.values()].sort((one, other) => other.lastMessageAt.localeCompare(one.lastMessageAt));
}

/**
 * Appends a message to a cached thread, unless the thread already contains it, because senders also receive their own
 * messages as events.
 */
export function addToThread(cache: ApolloCache, thread: ThreadAddress, message: ThreadMessage): void {
  cache.updateQuery({ query: InboxThreadDocument, variables: { ...thread } }, (page) => {
    if (!page || page.conversation.messages.nodes.some(({ id }) => id === message.id)) return page;
    const { conversation } = page;
    const messages = { ...conversation.messages, nodes: [...conversation.messages.nodes, message] };
    return { ...page, conversation: { ...conversation, messages } };
  });
}
