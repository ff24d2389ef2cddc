import { Arg, ID, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { acceptSurface, returnSurface } from '../use-cases/review-surface.ts';
import { SurfacePayload } from './surface.ts';

@Resolver()
export class SurfaceReviewResolver {
  @Can('review', 'Surface')
  @Mutation(() => SurfacePayload, {
    description:
      'Accepts the answers of a form that is waiting for review: they are stored in the record of the contact, and the agent receives them.',
  })
  acceptSurface(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SurfacePayload | Refused> {
    return acceptSurface(ctx, { id: ids.uuid(id) });
  }

  @Can('review', 'Surface')
  @Mutation(() => SurfacePayload, {
    description:
      'Returns a form that is waiting for review to the contact, who gets a message with the note and the link and can correct the answers. Refused if the contact cannot be messaged.',
  })
  returnSurface(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('note', () => String, { description: 'What the contact must correct, 1 to 500 characters.' }) note: string,
  ): Promise<SurfacePayload | Refused> {
    return returnSurface(ctx, { id: ids.uuid(id), note });
  }
}
