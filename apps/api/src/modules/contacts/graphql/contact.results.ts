import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { JobResult } from '../../jobs/index.ts';
import { Contact } from './contact.type.ts';

@ObjectType()
abstract class ContactResult {
  @Field(() => Contact)
  readonly contact: Read;

  constructor(id: string) {
    this.contact = byId(id);
  }
}

@ObjectType({ description: 'The new contact.' })
export class ContactCreated extends ContactResult {}

@ObjectType({ description: 'The contact, as it is now.' })
export class ContactUpdated extends ContactResult {}

@ObjectType({ description: 'Nothing is sent to them any more, and nobody answers what they write.' })
export class ContactBlocked extends ContactResult {}

@ObjectType({ description: 'They may be written to again, unless they opted out.' })
export class ContactUnblocked extends ContactResult {}

@ObjectType({ description: 'The one that stayed, with all that belonged to either.' })
export class ContactsMerged extends ContactResult {}

@ObjectType({ description: 'They are two again.' })
export class ContactMergeUndone extends ContactResult {
  @Field(() => Contact, { description: 'The one that was merged, as it was.' })
  readonly restored: Read;

  constructor(id: string, restoredId: string) {
    super(id);
    this.restored = byId(restoredId);
  }
}

@ObjectType({ description: 'The contact and their conversations are gone for good.' })
export class ContactDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The change is being made; the job says how far it is.' })
export class ContactsChangeBegun extends JobResult {}

export const CreateContactResult = createUnionType({
  name: 'CreateContactResult',
  types: () => [ContactCreated, Refused] as const,
});
export const UpdateContactResult = createUnionType({
  name: 'UpdateContactResult',
  types: () => [ContactUpdated, Refused] as const,
});
export const DeleteContactResult = createUnionType({
  name: 'DeleteContactResult',
  types: () => [ContactDeleted, Refused] as const,
});
export const BlockContactResult = createUnionType({
  name: 'BlockContactResult',
  types: () => [ContactBlocked, Refused] as const,
});
export const UnblockContactResult = createUnionType({
  name: 'UnblockContactResult',
  types: () => [ContactUnblocked, Refused] as const,
});
export const MergeContactsResult = createUnionType({
  name: 'MergeContactsResult',
  types: () => [ContactsMerged, Refused] as const,
});
export const UndoContactMergeResult = createUnionType({
  name: 'UndoContactMergeResult',
  types: () => [ContactMergeUndone, Refused] as const,
});
export const ChangeContactsResult = createUnionType({
  name: 'ChangeContactsResult',
  types: () => [ContactsChangeBegun, Refused] as const,
});
