import { Arg, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { summarizeConversation } from '../use-cases/summarize-conversation.ts';

@ObjectType({
  description:
    'Summary of a conversation by the language model, in English. Phone numbers and email addresses are masked for viewers who may not see contact details.',
})
class ConversationSummary {
  @Field(() => String, { description: 'What the contact wants, at most 300 characters.' })
  request: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is known about the contact and the request, at most 300 characters. Null if nothing is known.',
  })
  known: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the contact was promised, at most 300 characters. Null if nothing was promised.',
  })
  promised: string | null;
}

@ObjectType({ description: 'Payload of `summarizeConversation`.' })
class ConversationSummaryPayload extends Payload {
  @Field(() => ConversationSummary, { description: 'Summary of the conversation at this time. It is not stored.' })
  readonly summary: ConversationSummary;
}

@Resolver()
export class ConversationSummaryResolver {
  @Can('read', 'Message')
  @Mutation(() => ConversationSummaryPayload, {
    description:
      'Summarizes the latest 60 messages of a conversation, with the answers and appointments of the contact. Nothing is stored.',
  })
  summarizeConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('conversationId', () => ID, { description: 'Id of the conversation.' }) conversationId: string,
  ): Promise<ConversationSummaryPayload | Refused> {
    return summarizeConversation(ctx, { conversationId: ids.uuid(conversationId) });
  }
}
