import { Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { JobPayload } from '../../long-jobs/index.ts';
import { exportWorkspaceData } from '../export-workspace-data.ts';

@Resolver()
export class WorkspaceDataResolver {
  @Can('export', 'Workspace')
  @Mutation(() => JobPayload, {
    description:
      'Starts an export of all data of the workspace as NDJSON, for example before the workspace is deleted: settings, members, contacts, leads, bookings, conversations, calls, forms, agents, knowledge, records, campaigns, invoices and the audit log. Secrets, and the content of files and recordings, are not included. FORBIDDEN if the viewer cannot read all of this data. Available to owners only, not to API keys.',
  })
  exportWorkspaceData(@InWorkspace() ctx: WorkspaceContext): Promise<JobPayload | Refused> {
    return exportWorkspaceData(ctx);
  }
}
