import { Arg, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, type Read } from '../../../../query-compiler/index.ts';
import { createConversationNote, deleteConversationNote } from '../use-cases/conversation-notes.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a note, with the reason if not.',
})
class ConversationNotePermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the note.' })
  delete: PermissionCheck;
}

@ObjectType({
  implements: Node,
  description:
    'A private note in a conversation for the members of the workspace. It is never sent to the contact, and the agent never receives it.',
})
class ConversationNote {
  id: string;

  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId: string;

  @Field(() => ID, {
    description: 'Id of the member who wrote the note. It remains after the member has left the workspace.',
  })
  memberId: string;

  @Field(() => String, {
    description:
      'Text of the note. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  text: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the note was created.' })
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('ConversationNote', { delete: 'delete' })
  @Field(() => ConversationNotePermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: ConversationNotePermissions;
}

connectionOf('ConversationNote', () => ConversationNote);

@InputType()
class CreateConversationNoteInput {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId: string;

  @Field(() => String, { description: 'Text with 1 to 2000 characters.' })
  text: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of up to 10 members to notify. Each must be able to read the conversation. If null or omitted, the note mentions no one.',
  })
  mentionedMemberIds?: string[] | null;
}

@ObjectType({ description: 'Payload of `createConversationNote`.' })
export class ConversationNotePayload extends Payload {
  @Field(() => ConversationNote, { description: 'The new note.' })
  readonly conversationNote: Read;
}

@Resolver()
export class ConversationNoteResolver {
  @Can('create', 'ConversationNote')
  @Mutation(() => ConversationNotePayload, {
    description:
      'Creates a private note in a conversation in any mode and status, and notifies the mentioned members. Available to members only, not to API keys.',
  })
  createConversationNote(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateConversationNoteInput) input: CreateConversationNoteInput,
  ): Promise<ConversationNotePayload | Refused> {
    return createConversationNote(ctx, {
      conversationId: ids.uuid(input.conversationId),
      text: input.text,
      mentionedMemberIds: (input.mentionedMemberIds ?? []).map(ids.uuidOrNone),
    });
  }

  @Can('delete', 'ConversationNote')
  @Mutation(() => DeletedPayload, {
    description:
      'Deletes a private note of the viewer. Notes of other members require the policy `message.send`. Available to members only, not to API keys.',
  })
  deleteConversationNote(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteConversationNote(ctx, ids.uuid(id));
  }
}
