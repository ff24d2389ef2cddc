import { FieldResolver, Int, Resolver } from 'type-graphql';
import { Can } from '../../../graphql/can.ts';
import { inSql } from '../../../reads/index.ts';
import { Contact } from './contact.type.ts';

@Resolver(() => Contact)
export class ContactFields {
  @Can('read', 'Conversation')
  @inSql.count('conversations')
  @FieldResolver(() => Int, { description: 'How many conversations the viewer may see with them.' })
  conversationCount(): number {
    throw new Error('A contact is only ever read through a projection.');
  }
}
