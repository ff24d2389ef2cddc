import { Arg, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ExportInput, startExport } from '../../../platform/exports/index.ts';
import { JobPayload } from '../../../platform/long-jobs/index.ts';
import { leadExport } from '../lead-export.ts';
import { LeadFilter } from './lead.mutations.ts';

@InputType()
class ExportLeadsInput extends ExportInput {
  @Field(() => LeadFilter, {
    nullable: true,
    description: 'Filter of the leads to export. If null or omitted, all leads that the viewer can read are exported.',
  })
  filter?: LeadFilter | null;
}

@Resolver()
export class LeadExportResolver {
  @Can('export', 'Lead')
  @Mutation(() => JobPayload, {
    description:
      'Starts an export of the leads that the viewer can read, with their answers. Contact details that are masked for the viewer are masked in the file. Available to members only, not to API keys.',
  })
  exportLeads(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportLeadsInput) input: ExportLeadsInput,
  ): Promise<JobPayload | Refused> {
    return startExport(ctx, leadExport, input);
  }
}
