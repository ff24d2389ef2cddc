import { Arg, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ExportInput, startExport } from '../../../platform/exports/index.ts';
import { JobPayload } from '../../../platform/long-jobs/index.ts';
import { entityExport } from '../entity-export.ts';
import { EntityFilter } from './world-filters.ts';

@InputType()
class ExportEntitiesInput extends ExportInput {
  @Field(() => EntityFilter, {
    nullable: true,
    description:
      'Filter of the entities to export. If null or omitted, all entities that the viewer can read are exported.',
  })
  filter?: EntityFilter | null;
}

@Resolver()
export class EntityExportResolver {
  @Can('export', 'Entity')
  @Mutation(() => JobPayload, {
    description:
      'Starts an export of the fields of the entities that the viewer can read, one row for each field with its confidence and source. Contact details that are masked for the viewer are masked in the file. Available to members only, not to API keys.',
  })
  exportEntities(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportEntitiesInput) input: ExportEntitiesInput,
  ): Promise<JobPayload | Refused> {
    return startExport(ctx, entityExport, input);
  }
}
