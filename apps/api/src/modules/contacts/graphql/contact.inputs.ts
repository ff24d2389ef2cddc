import type { ContactChange, ContactOrder, ContactStanding, MergeField, SortDirection } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import {
  ContactChangeEnum,
  ContactOrderEnum,
  ContactStandingEnum,
  DirectionEnum,
  MergeFieldEnum,
} from '../../../graphql/enums.ts';

@InputType({ description: 'All that is given must match.' })
export class ContactFilter {
  @Field(() => String, {
    nullable: true,
    description: 'In the name, phone, e-mail, company or a tag; up to 100 characters.',
  })
  search?: string | null;

  @Field(() => [String], { nullable: true, description: 'All of these; empty means any.' })
  tags?: string[] | null;

  @Field(() => [ContactStandingEnum], { nullable: true, description: 'Any of these; empty means all.' })
  standings?: ContactStanding[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they agreed to be written to; left out: either.' })
  consented?: boolean | null;
}

@InputType()
export class ContactSort {
  @Field(() => ContactOrderEnum)
  by: ContactOrder;

  @Field(() => DirectionEnum)
  direction: SortDirection;
}

@InputType()
abstract class ContactFieldsInput {
  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 100 characters.' })
  company?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 2000 characters.' })
  notes?: string | null;

  @Field(() => [String], { nullable: true, description: 'At most 20, of up to 40 characters each.' })
  tags?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they agreed to be written to.' })
  consented?: boolean | null;
}

@InputType()
export class CreateContactInput extends ContactFieldsInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: "With its country code, or as written in the workspace's own country." })
  phone: string;
}

@InputType({ description: 'What is not given stays as it is; an empty e-mail removes it.' })
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
  @Field(() => ID, { description: 'The one that stays.' })
  keepId: string;

  @Field(() => ID, { description: 'The one that goes.' })
  mergeId: string;

  @Field(() => [MergeFieldEnum], { description: 'What is taken from the one that goes; tags are put together.' })
  take: MergeField[];
}

@InputType()
export class UndoContactMergeInput extends OneContact {}

@InputType({ description: 'Either some contacts by name, or all that a filter leaves.' })
export class ChangeContactsInput {
  @Field(() => ContactChangeEnum)
  change: ContactChange;

  @Field(() => String, { nullable: true, description: 'For TAG and UNTAG.' })
  tag?: string | null;

  @Field(() => [ID], { nullable: true, description: '1 to 500.' })
  ids?: string[] | null;

  @Field(() => ContactFilter, { nullable: true })
  filter?: ContactFilter | null;
}
