import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { JobResult } from '../../../platform/long-jobs/index.ts';
import { Contact } from './contact.type.ts';

@ObjectType()
abstract class ContactResult {
  @Field(() => Contact)
  readonly contact: Read;
}

@ObjectType({ description: 'The new contact.' })
export class ContactCreated extends ContactResult {
  readonly type: 'ContactCreated';
}

@ObjectType({ description: 'The updated contact.' })
export class ContactUpdated extends ContactResult {
  readonly type: 'ContactUpdated';
}

@ObjectType({ description: 'Nothing is sent to the contact, and their messages are not answered.' })
export class ContactBlocked extends ContactResult {
  readonly type: 'ContactBlocked';
}

@ObjectType({ description: 'The contact can be messaged again, unless opted out.' })
export class ContactUnblocked extends ContactResult {
  readonly type: 'ContactUnblocked';
}

@ObjectType({ description: 'The kept contact with the data of both.' })
export class ContactsMerged extends ContactResult {
  readonly type: 'ContactsMerged';
}

@ObjectType({ description: 'The contacts are separate again.' })
export class ContactMergeUndone extends ContactResult {
  readonly type: 'ContactMergeUndone';

  @Field(() => Contact, { description: 'The restored contact.' })
  readonly restored: Read;
}

@ObjectType({ description: 'The contact and its conversations were permanently deleted.' })
export class ContactDeleted {
  readonly type: 'ContactDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'The job has started and shows the progress.' })
export class ContactsBulkUpdateStarted extends JobResult {
  readonly type: 'ContactsBulkUpdateStarted';
}

export const CreateContactResult = resultUnion('CreateContactResult', ContactCreated, Refused);
export const UpdateContactResult = resultUnion('UpdateContactResult', ContactUpdated, Refused);
export const DeleteContactResult = resultUnion('DeleteContactResult', ContactDeleted, Refused);
export const BlockContactResult = resultUnion('BlockContactResult', ContactBlocked, Refused);
export const UnblockContactResult = resultUnion('UnblockContactResult', ContactUnblocked, Refused);
export const MergeContactsResult = resultUnion('MergeContactsResult', ContactsMerged, Refused);
export const UndoContactMergeResult = resultUnion('UndoContactMergeResult', ContactMergeUndone, Refused);
export const BulkUpdateContactsResult = resultUnion('BulkUpdateContactsResult', ContactsBulkUpdateStarted, Refused);
