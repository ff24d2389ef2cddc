import type { ViewVisibility } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ViewVisibilityEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, page, type Read, run, sql } from '../../../../query-compiler/index.ts';
import { createSavedView, deleteSavedView, updateSavedView } from '../use-cases/saved-views.ts';

@ObjectType({ implements: Node, description: 'A stored filter of the contact list.' })
class SavedView {
  id: string;

  @Field(() => String, { description: 'Name of the view, 1 to 100 characters, unique among the views of its owner.' })
  name: string;

  @Field(() => ViewVisibilityEnum, { description: 'Who can see the view.' })
  visibility: ViewVisibility;

  @Field(() => String, {
    description:
      'URL-encoded query string of the contact list without the leading `?`. An empty string selects all contacts.',
  })
  query: string;

  @Public('Plain data of a view that the viewer may read.')
  @inSql.expression(({ column }) => sql`(${column('memberId')} = ${run.memberId}::uuid) is true`)
  @Field(() => Boolean, {
    description: 'Whether the viewer owns the view and can change it.',
  })
  isViewerOwner: boolean;

  @Field(() => GraphQLDateTime, { description: 'Time at which the view was saved.' })
  createdAt: Date;
}

const SavedViewConnection = connectionOf('SavedView', () => SavedView);

@InputType()
class CreateSavedViewInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters, unique among the views of the viewer.' })
  name: string;

  @Field(() => String, {
    description:
      'URL-encoded query string of the contact list without the leading `?`, at most 2000 characters. An empty string selects all contacts.',
  })
  query: string;

  @Field(() => ViewVisibilityEnum, { description: 'Who can see the view.' })
  visibility: ViewVisibility;
}

@InputType()
class UpdateSavedViewInput extends CreateSavedViewInput {
  @Field(() => ID, { description: 'Id of the saved view.' })
  id: string;
}

@ObjectType({ description: 'Payload of the mutations that return a saved view.' })
export class SavedViewPayload extends Payload {
  @Field(() => SavedView, { description: 'Saved view after the mutation.' })
  readonly view: Read;
}

@Resolver()
export class SavedViewResolver {
  @Can('read', 'SavedView')
  @ProjectedField()
  @Query(() => SavedViewConnection, {
    description:
      "The viewer's own and all shared views of the contact list, newest first. Available to members only, not to API keys.",
  })
  savedViews(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('create', 'SavedView')
  @Mutation(() => SavedViewPayload, {
    description:
      'Stores a filter of the contact list as a view. A member can have 50 views. Available to members only, not to API keys.',
  })
  createSavedView(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateSavedViewInput) input: CreateSavedViewInput,
  ): Promise<SavedViewPayload | Refused> {
    return createSavedView(ctx, input);
  }

  @Can('update', 'SavedView')
  @Mutation(() => SavedViewPayload, { description: "Changes one of the viewer's own saved views." })
  updateSavedView(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSavedViewInput) input: UpdateSavedViewInput,
  ): Promise<SavedViewPayload | Refused> {
    return updateSavedView(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'SavedView')
  @Mutation(() => DeletedPayload, { description: "Deletes one of the viewer's own saved views." })
  deleteSavedView(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteSavedView(ctx, { id: ids.uuid(id) });
  }
}
