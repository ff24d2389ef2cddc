import type { TakeoverEndReason } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { TakeoverEndReasonEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { assignConversation, markConversationRead } from '../use-cases/conversations.ts';
import { returnConversation, setTakeoverLimit, takeOverConversation } from '../use-cases/takeovers.ts';
import { Conversation } from './conversation.type.ts';

@ObjectType({ implements: Node, description: 'A period in which a member replies instead of the agent.' })
export class Takeover {
  id: string;

  @Field(() => ID, { description: 'Id of the member. It remains after the member has left the workspace.' })
  memberId: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the member took over.' })
  startedAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the takeover ended. Null if the takeover is active.',
  })
  endedAt: Date | null;

  @Field(() => TakeoverEndReasonEnum, {
    nullable: true,
    description: 'Reason why the takeover ended. Null if the takeover is active.',
  })
  endReason: TakeoverEndReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Note for the agent and the members when the conversation was returned. Null if there is none.',
  })
  note: string | null;
}

@InputType()
class TakeOverConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the conversation that the caller has read. Refused if the conversation has changed since. If omitted, the version is not checked.',
  })
  version?: number | null;
}

@InputType()
class ReturnConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Note for the agent and the members, at most 500 characters. If omitted, there is no note.',
  })
  note?: string | null;
}

@InputType()
class AssignConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the member to assign. If null or omitted, the conversation is unassigned.',
  })
  assigneeId?: string | null;
}

@InputType()
class MarkConversationReadInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Id of the newest message that was read.' })
  messageId: string;
}

@InputType()
class SetTakeoverLimitInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'Idle time in minutes after which a takeover ends automatically, 5 to 1440. If null or omitted, a takeover ends only when the conversation is returned.',
  })
  idleMinutes?: number | null;
}

@ObjectType({ description: 'Result of taking over a conversation. The agent does not reply.' })
class ConversationTakenOver {
  readonly type: 'ConversationTakenOver';

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'Result of returning a conversation to the agent, which replies again.' })
class ConversationReturned {
  readonly type: 'ConversationReturned';

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'Result of assigning or unassigning a conversation.' })
class ConversationAssigned {
  readonly type: 'ConversationAssigned';

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'Result of marking a conversation as read up to a message.' })
class ConversationRead {
  readonly type: 'ConversationRead';

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'Result of changing the idle time of takeovers.' })
class TakeoverLimitSet {
  readonly type: 'TakeoverLimitSet';

  @Field(() => Int, {
    nullable: true,
    description:
      'Idle time in minutes after which a takeover ends automatically. Null if takeovers do not end automatically.',
  })
  readonly idleMinutes: number | null;
}

const TakeOverConversationResult = resultUnion('TakeOverConversationResult', ConversationTakenOver, Refused);

const ReturnConversationResult = resultUnion('ReturnConversationResult', ConversationReturned, Refused);

const AssignConversationResult = resultUnion('AssignConversationResult', ConversationAssigned, Refused);

const MarkConversationReadResult = resultUnion('MarkConversationReadResult', ConversationRead, Refused);

const SetTakeoverLimitResult = resultUnion('SetTakeoverLimitResult', TakeoverLimitSet, Refused);

@Resolver()
export class TakeoverResolver {
  @Can('takeOver', 'Conversation')
  @Mutation(() => TakeOverConversationResult, {
    description:
      'Takes over a conversation from the agent. Refused if another member has taken over; the message of the refusal names that member.',
  })
  takeOverConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => TakeOverConversationInput) input: TakeOverConversationInput,
  ): Promise<typeof TakeOverConversationResult> {
    return takeOverConversation(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('returnToAgent', 'Conversation')
  @Mutation(() => ReturnConversationResult, {
    description: 'Returns a conversation to the agent. Available only to the member who has taken over.',
  })
  returnConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ReturnConversationInput) input: ReturnConversationInput,
  ): Promise<typeof ReturnConversationResult> {
    return returnConversation(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('assign', 'Conversation')
  @Mutation(() => AssignConversationResult, {
    description: 'Assigns a conversation to a member, or removes the assignee.',
  })
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
  @Mutation(() => MarkConversationReadResult, {
    description: 'Marks a conversation as read by the viewer up to a message.',
  })
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
