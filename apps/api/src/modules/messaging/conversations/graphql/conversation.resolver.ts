import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { badInput } from '../../../../errors/denials.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { byId, ProjectedField, page, table } from '../../../../query-compiler/index.ts';
import { conversationCounts, conversationsWhere } from '../conversations.reads.ts';
import { sendMessage } from '../use-cases/send-message.ts';
import { ConversationFilter, SendMessageInput } from './conversation.inputs.ts';
import { SendMessageResult } from './conversation.results.ts';
import { Conversation, ConversationConnection, ConversationCountByTab } from './conversation.type.ts';

@Resolver()
export class ConversationResolver {
  @Can('read', 'Conversation')
  @ProjectedField()
  @Query(() => ConversationConnection, { description: 'Conversations by last message, newest first.' })
  conversations(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ConversationFilter, { nullable: true }) filter: ConversationFilter | null,
  ) {
    return page({ first, after }, { by: 'lastMessageAt', where: conversationsWhere(ctx, filter ?? {}) });
  }

  @Can('read', 'Conversation')
  @ProjectedField()
  @Query(() => Conversation, {
    description: 'One conversation. NOT_FOUND for an id of another workspace or an unknown one.',
  })
  conversation(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Conversation')
  @ProjectedField()
  @Query(() => [ConversationCountByTab], { description: 'Number of conversations in each tab of the inbox.' })
  conversationCounts(@InWorkspace() ctx: WorkspaceContext) {
    return table(conversationCounts(ctx));
  }

  @Can('reply', 'Conversation')
  @Mutation(() => SendMessageResult, {
    description:
      'Sends a message of the team and takes the conversation over for the member. It is suppressed while the workspace is paused. Refused while another member has taken over, for empty text, and for contacts that cannot be messaged.',
  })
  sendMessage(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SendMessageInput) input: SendMessageInput,
  ): Promise<typeof SendMessageResult> {
    const clientId = input.clientId ?? null;
    if (clientId !== null && !isUuid(clientId)) throw badInput('clientId is a UUID.', 'clientId');
    return sendMessage(ctx, { ...input, conversationId: ids.uuid(input.conversationId), clientId });
  }
}
