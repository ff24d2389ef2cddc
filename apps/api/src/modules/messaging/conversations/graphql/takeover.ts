import type { TakeoverEndReason } from '@frontdesk/domain';
import { Arg, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { TakeoverEndReasonEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { assignConversation, markConversationRead } from '../use-cases/conversations.ts';
import { returnConversation, takeOverConversation, updateTakeoverLimit } from '../use-cases/takeovers.ts';
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

connectionOf('Takeover', () => Takeover);

@ObjectType({ description: 'Payload of the mutations that return a conversation.' })
export class ConversationPayload extends Payload {
  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'Payload of `updateTakeoverLimit`.' })
export class TakeoverLimitPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description:
      'Idle time in minutes after which a takeover ends automatically. Null if takeovers do not end automatically.',
  })
  readonly idleMinutes: number | null;
}

@Resolver()
export class TakeoverResolver {
  @Can('takeOver', 'Conversation')
  @Mutation(() => ConversationPayload, {
    description:
      'Takes over a conversation for the calling member, so that the agent does not reply. Refused if another member has taken over; the message of the refusal names that member. Not available to API keys.',
  })
  takeOverConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, {
      nullable: true,
      description:
        'Version of the conversation that the client has read. Refused if the conversation has changed since, unless the viewer has already taken over. If omitted, the version is not checked.',
    })
    version?: number | null,
  ): Promise<ConversationPayload | Refused> {
    return takeOverConversation(ctx, { id: ids.uuid(id), version });
  }

  @Can('returnToAgent', 'Conversation')
  @Mutation(() => ConversationPayload, {
    description: 'Returns a conversation to the agent. Available only to the member who has taken over.',
  })
  returnConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('note', () => String, {
      nullable: true,
      description: 'Note for the agent and the members, at most 500 characters. If omitted, there is no note.',
    })
    note?: string | null,
  ): Promise<ConversationPayload | Refused> {
    return returnConversation(ctx, { id: ids.uuid(id), note });
  }

  @Can('assign', 'Conversation')
  @Mutation(() => ConversationPayload, {
    description: 'Assigns a conversation to a member, or removes the assignee. An active takeover is not affected.',
  })
  assignConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('assigneeId', () => ID, {
      nullable: true,
      description: 'Id of the member to assign. If null or omitted, the conversation is unassigned.',
    })
    assigneeId?: string | null,
  ): Promise<ConversationPayload | Refused> {
    return assignConversation(ctx, {
      id: ids.uuid(id),
      assigneeId: assigneeId == null ? null : ids.uuid(assigneeId),
    });
  }

  @Can('markRead', 'Conversation')
  @Mutation(() => ConversationPayload, {
    description:
      'Marks a conversation as read by the viewer up to a message. Has no effect if the viewer has already read a later message. Not available to API keys.',
  })
  markConversationRead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('messageId', () => ID, { description: 'Id of the newest message that was read.' }) messageId: string,
  ): Promise<ConversationPayload | Refused> {
    return markConversationRead(ctx, { id: ids.uuid(id), messageId: ids.uuid(messageId) });
  }

  @Can('update', 'Workspace')
  @Mutation(() => TakeoverLimitPayload, {
    description: 'Sets the idle time after which a takeover ends automatically.',
  })
  updateTakeoverLimit(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('idleMinutes', () => Int, {
      nullable: true,
      description:
        'Idle time in minutes after which a takeover ends automatically, 5 to 1440. If null or omitted, a takeover ends only when the conversation is returned.',
    })
    idleMinutes?: number | null,
  ): Promise<TakeoverLimitPayload | Refused> {
    return updateTakeoverLimit(ctx, idleMinutes ?? null);
  }
}
