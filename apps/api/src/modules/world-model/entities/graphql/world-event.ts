import type { FieldValue, WorldSource } from '@frontdesk/domain';
import { Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { WorldSourceEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, sql } from '../../../../query-compiler/index.ts';
import { eventSourceName } from '../event-source.reads.ts';
import { percent } from '../percent.reads.ts';

@ObjectType({ description: 'One field stated by an event.' })
class WorldEventField {
  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true, description: 'Value as text. Null removes the value.' })
  value: string | null;
}

@ObjectType({ description: 'An immutable statement about an entity at one time.' })
class WorldEvent {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  entityId: string;

  @Field(() => String, { description: 'Idempotency key: an event with an existing key is ignored.' })
  key: string;

  @Field(() => String, { description: 'Like `order.shipped`.' })
  type: string;

  @Public('Part of it.')
  @inSql.expression(percent)
  @Field(() => Int, { description: '0 to 100.' })
  confidencePercent: number;

  @Field(() => WorldSourceEnum)
  source: WorldSource;

  @Public('Part of the event.')
  @inSql.expression(({ column }) =>
    eventSourceName(sql`e.id = ${column('id')} and e.workspace_id = ${column('workspaceId')}`),
  )
  @Field(() => String, { nullable: true, description: 'Name of the source. Null when unknown.' })
  sourceName: string | null;

  @Field(() => ID, { nullable: true, description: 'Event that this one supersedes. Null for other events.' })
  supersedesId: string | null;

  @Public('Part of the event.')
  @inSql.expression(
    ({ column }) =>
      sql`select s.ingested_at from world_events s where s.workspace_id = ${column('workspaceId')} and s.supersedes_id = ${column('id')}`,
  )
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the event was superseded. Null while it counts.',
  })
  withdrawnAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time from which it applies.' })
  effectiveAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time the workspace received it.' })
  ingestedAt: Date;
}

export const WorldEventConnection = connectionOf('WorldEvent', () => WorldEvent);

@Resolver(() => WorldEvent)
export class WorldEventFields {
  @Public('Part of the event.')
  @inSql.row({ fields: true })
  @FieldResolver(() => [WorldEventField], { description: 'Stated fields by name.' })
  fields(@Root() { fields }: { fields: Readonly<Record<string, FieldValue>> }): WorldEventField[] {
    return Object.entries(fields).map(([name, value]) => ({ name, value: value === null ? null : String(value) }));
  }
}
