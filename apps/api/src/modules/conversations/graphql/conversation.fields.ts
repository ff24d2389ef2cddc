import type { GraphQLResolveInfo } from 'graphql';
import { Arg, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { WorkspaceContext } from '../../../context/context.ts';
import { InWorkspace } from '../../../context/decorators.ts';
import { Public } from '../../../graphql/can.ts';
import { byId, ends, inSql, project } from '../../../reads/index.ts';
import { MessageSent } from './conversation.results.ts';
import { Conversation, ConversationPermissions } from './conversation.type.ts';
import { Message } from './message.type.ts';

const PROJECTED = 'A conversation is only ever read through a projection.';
const OWN = 'What the caller has just made.';

@Resolver(() => Conversation)
export class ConversationFields {
  @Public('Gated by its kind: whoever may not read messages is refused.')
  @inSql.relation('messages', (args: { first?: number | null; last?: number | null }) =>
    ends(
      [
        ['sentAt', 'asc'],
        ['id', 'asc'],
      ],
      args,
    ),
  )
  @FieldResolver(() => [Message], {
    description: 'In the order in which they were sent; give either first or last, 1 to 100.',
  })
  messages(
    @Arg('first', () => Int, { nullable: true, description: 'The oldest.' }) _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'The newest.' }) _last: number | null,
  ): Message[] {
    throw new Error(PROJECTED);
  }

  @Public("The caller's own permissions.")
  @inSql.permissions('Conversation', { reply: 'reply', assign: 'assign', takeOver: 'takeOver', handBack: 'handBack' })
  @FieldResolver(() => ConversationPermissions, { description: 'What the viewer may do here.' })
  viewerCan(): ConversationPermissions {
    throw new Error(PROJECTED);
  }
}

@Resolver(() => MessageSent)
export class MessageSentFields {
  @Public(OWN)
  @FieldResolver(() => Message, { description: 'What was stored.' })
  sent(@InWorkspace() ctx: WorkspaceContext, @Root() { id }: MessageSent, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }

  @Public(OWN)
  @FieldResolver(() => Conversation, { description: 'As it is now.' })
  conversation(@InWorkspace() ctx: WorkspaceContext, @Root() sent: MessageSent, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(sent.conversationId));
  }
}
