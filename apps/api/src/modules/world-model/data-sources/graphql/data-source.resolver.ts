import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { isUuid } from '../../../../db/uuid.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { byId, list, ProjectedField, page, sql } from '../../../../query-compiler/index.ts';
import {
  createDataSource,
  deleteDataSource,
  disableDataSource,
  enableDataSource,
  updateDataSource,
  updateDataSourceCredentials,
} from '../use-cases/data-sources.ts';
import { cancelSync, startSync } from '../use-cases/syncs.ts';
import { verifyDataSource } from '../use-cases/verify-data-source.ts';
import {
  CreateDataSourceInput,
  DataSourcePayload,
  SyncRunPayload,
  UpdateDataSourceCredentialsInput,
  UpdateDataSourceInput,
  VerifyDataSourcePayload,
} from './data-source.mutations.ts';
import { DataSource, DataSourceSandbox } from './data-source.type.ts';
import { SyncRunConnection } from './sync-run.ts';

@Resolver()
export class DataSourceResolver {
  @Can('read', 'DataSource')
  @ProjectedField()
  @Query(() => [DataSource], { description: 'Data sources of the workspace, sorted by name, at most twenty.' })
  dataSources() {
    return list([['name', 'asc']]);
  }

  @Can('read', 'DataSource')
  @ProjectedField()
  @Query(() => DataSource, { description: 'A data source. NOT_FOUND if the id does not exist in this workspace.' })
  dataSource(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('create', 'DataSource')
  @Query(() => DataSourceSandbox, {
    nullable: true,
    description: 'Simulated external systems for development. Null outside development.',
  })
  dataSourceSandbox(
    @InWorkspace() { workspace }: WorkspaceContext,
    @Ctx() { services }: RequestContext,
  ): DataSourceSandbox | null {
    return services.sandbox?.dataSources(workspace.id) ?? null;
  }

  @Can('read', 'SyncRun')
  @ProjectedField()
  @Query(() => SyncRunConnection, { description: 'Runs of data sources, newest first.' })
  syncRuns(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('dataSourceId', () => ID, {
      nullable: true,
      description: 'Id of a data source. If omitted, runs of all data sources are returned.',
    })
    of: string | null,
  ) {
    // An id that is not a UUID matches no runs.
    const where = of && (isUuid(of) ? sql`data_source_id = ${of.toLowerCase()}::uuid` : sql`false`);
    return page({ first, after }, { where: where || null });
  }

  @Can('create', 'DataSource')
  @Mutation(() => DataSourcePayload, { description: 'Connects an external system as a data source.' })
  createDataSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateDataSourceInput) input: CreateDataSourceInput,
  ): Promise<DataSourcePayload | Refused> {
    return createDataSource(ctx, input);
  }

  @Can('update', 'DataSource')
  @Mutation(() => DataSourcePayload, {
    description:
      'Changes a data source. Refused during a run. If the base URL changes, the next run reads all records.',
  })
  updateDataSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateDataSourceInput) input: UpdateDataSourceInput,
  ): Promise<DataSourcePayload | Refused> {
    return updateDataSource(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'DataSource')
  @Mutation(() => DataSourcePayload, {
    description: 'Replaces the credentials of a data source. They are stored encrypted, and no field returns them.',
  })
  updateDataSourceCredentials(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateDataSourceCredentialsInput) input: UpdateDataSourceCredentialsInput,
  ): Promise<DataSourcePayload | Refused> {
    return updateDataSourceCredentials(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'DataSource')
  @Mutation(() => DataSourcePayload, {
    description: 'Enables runs of a disabled data source. Calling it again has no effect.',
  })
  enableDataSource(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<DataSourcePayload> {
    return enableDataSource(ctx, ids.uuid(id));
  }

  @Can('update', 'DataSource')
  @Mutation(() => DataSourcePayload, {
    description: 'Disables runs of a data source. An active run is completed. Calling it again has no effect.',
  })
  disableDataSource(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<DataSourcePayload> {
    return disableDataSource(ctx, ids.uuid(id));
  }

  @Can('update', 'DataSource')
  @Mutation(() => VerifyDataSourcePayload, {
    description: 'Tests the connection of a data source and returns sample records.',
  })
  verifyDataSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<VerifyDataSourcePayload | Refused> {
    return verifyDataSource(ctx, { id: ids.uuid(id) });
  }

  @Can('sync', 'DataSource')
  @Mutation(() => SyncRunPayload, { description: 'Starts a run that reads the changes since the last complete run.' })
  startSync(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<SyncRunPayload | Refused> {
    return startSync(ctx, { id: ids.uuid(id) });
  }

  @Can('sync', 'DataSource')
  @Mutation(() => SyncRunPayload, { description: 'Cancels a run of a data source before its next page.' })
  cancelSync(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the run.' }) id: string,
  ): Promise<SyncRunPayload | Refused> {
    return cancelSync(ctx, { id: ids.uuid(id) });
  }

  @Can('delete', 'DataSource')
  @Mutation(() => DeletedPayload, { description: 'Deletes a data source. Its world events remain.' })
  deleteDataSource(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteDataSource(ctx, { id: ids.uuid(id) });
  }
}
