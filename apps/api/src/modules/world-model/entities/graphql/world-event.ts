import type { FieldValue, WorldSource } from '@frontdesk/domain';
import { Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { WorldSourceEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, sql } from '../../../../query-compiler/index.ts';
import { eventSourceName, percent } from '../world-model.reads.ts';

@ObjectType({ description: 'A field that an event states.' })
class WorldEventField {
  @Field(() => String, { description: 'Name of the field, for example `membership`.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Value as text. If null, the event removes the value.' })
  value: string | null;
}

@ObjectType({ implements: Node, description: 'A statement about an entity at one time. It never changes.' })
class WorldEvent {
  id: string;

  @Field(() => ID, { description: 'Id of the entity that the event is about.' })
  entityId: string;

  @Field(() => String, { description: 'Idempotency key. A new event with the key of an existing event is ignored.' })
  idempotencyKey: string;

  @Field(() => String, { description: 'Type of the event, for example `order.shipped`.' })
  type: string;

  @Public('Part of it.')
  @inSql.expression(percent)
  @Field(() => Int, { description: 'Confidence in percent, 0 to 100.' })
  confidencePercent: number;

  @Field(() => WorldSourceEnum, { description: 'Kind of source that reported the event.' })
  source: WorldSource;

  @Public('Part of the event.')
  @inSql.expression(({ column }) =>
    eventSourceName(sql`e.id = ${column('id')} and e.workspace_id = ${column('workspaceId')}`),
  )
  @Field(() => String, {
    nullable: true,
    description: 'Name of the member, API key or data source that reported the event. Null if the name is not known.',
  })
  sourceName: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the event that this event replaces. Null if it replaces none.',
  })
  supersedesId: string | null;

  @Public('Part of the event.')
  @inSql.expression(
    ({ column }) =>
      sql`select s.ingested_at from world_events s where s.workspace_id = ${column('workspaceId')} and s.supersedes_id = ${column('id')}`,
  )
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the event was replaced or retracted. Null if the event is valid.',
  })
  retractedAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time from which the statement applies.' })
  effectiveAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which the workspace received the event.' })
  ingestedAt: Date;
}

export const WorldEventConnection = connectionOf('WorldEvent', () => WorldEvent);

@Resolver(() => WorldEvent)
export class WorldEventFields {
  @Public('Part of the event.')
  @inSql.row({ fields: true })
  @FieldResolver(() => [WorldEventField], { description: 'Fields that the event states, sorted by name.' })
  fields(@Root() { fields }: { fields: Readonly<Record<string, FieldValue>> }): WorldEventField[] {
    return Object.entries(fields).map(([name, value]) => ({ name, value: value === null ? null : String(value) }));
  }
}
