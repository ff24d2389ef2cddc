// The schema for GraphQL Yoga and Mercurius. It has the types of the product that the benchmark's documents use, and
// resolvers with DataLoader and pg as the documentation of these servers suggests. There is no authentication or
// permission check.
import DataLoader from 'dataloader';
import { GraphQLScalarType } from 'graphql';
import { createSchema } from 'graphql-yoga';

const typeDefs = `
  scalar DateTime
  enum Mode { AGENT HUMAN PAUSED }
  input ConversationFilter { modes: [Mode!] search: String }
  type Query { conversations(first: Int!, filter: ConversationFilter): ConversationConnection! contact(id: ID!): Contact }
  type ConversationConnection { totalCount: Int! edges: [ConversationEdge!]! }
  type ConversationEdge { node: Conversation! }
  type Conversation { id: ID! channel: String! mode: Mode! lastMessageAt: DateTime! contact: Contact! messages(last: Int!): MessageConnection! }
  type MessageConnection { nodes: [Message!]! }
  type Contact { id: ID! name: String! phone: String! email: String company: String! notes: String! tags: [String!]! createdAt: DateTime! updatedAt: DateTime! }
  type Message { id: ID! direction: String! body: String! status: String! sentAt: DateTime! }`;

const DateTime = new GraphQLScalarType({ name: 'DateTime', serialize: (value) => value.toISOString() });

const resolvers = {
  DateTime,
  Query: {
    conversations: async (_root, { first, filter }, { db }) => {
      const { where, values } = condition(filter ?? {});
      const text = `select * from conversations where ${where} order by last_message_at desc, id desc limit $${values.length + 1}`;
      const { rows } = await db.query({ text, values: [...values, first] });
      return { where, values, edges: rows.map((node) => ({ node })) };
    },
    contact: (_root, { id }, { loaders }) => loaders.contact.load(id),
  },
  ConversationConnection: {
    totalCount: async ({ where, values }, _args, { db }) => {
      const text = `select count(*)::int as total from conversations where ${where}`;
      const { rows } = await db.query({ text, values });
      return rows[0].total;
    },
  },
  Conversation: {
    lastMessageAt: ({ last_message_at: at }) => at,
    contact: ({ contact_id: id }, _args, { loaders }) => loaders.contact.load(id),
    messages: async ({ id }, { last }, { loaders }) => ({ nodes: await loaders.messages(last).load(id) }),
  },
  Contact: { createdAt: ({ created_at: at }) => at, updatedAt: ({ updated_at: at }) => at },
  Message: { sentAt: ({ sent_at: at }) => at },
};

export const schema = createSchema({ typeDefs, resolvers });

/** Creates the loaders of one request. They must not be shared, because a loader is a cache. */
export function loadersOf(db) {
  const messages = new Map();
  return {
    contact: new DataLoader(async (ids) => {
      const { rows } = await db.query({ name: 'contacts', text: CONTACTS, values: [ids] });
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    messages: (last) => {
      if (!messages.has(last)) messages.set(last, lastMessages(db, last));
      return messages.get(last);
    },
  };
}

const lastMessages = (db, last) =>
  new DataLoader(async (ids) => {
    const { rows } = await db.query({ name: 'messages', text: MESSAGES, values: [ids, last] });
    const found = new Map(ids.map((id) => [id, []]));
    for (const row of rows) found.get(row.conversation_id).push(row);
    return ids.map((id) => found.get(id));
  });

function condition({ modes, search }) {
  if (modes) return { where: 'mode = any($1)', values: [modes] };
  if (search) return { where: SEARCH, values: [`%${search}%`] };
  return { where: 'true', values: [] };
}

const SEARCH = 'contact_id in (select id from contacts where name ilike $1 or phone like $1)';
const CONTACTS = 'select * from contacts where id = any($1)';
const MESSAGES = `
  select m.* from unnest($1::uuid[]) as asked(id)
  cross join lateral (select * from messages where conversation_id = asked.id order by sent_at desc, id desc limit $2) m
  order by m.sent_at, m.id`;
