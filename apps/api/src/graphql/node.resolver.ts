import { LIMITS } from '@frontdesk/domain';
import { Arg, ID, Query, Resolver } from 'type-graphql';
import { badInput } from '../errors/denials.ts';
import { nodes, ProjectedField } from '../query-compiler/index.ts';
import { Can } from './can.ts';
import { ids } from './ids.ts';
import { Node } from './node.ts';

@Resolver()
export class NodeResolver {
  @Can('read', 'Workspace')
  @ProjectedField()
  @Query(() => Node, {
    nullable: true,
    description:
      'A record of any type by its id. Null if the id does not exist in this workspace or if the viewer cannot read the record or its type.',
  })
  node(@Arg('id', () => ID) id: string) {
    return nodes([ids.uuidOrNone(id)]);
  }

  @Can('read', 'Workspace')
  @ProjectedField()
  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Records of any type by their ids, in the order in which the ids are passed. An item is null if its id does not exist in this workspace, and if the viewer cannot read the record or its type.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids of records, at most 100. VALIDATION_FAILED if there are more.' })
    given: string[],
  ) {
    if (given.length > LIMITS.pageSizeMax) throw badInput(`ids can have at most ${LIMITS.pageSizeMax} entries.`, 'ids');
    return nodes(given.map(ids.uuidOrNone));
  }
}
