import { Arg, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { optInContact } from '../use-cases/opt-in-contact.ts';
import { optOutContact } from '../use-cases/opt-out-contact.ts';
import { OptInContactResult, OptOutContactResult } from './opt-out.results.ts';

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
  @Mutation(() => OptInContactResult, { description: 'Records that a contact opted in again.' })
  optInContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => OptInContactInput) { id }: OptInContactInput,
  ): Promise<typeof OptInContactResult> {
    return optInContact(ctx, { id: ids.uuid(id) });
  }
}
