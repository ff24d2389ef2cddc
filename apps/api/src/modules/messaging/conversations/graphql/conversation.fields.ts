import { Arg, FieldResolver, ID, Int, Resolver } from 'type-graphql';
import { isUuid } from '../../../../db/uuid.ts';
import { Public } from '../../../../graphql/can.ts';
import { ends, inSql, raw, sql } from '../../../../query-compiler/index.ts';
import { AgentHandoff } from './agent-handoff.type.ts';
import { Conversation } from './conversation.type.ts';
import { Message } from './message.type.ts';
import { Takeover } from './takeover.type.ts';

interface MessagesRequest {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

const messages = ({ before, ...asked }: MessagesRequest) => ({
  ...ends(
    [
      ['sentAt', 'asc'],
      ['id', 'asc'],
    ],
    asked,
  ),
  where: before == null ? null : sentBefore(before),
});

/** An unknown `before` id yields no messages. */
const sentBefore = (id: string) =>
  isUuid(id)
    ? sql`(sent_at, id) < (select later.sent_at, later.id from messages later where later.id = ${id}::uuid)`
    : raw('false');

@Resolver(() => Conversation)
export class ConversationFields {
  @Public('Gated by the type: callers who cannot read messages are refused.')
  @inSql.relation('messages', messages)
  @FieldResolver(() => [Message], {
    description: 'Messages in order. Pass either `first` or `last`, 1 to 100. With `before`, only earlier messages.',
  })
  messages(
    @Arg('first', () => Int, { nullable: true, description: 'The oldest.' }) _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'The newest.' }) _last: number | null,
    @Arg('before', () => ID, { nullable: true, description: 'Id of a message.' }) _before: string | null,
  ): Message[] {
    throw new TypeError('Messages are only ever read through a projection.');
  }

  @Public('The assignee is part of the conversation.')
  @inSql.relation('takeovers', (args: { first?: number | null; last?: number | null }) =>
    ends(
      [
        ['startedAt', 'asc'],
        ['id', 'asc'],
      ],
      args,
    ),
  )
  @FieldResolver(() => [Takeover], {
    description: 'Takeovers by members, in order. Pass either `first` or `last`, 1 to 100.',
  })
  takeovers(
    @Arg('first', () => Int, { nullable: true, description: 'The oldest.' }) _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'The newest.' }) _last: number | null,
  ): Takeover[] {
    throw new TypeError('Takeovers are only ever read through a projection.');
  }

  @Public('The reason why no one answers is part of the conversation.')
  @inSql.relation('handoffs', (args: { first?: number | null; last?: number | null }) =>
    ends(
      [
        ['at', 'asc'],
        ['id', 'asc'],
      ],
      args,
    ),
  )
  @FieldResolver(() => [AgentHandoff], {
    description: 'Handoffs of the agent to a human, in order. Pass either `first` or `last`, 1 to 100.',
  })
  handoffs(
    @Arg('first', () => Int, { nullable: true, description: 'The oldest.' }) _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'The newest.' }) _last: number | null,
  ): AgentHandoff[] {
    throw new TypeError('Handoffs are read through a projection only.');
  }
}
