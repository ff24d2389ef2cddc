import type { ConversationStatus } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ConversationStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import {
  reopenConversation,
  resolveConversation,
  snoozeConversation,
  updateConversationStatuses,
} from '../use-cases/conversation-states.ts';
import { ConversationPayload } from './takeover.ts';

const VERSION =
  'Version number that the client has read. If the conversation has changed since, the change is refused. If omitted, the version is not checked.';

@InputType({ description: 'A conversation, and the version of the conversation that the client has read.' })
class ConversationAtInput {
  @Field(() => ID, { description: 'Id of the conversation.' })
  id: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  version?: number | null;

  @Field({
    nullable: true,
    description:
      'Whether the API caller takes over a conversation that is reopened, for example to undo a resolution that ended a takeover or a handoff. This requires the permission to take over instead of the permission to reply. Only for the state OPEN. If null or omitted, the agent replies. Ignored for API keys, which cannot take over.',
  })
  takesOver?: boolean;
}

@InputType()
class UpdateConversationStatusesInput {
  @Field(() => [ConversationAtInput], {
    description: 'The conversations, 1 to 100. If an id is repeated, its first occurrence is used.',
  })
  conversations: ConversationAtInput[];

  @Field(() => ConversationStatusEnum, { description: 'New status of the conversations.' })
  status: ConversationStatus;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which snoozed conversations open again, in the next 365 days. If null or omitted, snoozed conversations open when the contact writes. Only for the state SNOOZED.',
  })
  snoozedUntil?: Date | null;
}

@ObjectType({ description: 'Result of changing the state of one conversation.' })
class ConversationStatusResult {
  @Field(() => ID, { description: 'Id of the conversation.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Error code: NOT_FOUND, FORBIDDEN, TAKEN_OVER_BY_ANOTHER or CONVERSATION_CHANGED. Null if the conversation is in the requested state.',
  })
  code: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Error message. Null if the conversation is in the requested state.',
  })
  message: string | null;
}

@ObjectType({ description: 'Payload of `updateConversationStatuses`.' })
class ConversationStatusesPayload extends Payload {
  @Field(() => [ConversationStatusResult], { description: 'Result of each conversation, in the order of the input.' })
  readonly results: readonly ConversationStatusResult[];
}

@Resolver()
export class ConversationStatusResolver {
  @Can('reply', 'Conversation')
  @Mutation(() => ConversationPayload, {
    description:
      'Resolves a conversation. A takeover, a handoff and its escalation end, and the agent replies if the contact writes again, which reopens the conversation. Refused if another member has taken over.',
  })
  resolveConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version?: number | null,
  ): Promise<ConversationPayload | Refused> {
    return resolveConversation(ctx, { id: ids.uuid(id), version });
  }

  @Can('reply', 'Conversation')
  @Mutation(() => ConversationPayload, {
    description:
      'Sets a conversation aside until a time or until the contact writes. Its escalation ends. The mode of the conversation does not change. Refused if another member has taken over.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  snoozeConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('until', () => GraphQLDateTime, {
      nullable: true,
      description:
        'Time at which the conversation opens again, in the next 365 days. If null or omitted, it opens when the contact writes.',
    })
    until?: Date | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version?: number | null,
  ): Promise<ConversationPayload | Refused> {
    return snoozeConversation(ctx, { id: ids.uuid(id), until: until ?? null, version });
  }

  @Can('reply', 'Conversation')
  @Mutation(() => ConversationPayload, {
    description: 'Reopens a resolved or snoozed conversation. Refused if another member has taken over.',
  })
  reopenConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ConversationPayload | Refused> {
    return reopenConversation(ctx, ids.uuid(id));
  }

  @Can('reply', 'Conversation')
  @Mutation(() => ConversationStatusesPayload, {
    description: 'Resolves, snoozes or reopens up to 100 conversations, and returns one result for each.',
  })
  updateConversationStatuses(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateConversationStatusesInput) input: UpdateConversationStatusesInput,
  ): Promise<ConversationStatusesPayload | Refused> {
    return updateConversationStatuses(ctx, {
      ...input,
      conversations: input.conversations.map(({ id, ...at }) => ({ ...at, id: id.toLowerCase() })),
    });
  }
}
