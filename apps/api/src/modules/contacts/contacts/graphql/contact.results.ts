import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { JobResult } from '../../../platform/long-jobs/index.ts';
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

@ObjectType({ description: 'The updated contact.' })
export class ContactUpdated extends ContactResult {}

@ObjectType({ description: 'Nothing is sent to the contact, and their messages are not answered.' })
export class ContactBlocked extends ContactResult {}

@ObjectType({ description: 'The contact can be messaged again, unless opted out.' })
export class ContactUnblocked extends ContactResult {}

@ObjectType({ description: 'The kept contact with the data of both.' })
export class ContactsMerged extends ContactResult {}

@ObjectType({ description: 'The contacts are separate again.' })
export class ContactMergeUndone extends ContactResult {
  @Field(() => Contact, { description: 'The restored contact.' })
  readonly restored: Read;

  constructor(id: string, restoredId: string) {
    super(id);
    this.restored = byId(restoredId);
  }
}

@ObjectType({ description: 'The contact and its conversations were permanently deleted.' })
export class ContactDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The job has started and shows the progress.' })
export class ContactsBulkUpdateStarted extends JobResult {}

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
export const BulkUpdateContactsResult = createUnionType({
  name: 'BulkUpdateContactsResult',
  types: () => [ContactsBulkUpdateStarted, Refused] as const,
});
