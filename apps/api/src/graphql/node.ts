import { Field, ID, InterfaceType } from 'type-graphql';
import { TYPE_KEY } from '../query-compiler/index.ts';

/** The type of a node is resolved from the type name that the compiled SQL statement returns under `TYPE_KEY`. */
@InterfaceType({
  description: 'A record of the workspace with an id that is unique across all types.',
  resolveType: (row: Readonly<Record<string, unknown>>) => String(row[TYPE_KEY]),
})
export abstract class Node {
  @Field(() => ID, {
    description: 'UUID of the record, unique across all types. Pass it to `node` to read the record.',
  })
  id: string;
}
