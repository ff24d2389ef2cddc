import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { ChangeEvent } from '../../../events/change-bus.ts';
import { Can, Public } from '../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../graphql/subscribe.ts';
import { byId, project } from '../../../query-compiler/index.ts';
import { Conversation, ConversationChange, MessageAdded } from './conversation.type.ts';
import { Message } from './message.type.ts';

type ConversationNote = Extract<ChangeEvent, { topic: 'conversation' }>;
type MessageNote = Extract<ChangeEvent, { topic: 'message' }>;

/** A note with the watcher's standing of the moment in which it came: what is read of it is read as that. */
type ConversationChangePayload<N> = N & { readonly ctx: WorkspaceContext };

@Resolver()
export class ConversationSubscription {
  @Can('read', 'Conversation')
  @Subscription(() => ConversationChange, {
    subscribe: subscribeTo<ConversationNote>('conversation', 'read', 'Conversation'),
    description:
      'Conversations that begin or change. Ends with UNAUTHENTICATED or NOT_FOUND when the right to watch does.',
  })
  conversationChanged(
    @Root() { note, ctx }: DeliveredChange<ConversationNote>,
  ): ConversationChangePayload<ConversationNote> {
    return { ...note, ctx };
  }

  @Can('read', 'Message')
  @Subscription(() => MessageAdded, {
    subscribe: subscribeTo<MessageNote>('message', 'read', 'Message'),
    description:
      'Messages that come in or go out, and again when something became of one. Ends with UNAUTHENTICATED or NOT_FOUND when the right to watch does.',
  })
  messageAdded(@Root() { note, ctx }: DeliveredChange<MessageNote>): ConversationChangePayload<MessageNote> {
    return { ...note, ctx };
  }
}

@Resolver(() => ConversationChange)
export class ConversationChangeFields {
  @Public('Read with the rights of the moment.')
  @FieldResolver(() => Conversation, {
    nullable: true,
    description: 'As it is now; null when it is gone or no longer to be seen.',
  })
  conversation(@Root() { id, ctx }: ConversationChangePayload<ConversationNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}

@Resolver(() => MessageAdded)
export class MessageAddedFields {
  @Public('Read with the rights of the moment.')
  @FieldResolver(() => Message, {
    nullable: true,
    description: 'As it is now; null when it is gone or no longer to be seen.',
  })
  message(@Root() { id, ctx }: ConversationChangePayload<MessageNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
