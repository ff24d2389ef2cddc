import type {
  BulkContactAction,
  ContactOrderField,
  ContactReachability,
  MergeField,
  SortDirection,
} from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import {
  BulkContactActionEnum,
  ContactOrderFieldEnum,
  ContactReachabilityEnum,
  MergeFieldEnum,
  SortDirectionEnum,
} from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { JobResult } from '../../../platform/long-jobs/index.ts';
import { Contact } from './contact.type.ts';

@InputType({ description: 'All given conditions must match.' })
export class ContactFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name, phone, email, company or a tag. At most 100 characters.',
  })
  search?: string | null;

  @Field(() => [String], { nullable: true, description: 'Contacts with all of these tags. Empty: any.' })
  tags?: string[] | null;

  @Field(() => [ContactReachabilityEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  reachability?: ContactReachability[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether consent was given. Absent: either.' })
  consented?: boolean | null;
}

@InputType()
export class ContactSort {
  @Field(() => ContactOrderFieldEnum)
  field: ContactOrderField;

  @Field(() => SortDirectionEnum)
  direction: SortDirection;
}

@InputType()
abstract class ContactFieldsInput {
  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  company?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters.' })
  notes?: string | null;

  @Field(() => [String], { nullable: true, description: 'At most 20 tags of at most 40 characters each.' })
  tags?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the contact consented to messages.' })
  consented?: boolean | null;
}

@InputType()
export class CreateContactInput extends ContactFieldsInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: "With country code, or in the national format of the workspace's country." })
  phone: string;
}

@InputType({ description: 'Absent fields stay unchanged. An empty email removes it.' })
export class UpdateContactInput extends ContactFieldsInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;
}

@InputType()
abstract class OneContact {
  @Field(() => ID)
  id: string;
}

@InputType()
export class DeleteContactInput extends OneContact {}

@InputType()
export class BlockContactInput extends OneContact {}

@InputType()
export class UnblockContactInput extends OneContact {}

@InputType()
export class MergeContactsInput {
  @Field(() => ID, { description: 'Contact that remains after the merge.' })
  primaryId: string;

  @Field(() => ID, { description: 'Contact that is merged into the other.' })
  mergeId: string;

  @Field(() => [MergeFieldEnum], { description: 'Fields taken from the merged contact. Tags are combined.' })
  take: MergeField[];
}

@InputType()
export class UndoContactMergeInput extends OneContact {}

@InputType({ description: 'Either a list of contacts, or all that match a filter.' })
export class BulkUpdateContactsInput {
  @Field(() => BulkContactActionEnum)
  change: BulkContactAction;

  @Field(() => String, { nullable: true, description: 'For TAG and UNTAG.' })
  tag?: string | null;

  @Field(() => [ID], { nullable: true, description: '1 to 500.' })
  ids?: string[] | null;

  @Field(() => ContactFilter, { nullable: true })
  filter?: ContactFilter | null;
}

@ObjectType()
abstract class ContactResult {
  @Field(() => Contact)
  readonly contact: Read;
}

@ObjectType({ description: 'The new contact.' })
class ContactCreated extends ContactResult {
  readonly type: 'ContactCreated';
}

@ObjectType({ description: 'The updated contact.' })
class ContactUpdated extends ContactResult {
  readonly type: 'ContactUpdated';
}

@ObjectType({ description: 'Nothing is sent to the contact, and their messages are not answered.' })
class ContactBlocked extends ContactResult {
  readonly type: 'ContactBlocked';
}

@ObjectType({ description: 'The contact can be messaged again, unless opted out.' })
class ContactUnblocked extends ContactResult {
  readonly type: 'ContactUnblocked';
}

@ObjectType({ description: 'The kept contact with the data of both.' })
class ContactsMerged extends ContactResult {
  readonly type: 'ContactsMerged';
}

@ObjectType({ description: 'The contacts are separate again.' })
class ContactMergeUndone extends ContactResult {
  readonly type: 'ContactMergeUndone';

  @Field(() => Contact, { description: 'The restored contact.' })
  readonly restored: Read;
}

@ObjectType({ description: 'The contact and its conversations were permanently deleted.' })
class ContactDeleted {
  readonly type: 'ContactDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'The job has started and shows the progress.' })
class ContactsBulkUpdateStarted extends JobResult {
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
