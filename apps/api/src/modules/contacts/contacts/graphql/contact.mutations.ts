import type {
  BulkContactAction,
  ContactOrderField,
  ContactReachability,
  MergeField,
  SortDirection,
} from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeFilter, IDFilter, StringFilter } from '../../../../graphql/comparators.ts';
import {
  BulkContactActionEnum,
  ContactOrderFieldEnum,
  ContactReachabilityEnum,
  MergeFieldEnum,
  SortDirectionEnum,
} from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { FilterBy, FilterInput, type Read } from '../../../../query-compiler/index.ts';
import {
  type ExternalIdInput,
  ExternalIdsField,
  ExternalIdsFilterField,
  type MetadataEntryInput,
  MetadataField,
  MetadataFilterField,
} from '../../external-data/index.ts';
import { Contact } from './contact.type.ts';

@InputType()
export abstract class ContactConditions {
  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, phone number, email address, company or a tag, at most 100 characters. Texts that are masked for the viewer are not searched. If null or omitted, all contacts match.',
  })
  search?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Tags, at most 20, all of which a contact must have. If null, omitted or empty, contacts with any or no tags match.',
  })
  tags?: string[] | null;

  @Field(() => [ContactReachabilityEnum], {
    nullable: true,
    description: 'Reachability of the contacts. If null, omitted or empty, contacts with any reachability match.',
  })
  reachability?: ContactReachability[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the contact has given consent. If null or omitted, contacts with and without consent match.',
  })
  consented?: boolean | null;
}

@FilterInput('Contact', 'contacts')
export class ContactFilter extends ContactConditions {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(() => StringFilter, 'Condition on the name. FORBIDDEN if contact details are masked for the viewer.')
  name?: StringFilter | null;

  @FilterBy(
    () => StringFilter,
    'Condition on the phone number, in E.164 format. FORBIDDEN if contact details are masked for the viewer.',
  )
  phone?: StringFilter | null;

  @FilterBy(
    () => StringFilter,
    'Condition on the email address. FORBIDDEN if contact details are masked for the viewer.',
  )
  email?: StringFilter | null;

  @FilterBy(
    () => StringFilter,
    'Condition on the company, which is empty if it is not known. FORBIDDEN if contact details are masked for the viewer.',
  )
  company?: StringFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the contact gave consent.')
  consentAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the contact was blocked.')
  blockedAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the contact was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;

  @ExternalIdsFilterField()
  externalIds?: ExternalIdInput[] | null;

  @MetadataFilterField()
  metadata?: MetadataEntryInput[] | null;
}

@InputType({ description: 'Order of contacts. Contacts with the same name or time are ordered by id.' })
export class ContactOrder {
  @Field(() => ContactOrderFieldEnum, { description: 'Field by which contacts are sorted.' })
  field: ContactOrderField;

  @Field(() => SortDirectionEnum, { description: 'Whether the lowest or the highest value is first.' })
  direction: SortDirection;
}

@InputType()
abstract class ContactFieldsInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Email address of the contact. Null or an empty string means no address. If omitted, a new contact has no address, and an existing contact keeps its address.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Company of the contact, at most 100 characters. If null, it is empty. If omitted, it is empty for a new contact and unchanged for an existing contact.',
  })
  company?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Internal notes, at most 2000 characters. If null, they are empty. If omitted, they are empty for a new contact and unchanged for an existing contact.',
  })
  notes?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Tags of the contact, at most 20 with at most 40 characters each. If null, there are none. If omitted, a new contact has no tags, and an existing contact keeps its tags.',
  })
  tags?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the contact has consented to messages. False removes the consent of an existing contact. If null or omitted, a new contact has not consented, and an existing contact is not changed.',
  })
  consented?: boolean | null;

  @ExternalIdsField()
  externalIds?: ExternalIdInput[] | null;

  @MetadataField()
  metadata?: MetadataEntryInput[] | null;
}

@InputType({
  description:
    'Fields of a new contact. If null or omitted, email, company, notes and tags are empty, and the contact has not consented.',
})
export class CreateContactInput extends ContactFieldsInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, {
    description: "Phone number with the country code, or in the national format of the workspace's default country.",
  })
  phone: string;
}

@InputType({
  description:
    'Fields of a contact to change. Fields that are null or omitted are not changed. An empty email removes the email address.',
})
export class UpdateContactInput extends ContactFieldsInput {
  @Field(() => ID, { description: 'Id of the contact.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name with 1 to 100 characters. If null or omitted, it is not changed.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Phone number with the country code, or in the national format of the workspace's default country. If null or omitted, it is not changed.",
  })
  phone?: string | null;
}

@InputType()
export class MergeContactsInput {
  @Field(() => ID, { description: 'Id of the contact that remains.' })
  primaryId: string;

  @Field(() => ID, { description: 'Id of the contact that is merged into the other contact and removed.' })
  mergeId: string;

  @Field(() => [MergeFieldEnum], {
    description: 'Fields to copy from the removed contact. The tags of both contacts are combined.',
  })
  take: MergeField[];
}

@InputType({ description: 'A bulk change of contacts. Exactly one of `ids` and `filter` is required.' })
export class UpdateContactsInput {
  @Field(() => BulkContactActionEnum, { description: 'What to do with the contacts.' })
  change: BulkContactAction;

  @Field(() => String, {
    nullable: true,
    description:
      'Tag to add or remove, at most 40 characters. Required for TAG and UNTAG, and ignored for other actions.',
  })
  tag?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of 1 to 500 contacts. Contacts that the viewer cannot read are ignored. If null or omitted, `filter` selects the contacts.',
  })
  ids?: string[] | null;

  @Field(() => ContactFilter, {
    nullable: true,
    description: 'Filter that selects the contacts. If null or omitted, `ids` selects them.',
  })
  filter?: ContactFilter | null;
}

@ObjectType({ description: 'Payload of the mutations that return a contact.' })
export class ContactPayload extends Payload {
  @Field(() => Contact, { description: 'Contact after the mutation.' })
  readonly contact: Read;
}

@ObjectType({ description: 'Payload of `upsertContact`.' })
export class UpsertContactPayload extends Payload {
  @Field(() => Contact, { description: 'Contact after the mutation.' })
  readonly contact: Read;

  @Field(() => Boolean, { description: 'Whether the mutation created the contact.' })
  readonly isNew: boolean;
}

@ObjectType({ description: 'Payload of `undoContactMerge`.' })
export class UndoContactMergePayload extends Payload {
  @Field(() => Contact, {
    description: 'Contact that remained after the merge. Fields that were changed after the merge are kept.',
  })
  readonly contact: Read;

  @Field(() => Contact, { description: 'The contact that the merge had removed.' })
  readonly restored: Read;
}
