// Plain JavaScript has no syntax for decorators, so they are called as functions.
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';

const Mode = { AGENT: 'AGENT', HUMAN: 'HUMAN', PAUSED: 'PAUSED' };
registerEnumType(Mode, { name: 'Mode' });

// Returns an empty class with the given name. Its fields are declared below.
const named = (name) => ({ [name]: function () {} })[name];
const Contact = named('Contact');
const Message = named('Message');
const MessageConnection = named('MessageConnection');
const Conversation = named('Conversation');
const ConversationEdge = named('ConversationEdge');
const ConversationConnection = named('ConversationConnection');
const ConversationFilter = named('ConversationFilter');

const texts = (...names) => Object.fromEntries(names.map((name) => [name, String]));
declare(Contact, {
  id: ID,
  ...texts('name', 'phone', 'company', 'notes'),
  tags: [String],
  createdAt: GraphQLISODateTime,
  updatedAt: GraphQLISODateTime,
});
Field(() => String, { nullable: true })(Contact.prototype, 'email');
declare(Message, { id: ID, ...texts('direction', 'body', 'status'), sentAt: GraphQLISODateTime });
declare(MessageConnection, { nodes: [Message] });
declare(Conversation, { id: ID, channel: String, mode: Mode, lastMessageAt: GraphQLISODateTime });
declare(ConversationEdge, { node: Conversation });
declare(ConversationConnection, { edges: [ConversationEdge] });
InputType()(ConversationFilter);
Field(() => [Mode], { nullable: true })(ConversationFilter.prototype, 'modes');
Field(() => String, { nullable: true })(ConversationFilter.prototype, 'search');

class ConversationResolver {
  async conversations(first, filter, { tx }) {
    const where = condition(filter ?? {});
    const orderBy = [{ lastMessageAt: 'desc' }, { id: 'desc' }];
    const rows = await tx.conversation.findMany({ where, orderBy, take: first });
    return { where, edges: rows.map((node) => ({ node })) };
  }

  /** Prisma combines the lookups of one event-loop tick into one statement. */
  contact({ workspaceId, contactId: id }, { tx }) {
    return tx.contact.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  }

  async messages({ id: conversationId }, last, { tx }) {
    const orderBy = [{ sentAt: 'desc' }, { id: 'desc' }];
    return { nodes: (await tx.message.findMany({ where: { conversationId }, orderBy, take: last })).reverse() };
  }
}

class ContactResolver {
  contact(id, { tx, workspaceId }) {
    return tx.contact.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  }
}

class ConnectionResolver {
  totalCount({ where }, { tx }) {
    return tx.conversation.count({ where });
  }
}

resolver(ConversationResolver, () => Conversation, {
  conversations: [
    Query(() => ConversationConnection),
    Arg('first', () => Int),
    Arg('filter', () => ConversationFilter, { nullable: true }),
    Ctx(),
  ],
  contact: [FieldResolver(() => Contact), Root(), Ctx()],
  messages: [FieldResolver(() => MessageConnection), Root(), Arg('last', () => Int), Ctx()],
});
resolver(ContactResolver, () => Contact, {
  contact: [Query(() => Contact, { nullable: true }), Arg('id', () => ID), Ctx()],
});
resolver(ConnectionResolver, () => ConversationConnection, {
  totalCount: [FieldResolver(() => Int), Root(), Ctx()],
});

export const RESOLVERS = [ConversationResolver, ContactResolver, ConnectionResolver];

function declare(type, fields) {
  ObjectType()(type);
  for (const [name, of] of Object.entries(fields)) Field(() => of)(type.prototype, name);
}

function resolver(type, of, methods) {
  Resolver(of)(type);
  for (const [name, [method, ...parameters]] of Object.entries(methods)) {
    for (const [index, parameter] of parameters.entries()) parameter(type.prototype, name, index);
    method(type.prototype, name, Object.getOwnPropertyDescriptor(type.prototype, name));
  }
}

function condition({ modes, search }) {
  if (modes) return { mode: { in: modes } };
  if (!search) return {};
  return { contact: { OR: [{ name: { contains: search, mode: 'insensitive' } }, { phone: { contains: search } }] } };
}
