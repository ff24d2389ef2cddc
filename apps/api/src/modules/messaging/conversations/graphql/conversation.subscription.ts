import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, project } from '../../../../query-compiler/index.ts';
import { Conversation, ConversationChange, MessageAdded } from './conversation.type.ts';
import { Message } from './message.type.ts';

type ConversationNote = Extract<ChangeEvent, { topic: 'conversation' }>;
type MessageNote = Extract<ChangeEvent, { topic: 'message' }>;

/** A change with the viewer's access at that time, used to read it. */
type ConversationChangePayload<N> = N & { readonly ctx: WorkspaceContext };

@Resolver()
export class ConversationSubscription {
  @Can('read', 'Conversation')
  @Subscription(() => ConversationChange, {
    subscribe: subscribeTo<ConversationNote>('conversation', 'read', 'Conversation'),
    description: 'New and changed conversations. Ends with UNAUTHENTICATED or NOT_FOUND when access is lost.',
  })
  conversationChanged(
    @Root() { note, ctx }: DeliveredChange<ConversationNote>,
  ): ConversationChangePayload<ConversationNote> {
    return { ...note, ctx };
  }

  @Can('read', 'Message')
  @Subscription(() => MessageAdded, {
    subscribe: subscribeTo<MessageNote>('message', 'read', 'Message'),
    description: 'New messages and status changes. Ends with UNAUTHENTICATED or NOT_FOUND when access is lost.',
  })
  messageAdded(@Root() { note, ctx }: DeliveredChange<MessageNote>): ConversationChangePayload<MessageNote> {
    return { ...note, ctx };
  }
}

@Resolver(() => ConversationChange)
export class ConversationChangeFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Conversation, {
    nullable: true,
    description: 'Current state. Null when deleted or no longer readable.',
  })
  conversation(@Root() { id, ctx }: ConversationChangePayload<ConversationNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}

@Resolver(() => MessageAdded)
export class MessageAddedFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Message, {
    nullable: true,
    description: 'Current state. Null when deleted or no longer readable.',
  })
  message(@Root() { id, ctx }: ConversationChangePayload<MessageNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
