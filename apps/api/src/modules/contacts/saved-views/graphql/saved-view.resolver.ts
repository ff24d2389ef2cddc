import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { createSavedView } from '../use-cases/create-saved-view.ts';
import { deleteSavedView } from '../use-cases/delete-saved-view.ts';
import { updateSavedView } from '../use-cases/update-saved-view.ts';
import {
  CreateSavedViewInput,
  CreateSavedViewResult,
  DeleteSavedViewInput,
  DeleteSavedViewResult,
  UpdateSavedViewInput,
  UpdateSavedViewResult,
} from './saved-view.results.ts';
import { SavedViewConnection } from './saved-view.type.ts';

@Resolver()
export class SavedViewResolver {
  @Can('read', 'SavedView')
  @ProjectedField()
  @Query(() => SavedViewConnection, {
    description: "The viewer's own and the shared views of the contact list, newest first.",
  })
  savedViews(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('create', 'SavedView')
  @Mutation(() => CreateSavedViewResult, { description: 'Saves the current filter of the contact list as a view.' })
  createSavedView(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateSavedViewInput) input: CreateSavedViewInput,
  ): Promise<typeof CreateSavedViewResult> {
    return createSavedView(ctx, input);
  }

  @Can('update', 'SavedView')
  @Mutation(() => UpdateSavedViewResult, { description: "Updates one of the viewer's own views." })
  updateSavedView(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSavedViewInput) input: UpdateSavedViewInput,
  ): Promise<typeof UpdateSavedViewResult> {
    return updateSavedView(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'SavedView')
  @Mutation(() => DeleteSavedViewResult, { description: "Deletes one of the viewer's own views." })
  deleteSavedView(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteSavedViewInput) input: DeleteSavedViewInput,
  ): Promise<typeof DeleteSavedViewResult> {
    return deleteSavedView(ctx, { id: ids.uuid(input.id) });
  }
}
