import type { LeadSource, LeadStatus } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { LeadSourceEnum, LeadStatusEnum } from '../../../../graphql/enums.ts';

@InputType({ description: 'All given conditions must match.' })
export class LeadFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name, phone, email or message. At most 100 characters.',
  })
  search?: string | null;

  @Field(() => [LeadStatusEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  statuses?: LeadStatus[] | null;

  @Field(() => [LeadSourceEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  sources?: LeadSource[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only leads that wait for their first contact.' })
  isWaiting?: boolean | null;
}

@InputType()
abstract class Submission {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'With country code, for example +44 20 7946 0018.' })
  phone: string;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters.' })
  message?: string | null;

  @Field(() => Boolean, { description: 'Whether the person consented to be contacted. False is refused.' })
  consent: boolean;
}

@InputType()
export class CreateLeadInput extends Submission {}

@InputType()
export class SubmitFormInput extends Submission {
  @Field(() => String, { description: "Slug of the workspace, from the form's URL." })
  slug: string;

  @Field(() => String, {
    nullable: true,
    description: 'Leave empty. The field is hidden from people and detects bots.',
  })
  website?: string | null;
}

@InputType({ description: 'Absent fields stay unchanged.' })
export class UpdateLeadInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'An empty text removes it.' })
  email?: string | null;

  @Field(() => String, { nullable: true })
  message?: string | null;

  @Field(() => LeadStatusEnum, { nullable: true })
  status?: LeadStatus | null;
}

@InputType()
export class DeleteLeadInput {
  @Field(() => ID)
  id: string;
}
