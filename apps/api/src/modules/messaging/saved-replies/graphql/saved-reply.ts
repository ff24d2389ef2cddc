import type { SavedReplyVisibility } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SavedReplyVisibilityEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { savedRepliesWhere } from '../saved-replies.reads.ts';
import { createSavedReply, deleteSavedReply, updateSavedReply } from '../use-cases/saved-replies.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a saved reply, with the reason if not.',
})
class SavedReplyPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the reply.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the reply.' })
  delete: PermissionCheck;
}

@ObjectType({ implements: Node, description: 'A text that members insert into their replies by its shortcut.' })
class SavedReply {
  id: string;

  @Field(() => String, {
    description:
      'Shortcut without the slash, in lower case. Unique among the shared replies, and among the private replies of a member.',
  })
  shortcut: string;

  @Field(() => String, {
    description:
      'Text with the placeholders `{{contact_name}}`, `{{first_name}}`, `{{my_name}}` and `{{workspace}}`. The app fills them when a member inserts the reply.',
  })
  text: string;

  @Field(() => String, { nullable: true, description: 'Folder of the reply. Null if the reply is not in a folder.' })
  folder: string | null;

  @Field(() => SavedReplyVisibilityEnum, { description: 'Who can use the reply.' })
  visibility: SavedReplyVisibility;

  @Field(() => Int, { description: 'Number of messages that were sent with the reply.' })
  useCount: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last message that was sent with the reply. Null if there is none.',
  })
  lastUsedAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the reply was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change of the reply.' })
  updatedAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('SavedReply', { update: 'update', delete: 'delete' })
  @Field(() => SavedReplyPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: SavedReplyPermissions;
}

const SavedReplyConnection = connectionOf('SavedReply', () => SavedReply);

@InputType()
class CreateSavedReplyInput {
  @Field(() => String, {
    description: 'Shortcut with 1 to 32 letters, digits, hyphens or underscores. It is stored in lower case.',
  })
  shortcut: string;

  @Field(() => String, {
    description:
      'Text with 1 to 4096 characters. Placeholders: `{{contact_name}}`, `{{first_name}}`, `{{my_name}}` and `{{workspace}}`.',
  })
  text: string;

  @Field(() => String, {
    nullable: true,
    description: 'Folder with at most 40 characters. If null or empty, the reply is not in a folder.',
  })
  folder?: string | null;

  @Field(() => SavedReplyVisibilityEnum, {
    description: 'Who can use the reply. `SHARED` requires the policy `saved_reply.manage`.',
  })
  visibility: SavedReplyVisibility;
}

@InputType()
class UpdateSavedReplyInput extends CreateSavedReplyInput {
  @Field(() => ID, { description: 'Id of the saved reply.' })
  id: string;
}

@ObjectType({ description: 'Payload of the mutations that return a saved reply.' })
export class SavedReplyPayload extends Payload {
  @Field(() => SavedReply, { description: 'Saved reply after the mutation.' })
  readonly savedReply: Read;
}

@Resolver()
export class SavedReplyResolver {
  @Can('read', 'SavedReply')
  @ProjectedField()
  @Query(() => SavedReplyConnection, {
    description: 'Shared replies and private replies of the viewer, sorted by shortcut.',
  })
  savedReplies(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, {
      nullable: true,
      description:
        'Text that the shortcut, the folder or the text contains, at most 100 characters. If omitted or empty, all replies are returned.',
    })
    search: string | null,
  ) {
    const order = { by: 'shortcut', byText: true, direction: 'asc' } as const;
    return page({ first, after }, { ...order, where: savedRepliesWhere(search ?? '') });
  }

  @Can('create', 'SavedReply')
  @Mutation(() => SavedReplyPayload, {
    description:
      'Creates a saved reply. A member can have 100 private replies, and a workspace 500 shared replies. API keys can only create shared replies.',
  })
  createSavedReply(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateSavedReplyInput) input: CreateSavedReplyInput,
  ): Promise<SavedReplyPayload | Refused> {
    return createSavedReply(ctx, input);
  }

  @Can('update', 'SavedReply')
  @Mutation(() => SavedReplyPayload, {
    description:
      'Changes a saved reply. Shared replies require the policy `saved_reply.manage`. A shared reply that becomes private belongs to the viewer.',
  })
  updateSavedReply(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSavedReplyInput) input: UpdateSavedReplyInput,
  ): Promise<SavedReplyPayload | Refused> {
    return updateSavedReply(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'SavedReply')
  @Mutation(() => DeletedPayload, {
    description: 'Deletes a saved reply. Messages that were sent with it do not change.',
  })
  deleteSavedReply(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteSavedReply(ctx, ids.uuid(id));
  }
}
