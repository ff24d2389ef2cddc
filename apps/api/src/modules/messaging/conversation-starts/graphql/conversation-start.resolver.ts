import { Arg, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { parseConversationStart } from '../conversation-start.validation.ts';
import { startConversation } from '../use-cases/start-conversation.ts';
import { StartConversationInput } from './conversation-start.inputs.ts';
import { StartConversationResult } from './conversation-start.results.ts';

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
