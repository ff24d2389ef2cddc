import type { ConversationStatus } from '@frontdesk/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { badInput } from '../../../../errors/denials.ts';
import type { Refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ConversationStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, orderOf, ProjectedField, page, project, table } from '../../../../query-compiler/index.ts';
import { conversationCounts, conversationsWhere } from '../conversations.reads.ts';
import { sendMessage } from '../use-cases/conversations.ts';
import './agent-handoff.type.ts';
import './rating.type.ts';
import { ConversationFilter, ConversationOrder, MessagePayload, SendMessageInput } from './conversation.mutations.ts';
import {
  Conversation,
  ConversationChange,
  ConversationConnection,
  ConversationCountByTab,
  MessageAdded,
} from './conversation.type.ts';
import { Message } from './message.type.ts';

@Resolver()
export class ConversationResolver {
  @Can('read', 'Conversation')
  @ProjectedField()
  @Query(() => ConversationConnection, {
    description: 'Conversations of the workspace. By default, latest message first.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  conversations(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ConversationFilter, { nullable: true }) filter: ConversationFilter | null,
    @Arg('orderBy', () => ConversationOrder, {
      nullable: true,
      description: 'Order of the list. If omitted, latest message first.',
    })
    orderBy: ConversationOrder | null,
  ) {
    const order = orderOf(orderBy, { field: 'LAST_MESSAGE_AT', direction: 'DESC' });
    return page({ first, after }, { ...order, where: conversationsWhere(ctx, filter) });
  }

  @Can('read', 'Conversation')
  @ProjectedField()
  @Query(() => Conversation, {
    description: 'A conversation. NOT_FOUND if it does not exist in the workspace or the viewer cannot read it.',
  })
  conversation(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Conversation')
  @ProjectedField()
  @Query(() => [ConversationCountByTab], {
    description: 'Number of conversations that the viewer can read, for each tab of the inbox.',
  })
  conversationCounts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('statuses', () => [ConversationStatusEnum], {
      nullable: true,
      description: 'Statuses of the conversations. If omitted or empty, conversations with any status count.',
    })
    statuses?: ConversationStatus[] | null,
  ) {
    return table(conversationCounts(ctx, statuses ?? []));
  }

  @Can('reply', 'Conversation')
  @Mutation(() => MessagePayload, {
    description:
      'Sends a message to the contact. A member takes over the conversation by sending; an API key does not. If the workspace is paused, the message is stored with the status SUPPRESSED and is never sent. Refused if another member has taken over, the reply window is closed, or the contact is blocked or has opted out.',
  })
  sendMessage(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SendMessageInput) input: SendMessageInput,
  ): Promise<MessagePayload | Refused> {
    const clientId = input.clientId ?? null;
    if (clientId !== null && !isUuid(clientId)) throw badInput('clientId must be a UUID.', 'clientId');
    const savedReplyId = input.savedReplyId == null ? null : ids.uuidOrNone(input.savedReplyId);
    return sendMessage(ctx, { ...input, conversationId: ids.uuid(input.conversationId), clientId, savedReplyId });
  }
}

type ConversationNote = Extract<ChangeEvent, { topic: 'conversation' }>;
type MessageNote = Extract<ChangeEvent, { topic: 'message' }>;

/**
 * A change together with the viewer's access context at the time of the change, which is used to read the conversation
 * or message.
 */
type ConversationChangePayload<N> = N & { readonly ctx: WorkspaceContext };

@Resolver()
export class ConversationSubscription {
  @Can('read', 'Conversation')
  @Subscription(() => ConversationChange, {
    subscribe: subscribeTo<ConversationNote>('conversation', 'read', 'Conversation'),
    description: 'Emits changes of conversations. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.',
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
      'Emits new messages and changes of their delivery status. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.',
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
    description:
      'Current state of the conversation. Null if the conversation was deleted or the viewer can no longer read it.',
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
    description: 'Current state of the message. Null if the message was deleted or the viewer can no longer read it.',
  })
  message(@Root() { id, ctx }: ConversationChangePayload<MessageNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
