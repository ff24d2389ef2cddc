import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { currentSource } from '../draft.ts';
import { AgentVersion } from './agent.type.ts';

@Resolver(() => AgentVersion)
export class AgentVersionFields {
  @Public('The graph is part of the version.')
  @inSql.row({ graphVersion: { source: true } })
  @FieldResolver(() => String, { description: 'Context graph as JSON.' })
  source(@Root() { graphVersion }: { graphVersion: { source: string } }): string {
    return currentSource(graphVersion.source);
  }
}
