import { Arg, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { MessagePayload } from '../../conversations/index.ts';
import { TemplateVariableInput } from '../../templates/index.ts';
import { parseConversationStart } from '../conversation-start.validation.ts';
import { startConversation } from '../use-cases/start-conversation.ts';

@InputType({
  description:
    'Starts or continues a conversation with a contact. Set either `contactId` or `leadId`, and either `body` or `templateId`.',
})
export class StartConversationInput {
  @Field(() => ID, { nullable: true, description: 'Id of the contact to write to. If omitted, `leadId` is required.' })
  contactId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the lead to write to. If the lead has no contact, a contact is created. If omitted, `contactId` is required.',
  })
  leadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Text of the message, 1 to 4096 characters. Refused if the contact's reply window is closed. If omitted, `templateId` is required.",
  })
  body?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of an approved template. It can be sent even if the reply window is closed. If omitted, `body` is required.',
  })
  templateId?: string | null;

  @Field(() => [TemplateVariableInput], {
    nullable: true,
    description:
      'Values of the template variables, with one entry for each variable. Required if the template has variables.',
  })
  variables?: TemplateVariableInput[] | null;

  @Field(() => String, {
    description:
      'UUID chosen by the client, for safe retries. If the contact already has a message with this UUID, that message is returned and nothing is sent.',
  })
  clientId: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to write even outside the contact window, to a contact who has never written. Has an effect for members only, not for API keys.',
  })
  confirmOutsideWindow: boolean;
}

@Resolver()
export class ConversationStartResolver {
  @Can('start', 'Conversation')
  @Mutation(() => MessagePayload, {
    description:
      'Writes to a contact or lead on WhatsApp. An existing conversation with the contact is continued. A member takes over the conversation by writing; an API key does not. If the workspace is paused, the message is stored with the status SUPPRESSED and is never sent. Refused if another member has taken over, or if the contact is blocked or has opted out. If the contact has never written, outreach limits and the contact window apply. Available in WhatsApp workspaces only.',
  })
  startConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => StartConversationInput) input: StartConversationInput,
  ): Promise<MessagePayload | Refused> {
    return startConversation(ctx, parseConversationStart(input));
  }
}
