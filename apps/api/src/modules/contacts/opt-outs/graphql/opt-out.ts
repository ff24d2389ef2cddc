import { Arg, ID, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ContactPayload } from '../../contacts/index.ts';
import { optInContact, optOutContact } from '../use-cases/opt-outs.ts';

@Resolver()
export class OptOutResolver {
  @Can('update', 'Contact')
  @Mutation(() => ContactPayload, {
    description:
      'Records an opt-out that a contact made outside of WhatsApp. No confirmation is sent to the contact. Refused if the contact has already opted out.',
  })
  optOutContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ContactPayload | Refused> {
    return optOutContact(ctx, { id: ids.uuid(id) });
  }

  @Can('update', 'Contact')
  @Mutation(() => ContactPayload, {
    description:
      'Records that a contact wants to receive messages again, and removes the opt-out. Refused if the contact has not opted out.',
  })
  optInContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ContactPayload | Refused> {
    return optInContact(ctx, { id: ids.uuid(id) });
  }
}
