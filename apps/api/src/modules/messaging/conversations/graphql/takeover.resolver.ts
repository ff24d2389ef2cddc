import { Arg, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { assignConversation } from '../use-cases/assign-conversation.ts';
import { markConversationRead } from '../use-cases/mark-conversation-read.ts';
import { returnConversation } from '../use-cases/return-conversation.ts';
import { setTakeoverLimit } from '../use-cases/set-takeover-limit.ts';
import { takeOverConversation } from '../use-cases/take-over-conversation.ts';
import {
  AssignConversationInput,
  MarkConversationReadInput,
  ReturnConversationInput,
  SetTakeoverLimitInput,
  TakeOverConversationInput,
} from './takeover.inputs.ts';
import {
  AssignConversationResult,
  MarkConversationReadResult,
  ReturnConversationResult,
  SetTakeoverLimitResult,
  TakeOverConversationResult,
} from './takeover.results.ts';

@Resolver()
export class TakeoverResolver {
  @Can('takeOver', 'Conversation')
  @Mutation(() => TakeOverConversationResult, {
    description:
      'Takes over a conversation from the agent. Refused while another member has it, whose name the refusal contains.',
  })
  takeOverConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => TakeOverConversationInput) input: TakeOverConversationInput,
  ): Promise<typeof TakeOverConversationResult> {
    return takeOverConversation(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('returnToAgent', 'Conversation')
  @Mutation(() => ReturnConversationResult, {
    description: 'Hands the conversation back to the agent. Only for the member who took over.',
  })
  returnConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ReturnConversationInput) input: ReturnConversationInput,
  ): Promise<typeof ReturnConversationResult> {
    return returnConversation(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('assign', 'Conversation')
  @Mutation(() => AssignConversationResult, { description: 'Assigns a conversation to a member, or unassigns it.' })
  assignConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => AssignConversationInput) { id, assigneeId }: AssignConversationInput,
  ): Promise<typeof AssignConversationResult> {
    return assignConversation(ctx, {
      id: ids.uuid(id),
      assigneeId: assigneeId == null ? null : ids.uuid(assigneeId),
    });
  }

  @Can('markRead', 'Conversation')
  @Mutation(() => MarkConversationReadResult, { description: 'Marks a conversation as read up to a message.' })
  markConversationRead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => MarkConversationReadInput) { id, messageId }: MarkConversationReadInput,
  ): Promise<typeof MarkConversationReadResult> {
    return markConversationRead(ctx, { id: ids.uuid(id), messageId: ids.uuid(messageId) });
  }

  @Can('update', 'Workspace')
  @Mutation(() => SetTakeoverLimitResult, {
    description: 'Sets the idle time after which a takeover ends automatically.',
  })
  setTakeoverLimit(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetTakeoverLimitInput) { idleMinutes }: SetTakeoverLimitInput,
  ): Promise<typeof SetTakeoverLimitResult> {
    return setTakeoverLimit(ctx, idleMinutes ?? null);
  }
}
