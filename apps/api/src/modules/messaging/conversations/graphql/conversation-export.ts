import { Arg, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ExportInput, startExport } from '../../../platform/exports/index.ts';
import { JobPayload } from '../../../platform/long-jobs/index.ts';
import { conversationExport } from '../conversation-export.ts';
import { ConversationFilter } from './conversation.mutations.ts';

@InputType()
class ExportConversationsInput extends ExportInput {
  @Field(() => ConversationFilter, {
    nullable: true,
    description:
      'Filter of the conversations to export. If null or omitted, all conversations that the viewer can read are exported.',
  })
  filter?: ConversationFilter | null;
}

@Resolver()
export class ConversationExportResolver {
  @Can('export', 'Conversation')
  @Mutation(() => JobPayload, {
    description:
      'Starts an export of the messages of the conversations that the viewer can read, one row per message. Phone numbers and email addresses are masked in every text if they are masked for the viewer. Available to members only, not to API keys.',
  })
  exportConversations(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportConversationsInput) input: ExportConversationsInput,
  ): Promise<JobPayload | Refused> {
    return startExport(ctx, conversationExport, input);
  }
}
