import { Arg, ID, Int, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../context/context.ts';
import { InWorkspace } from '../../../context/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { byId, Projected, page } from '../../../reads/index.ts';
import { contactsWhere } from '../contacts.reads.ts';
import { Contact, ContactConnection } from './contact.type.ts';

@Resolver()
export class ContactResolver {
  @Can('read', 'Contact')
  @Projected()
  @Query(() => ContactConnection, { description: 'Contacts, newest first.' })
  contacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'In the name, phone, e-mail or company; up to 100 characters.',
    })
    search: string | null,
  ) {
    return page({ first, after }, { where: contactsWhere(ctx, search) });
  }

  @Can('read', 'Contact')
  @Projected()
  @Query(() => Contact, { description: 'One contact; NOT_FOUND for an id of another workspace or of none.' })
  contact(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }
}
