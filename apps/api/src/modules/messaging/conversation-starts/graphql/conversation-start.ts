import { Arg, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Conversation, Message } from '../../conversations/index.ts';
import { TemplateVariableInput } from '../../templates/index.ts';
import { parseConversationStart } from '../conversation-start.validation.ts';
import { startConversation } from '../use-cases/start-conversation.ts';

@InputType({ description: 'Either `contactId` or `leadId`, and either `body` or `templateId`.' })
export class StartConversationInput {
  @Field(() => ID, { nullable: true, description: 'Contact to write to.' })
  contactId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Lead to write to. Its contact is created when there is none.' })
  leadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '1 to 4096 characters. Refused while the reply window of the contact is closed.',
  })
  body?: string | null;

  @Field(() => ID, { nullable: true, description: 'Approved template. Allowed at any time.' })
  templateId?: string | null;

  @Field(() => [TemplateVariableInput], { nullable: true, description: 'One entry per variable of the template.' })
  variables?: TemplateVariableInput[] | null;

  @Field(() => String, {
    description: 'UUID chosen by the sender. Repeating it for the same contact returns the existing message.',
  })
  clientId: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Writes to a contact who has never written outside the contact window of the number. Members only.',
  })
  confirmOutsideWindow: boolean;
}

@ObjectType({ description: 'The message was stored and is sent unless the workspace is paused.' })
class ConversationStarted {
  readonly type: 'ConversationStarted';

  @Field(() => Message, { description: 'The stored message with its rendered text.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'The conversation, taken over by the member.' })
  readonly conversation: Read;
}

const StartConversationResult = resultUnion('StartConversationResult', ConversationStarted, Refused);

@Resolver()
export class ConversationStartResolver {
  @Can('start', 'Conversation')
  @Mutation(() => StartConversationResult, {
    description:
      'Writes to a contact or lead on WhatsApp and takes the conversation over for the member. A contact has one conversation: an existing one continues. Refused while another member has taken over, for contacts that cannot be messaged, and by the outreach limits and the contact window when the contact has never written.',
  })
  startConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => StartConversationInput) input: StartConversationInput,
  ): Promise<typeof StartConversationResult> {
    return startConversation(ctx, parseConversationStart(input));
  }
}
