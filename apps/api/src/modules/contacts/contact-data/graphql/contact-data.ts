import { Arg, ID, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { JobPayload } from '../../../platform/long-jobs/index.ts';
import { exportContactData } from '../export-contact-data.ts';

@Resolver()
export class ContactDataResolver {
  @Can('export', 'Contact')
  @Mutation(() => JobPayload, {
    description:
      'Starts an export of all data of a contact as NDJSON: details, opt-out, leads, bookings, conversations, calls, record of the world model and audit events. FORBIDDEN if the viewer cannot read all of this data, including contact details. Available to members only, not to API keys.',
  })
  exportContactData(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the contact.' }) id: string,
  ): Promise<JobPayload | Refused> {
    return exportContactData(ctx, { id: ids.uuid(id) });
  }
}
