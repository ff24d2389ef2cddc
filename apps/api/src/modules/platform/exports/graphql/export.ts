import { Arg, ID, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { ids } from '../../../../graphql/ids.ts';
import { createExportLink } from '../export-files.ts';

@Resolver()
export class ExportResolver {
  @Can('read', 'Job')
  @Mutation(() => DownloadLinkPayload, {
    description:
      "Creates a download URL, valid for five minutes, for the file of one of the viewer's own exports. The file is available for 24 hours after the export. FORBIDDEN without the permission that the export required. NOT_FOUND for exports of other members, and for API keys.",
  })
  createExportLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the job that created the file.' }) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createExportLink(ctx, { id: ids.uuid(id) });
  }
}
