import type { LeadSource, LeadStatus } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { LeadSourceEnum, LeadStatusEnum } from '../../../graphql/enums.ts';

@InputType({ description: 'All that is given must match.' })
export class LeadFilter {
  @Field(() => String, { nullable: true, description: 'In the name, phone, e-mail or message; up to 100 characters.' })
  search?: string | null;

  @Field(() => [LeadStatusEnum], { nullable: true, description: 'Any of these; empty means all.' })
  statuses?: LeadStatus[] | null;

  @Field(() => [LeadSourceEnum], { nullable: true, description: 'Any of these; empty means all.' })
  sources?: LeadSource[] | null;
}

@InputType()
abstract class Submission {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'With its country code, as in +44 20 7946 0018.' })
  phone: string;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 2000 characters.' })
  message?: string | null;

  @Field(() => Boolean, { description: 'The person agreed to be contacted; false is refused.' })
  consent: boolean;
}

@InputType()
export class CreateLeadInput extends Submission {}

@InputType()
export class SubmitFormInput extends Submission {
  @Field(() => String, { description: "The workspace's slug, from the form's address." })
  slug: string;

  @Field(() => String, { nullable: true, description: 'Leave it empty: people do not see it.' })
  website?: string | null;
}

@InputType({ description: 'What is not given stays as it is.' })
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
