import type { WorldSource } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { WorldSourceEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, sql } from '../../../query-compiler/index.ts';
import { eventSourceName } from '../event-source.reads.ts';
import { percent } from '../percent.reads.ts';

@ObjectType({ description: 'What an event says of one field.' })
export class SaidField {
  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true, description: 'As text; null takes away what was known.' })
  value: string | null;
}

@ObjectType({ description: 'What the workspace was told of an entity, at one moment. Never changed.' })
export class WorldEvent {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  entityId: string;

  @Field(() => String, { description: 'The same is written once, however often it is told.' })
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
  @Field(() => String, { nullable: true, description: 'The name of whoever said so; null where it is not known.' })
  saidBy: string | null;

  @Field(() => ID, { nullable: true, description: 'The event whose say it takes away; null for every other.' })
  supersedesId: string | null;

  @Public('Part of the event.')
  @inSql.expression(
    ({ column }) =>
      sql`select s.ingested_at from world_events s where s.workspace_id = ${column('workspaceId')} and s.supersedes_id = ${column('id')}`,
  )
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when it has no say any more; null while it has.',
  })
  withdrawnAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { description: 'Since when it is so.' })
  effectiveAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When the workspace learned it.' })
  ingestedAt: Date;
}

export const WorldEventConnection = connectionOf('WorldEvent', () => WorldEvent);
