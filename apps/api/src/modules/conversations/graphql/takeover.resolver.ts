import { Arg, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { assignConversation } from '../use-cases/assign-conversation.ts';
import { handBackConversation } from '../use-cases/hand-back-conversation.ts';
import { markConversationRead } from '../use-cases/mark-conversation-read.ts';
import { setTakeoverLimit } from '../use-cases/set-takeover-limit.ts';
import { takeOverConversation } from '../use-cases/take-over-conversation.ts';
import {
  AssignConversationInput,
  HandBackConversationInput,
  MarkConversationReadInput,
  SetTakeoverLimitInput,
  TakeOverConversationInput,
} from './takeover.inputs.ts';
import {
  AssignConversationResult,
  HandBackConversationResult,
  MarkConversationReadResult,
  SetTakeoverLimitResult,
  TakeOverConversationResult,
} from './takeover.results.ts';

@Resolver()
export class TakeoverResolver {
  @Can('takeOver', 'Conversation')
  @Mutation(() => TakeOverConversationResult, {
    description:
      'The caller answers from now on, and the agent is silent. Refused with who holds it where somebody does.',
  })
  takeOverConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => TakeOverConversationInput) input: TakeOverConversationInput,
  ) {
    return takeOverConversation(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('handBack', 'Conversation')
  @Mutation(() => HandBackConversationResult, { description: 'The agent answers again. For whoever holds it.' })
  handBackConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => HandBackConversationInput) input: HandBackConversationInput,
  ) {
    return handBackConversation(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('assign', 'Conversation')
  @Mutation(() => AssignConversationResult, { description: 'Says which member looks after it, or that nobody does.' })
  assignConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => AssignConversationInput) { id, assigneeId }: AssignConversationInput,
  ) {
    return assignConversation(ctx, {
      id: ids.uuid(id),
      assigneeId: assigneeId == null ? null : ids.uuid(assigneeId),
    });
  }

  @Can('markRead', 'Conversation')
  @Mutation(() => MarkConversationReadResult, { description: 'The caller has read it up to a message of it.' })
  markConversationRead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => MarkConversationReadInput) { id, messageId }: MarkConversationReadInput,
  ) {
    return markConversationRead(ctx, { id: ids.uuid(id), messageId: ids.uuid(messageId) });
  }

  @Can('update', 'Workspace')
  @Mutation(() => SetTakeoverLimitResult, {
    description: 'After how long without a word of the member the agent answers again by itself.',
  })
  setTakeoverLimit(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetTakeoverLimitInput) { idleMinutes }: SetTakeoverLimitInput,
  ) {
    return setTakeoverLimit(ctx, idleMinutes ?? null);
  }
}
