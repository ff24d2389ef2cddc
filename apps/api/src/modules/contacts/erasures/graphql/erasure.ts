import type { ErasureRemainder } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ErasureRemainderEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { eraseContact } from '../use-cases/erase-contact.ts';

@ObjectType({
  implements: Node,
  description:
    'Receipt for the erasure of a contact. It contains no data of the person, is stored permanently and never changes.',
})
export class Erasure {
  @Field(() => ID, { description: 'Id of the receipt, a UUID.' })
  id: string;

  @Field(() => ID, { description: 'Id of the erased contact. Audit events also contain this id.' })
  contactId: string;

  @Field(() => [ErasureRemainderEnum], {
    description: 'Kinds of data that are kept. The description of each value states the reason.',
  })
  kept: ErasureRemainder[];

  @Field(() => String, { description: 'Name of the member who erased the contact, at that time.' })
  erasedByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the contact was erased.' })
  erasedAt: Date;
}

@ObjectType({ description: 'Number of records of one type that an erasure deleted.' })
class ErasedRecords {
  @Field(() => String, {
    description: "Type of the records, as in the export of a contact's data, for example `message`.",
  })
  type: string;

  @Field(() => Int, { description: 'Number of deleted records.' })
  count: number;
}

const ErasureConnection = connectionOf('Erasure', () => Erasure);

@ObjectType({ description: 'Payload of `eraseContact`.' })
class ErasurePayload extends Payload {
  @Field(() => Erasure, { description: 'Receipt for the erasure.' })
  readonly erasure: Read;
}

@Resolver(() => Erasure)
export class ErasureFields {
  @Public('Part of the receipt.')
  @inSql.row({ deleted: true })
  @FieldResolver(() => [ErasedRecords], {
    description: 'Number of deleted records by type. Types without records are omitted.',
  })
  deleted(@Root() { deleted }: { deleted: Record<string, number> }): ErasedRecords[] {
    return Object.entries(deleted).map(([type, count]) => ({ type, count }));
  }
}

@Resolver()
export class ErasureResolver {
  @Can('read', 'Erasure')
  @ProjectedField()
  @Query(() => ErasureConnection, { description: 'Receipts for erased contacts, newest first.' })
  erasures(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'erasedAt' });
  }

  @Can('create', 'Erasure')
  @Mutation(() => ErasurePayload, {
    description:
      'Permanently deletes a contact with their leads, bookings, conversations, calls and linked records of the world model, and stores a receipt. Imports and data sources then reject the person until the person writes or a member adds the person as a contact again. Refused under legal hold. Available to members only, not to API keys.',
  })
  eraseContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the contact.' }) id: string,
  ): Promise<ErasurePayload | Refused> {
    return eraseContact(ctx, { id: ids.uuid(id) });
  }
}
