import { Arg, ID, Int, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { providerLogWhere } from '../provider-log.reads.ts';
import { ProviderLogConnection, ProviderLogEntry, ProviderLogFilter } from './provider-log-entry.ts';

@Resolver()
export class ProviderLogResolver {
  @Can('read', 'ProviderLogEntry')
  @ProjectedField()
  @Query(() => ProviderLogConnection, {
    description: 'Requests to and from providers in the last 30 days, newest first.',
  })
  providerLogEntries(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ProviderLogFilter, { nullable: true }) filter: ProviderLogFilter | null,
  ) {
    return page({ first, after }, { by: 'occurredAt', where: providerLogWhere(ctx, filter) });
  }

  @Can('read', 'ProviderLogEntry')
  @ProjectedField()
  @Query(() => ProviderLogEntry, {
    description: 'An entry of the provider log. NOT_FOUND if the id does not exist in this workspace.',
  })
  providerLogEntry(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }
}
