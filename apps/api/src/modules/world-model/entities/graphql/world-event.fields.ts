import type { FieldValue } from '@frontdesk/domain';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { WorldEvent, WorldEventField } from './world-event.type.ts';

@Resolver(() => WorldEvent)
export class WorldEventFields {
  @Public('Part of the event.')
  @inSql.row({ fields: true })
  @FieldResolver(() => [WorldEventField], { description: 'Stated fields by name.' })
  fields(@Root() { fields }: { fields: Readonly<Record<string, FieldValue>> }): WorldEventField[] {
    return Object.entries(fields).map(([name, value]) => ({ name, value: value === null ? null : String(value) }));
  }
}
