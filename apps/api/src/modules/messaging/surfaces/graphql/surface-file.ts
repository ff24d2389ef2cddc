import { Arg, ID, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { ids } from '../../../../graphql/ids.ts';
import { createSurfaceFileLink } from '../use-cases/surface-file-links.ts';

@Resolver()
export class SurfaceFileResolver {
  @Can('read', 'Surface')
  @Mutation(() => DownloadLinkPayload, {
    description:
      'Creates a URL of a file that a contact uploaded to a form, valid for five minutes. Parts of the file can be requested with the Range header. Refused if contact details are masked for the viewer, because a file cannot be masked. NOT_FOUND for API keys.',
  })
  createSurfaceFileLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the file.' }) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createSurfaceFileLink(ctx, ids.uuid(id));
  }
}
