import { Arg, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { AnswerSource } from '../../answer-sources/index.ts';
import { draftReply } from '../use-cases/draft-reply.ts';

@ObjectType({ description: "Draft of a member's reply that the agent wrote. It is not stored." })
class ReplyDraft {
  @Field(() => String, {
    description:
      'Text of the draft, at most 4096 characters. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  text: string;

  @Field(() => [AnswerSource], { description: 'Passages that support the facts in the text, at most 3.' })
  sources: AnswerSource[];
}

@ObjectType({ description: 'Payload of `draftReply`.' })
class ReplyDraftPayload extends Payload {
  @Field(() => ReplyDraft, { description: 'Draft that the member can edit and send.' })
  readonly draft: ReplyDraft;
}

@Resolver()
export class ReplyDraftResolver {
  @Can('reply', 'Conversation')
  @Mutation(() => ReplyDraftPayload, {
    description:
      "Drafts a reply to the contact's unanswered messages with the published agent, its knowledge and free times. Nothing is sent, booked or stored. Refused if there is no unanswered message, another member has taken over, or the agent has no reply.",
  })
  draftReply(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('conversationId', () => ID, { description: 'Id of the conversation.' }) conversationId: string,
  ): Promise<ReplyDraftPayload | Refused> {
    return draftReply(ctx, { conversationId: ids.uuid(conversationId) });
  }
}
