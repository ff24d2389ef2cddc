import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { ends, inSql, raw } from '../../../../query-compiler/index.ts';
import { Entity, EntityField, EntityRelationship } from './entity.type.ts';

interface ListRequest {
  readonly first: number;
}

const relations = ({ first }: ListRequest) =>
  ends(
    [
      ['ingestedAt', 'desc'],
      ['id', 'desc'],
    ],
    { first },
  );

const fields = ({ first }: ListRequest) => ({ ...ends([['name', 'asc']], { first }), where: raw("kind <> 'NONE'") });

const projected = (): never => {
  throw new TypeError('Entities are only ever read through a projection.');
};

@Resolver(() => Entity)
export class EntityFields {
  @Public('Part of the entity.')
  @inSql.relation('fields', fields)
  @FieldResolver(() => [EntityField], { description: 'Known fields by name.' })
  fields(@Arg('first', () => Int, { description: 'Number of items, 1 to 100.' }) _first: number): EntityField[] {
    return projected();
  }

  @Public('Part of the entity.')
  @inSql.relation('incomingRelationships', relations)
  @FieldResolver(() => [EntityRelationship], { description: 'Outgoing relationships, latest first.' })
  incomingRelationships(
    @Arg('first', () => Int, { description: 'Number of items, 1 to 100.' }) _first: number,
  ): EntityRelationship[] {
    return projected();
  }

  @Public('Part of the entity.')
  @inSql.relation('outgoingRelationships', relations)
  @FieldResolver(() => [EntityRelationship], { description: 'Incoming relationships, latest first.' })
  outgoingRelationships(
    @Arg('first', () => Int, { description: 'Number of items, 1 to 100.' }) _first: number,
  ): EntityRelationship[] {
    return projected();
  }
}
