import { Arg, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Contact } from '../../contacts/index.ts';
import { optInContact, optOutContact } from '../use-cases/opt-outs.ts';

@ObjectType({ description: 'Result of recording an opt-out. Nothing is sent to the contact.' })
class ContactOptedOut {
  readonly type: 'ContactOptedOut';

  @Field(() => Contact)
  readonly contact: Read;
}

@ObjectType({ description: 'Result of recording an opt-in. The contact can be sent messages again.' })
class ContactOptedIn {
  readonly type: 'ContactOptedIn';

  @Field(() => Contact)
  readonly contact: Read;
}

const OptOutContactResult = resultUnion('OptOutContactResult', ContactOptedOut, Refused);
const OptInContactResult = resultUnion('OptInContactResult', ContactOptedIn, Refused);

@InputType()
class OptOutContactInput {
  @Field(() => ID)
  id: string;
}

@InputType()
class OptInContactInput {
  @Field(() => ID)
  id: string;
}

@Resolver()
export class OptOutResolver {
  @Can('update', 'Contact')
  @Mutation(() => OptOutContactResult, { description: 'Records an opt-out of a contact.' })
  optOutContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => OptOutContactInput) { id }: OptOutContactInput,
  ): Promise<typeof OptOutContactResult> {
    return optOutContact(ctx, { id: ids.uuid(id) });
  }

  @Can('update', 'Contact')
  @Mutation(() => OptInContactResult, { description: 'Records that a contact wants to receive messages again.' })
  optInContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => OptInContactInput) { id }: OptInContactInput,
  ): Promise<typeof OptInContactResult> {
    return optInContact(ctx, { id: ids.uuid(id) });
  }
}
