import type { LeadSource, LeadStatus } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeFilter, IDFilter, StringFilter } from '../../../../graphql/comparators.ts';
import { LeadSourceEnum, LeadStatusEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { FilterBy, FilterInput, type Read } from '../../../../query-compiler/index.ts';
import {
  type ExternalIdInput,
  ExternalIdsField,
  ExternalIdsFilterField,
  type MetadataEntryInput,
  MetadataField,
  MetadataFilterField,
} from '../../../contacts/external-data/index.ts';
import { Lead } from './lead.type.ts';

@FilterInput('Lead', 'leads')
export class LeadFilter {
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

  @FilterBy(() => StringFilter, 'Condition on the external id. FORBIDDEN if contact details are masked for the viewer.')
  externalId?: StringFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the lead began to wait for its first contact.')
  waitingSince?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the lead was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, phone number, email address or message, at most 100 characters. Texts that are masked for the viewer are not searched. If null or omitted, all leads match.',
  })
  search?: string | null;

  @FilterBy(
    () => [LeadStatusEnum],
    'Statuses of the leads. If null, omitted or empty, leads with any status match.',
    'status',
  )
  statuses?: LeadStatus[] | null;

  @FilterBy(
    () => [LeadSourceEnum],
    'Sources of the leads. If null, omitted or empty, leads from all sources match.',
    'source',
  )
  sources?: LeadSource[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'If true, only leads that are waiting for their first contact match. If false, null or omitted, all leads match.',
  })
  isWaiting?: boolean | null;

  @ExternalIdsFilterField()
  externalIds?: ExternalIdInput[] | null;

  @MetadataFilterField()
  metadata?: MetadataEntryInput[] | null;
}

@InputType()
abstract class Submission {
  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Phone number with the country code, for example +44 20 7946 0018.' })
  phone: string;

  @Field(() => String, {
    nullable: true,
    description: 'Email address of the person. If null, omitted or empty, the lead has no email address.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Message of the person, at most 2000 characters. If null or omitted, it is empty.',
  })
  message?: string | null;

  @Field(() => Boolean, {
    description: 'Whether the person consented to be contacted. The mutation is refused if the value is false.',
  })
  consent: boolean;
}

@InputType()
export class CreateLeadInput extends Submission {
  @Field(() => String, {
    nullable: true,
    description:
      'Id of the lead in your system, unique in the workspace, at most 200 characters. Use `externalIds` for ids of several systems. If a lead has this id, `createLead` returns it without a change, and `upsertLead` changes it. If null, omitted or empty, the lead has no external id.',
  })
  externalId?: string | null;

  @ExternalIdsField()
  externalIds?: ExternalIdInput[] | null;

  @MetadataField()
  metadata?: MetadataEntryInput[] | null;
}

@InputType({ description: 'Answer to a question of the lead form.' })
class FormAnswerInput {
  @Field(() => String, { description: 'Key of the question.' })
  key: string;

  @Field(() => [String], {
    description:
      'Keys of the chosen options of a choice, otherwise at most one text. A date is in ISO 8601 format, and a checked box is `true`.',
  })
  values: string[];
}

@InputType({ description: 'Query parameter of the page that shows the form.' })
class FormParameterInput {
  @Field(() => String, { description: 'Name of a query parameter of the form.' })
  key: string;

  @Field(() => String, { description: 'Value of the parameter. Only the first 200 characters are stored.' })
  value: string;
}

@InputType()
export class SubmitFormInput extends Submission {
  @Field(() => String, { description: 'Slug of the workspace, from the URL of the form.' })
  slug: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Must be null, omitted or empty. The field is hidden from people and detects bots: if it has a value, the mutation succeeds and stores no lead.',
  })
  website?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the version that the person saw. It is accepted for 24 hours after it was replaced. If null or omitted, the published form applies.',
  })
  versionId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Language in which the person saw the form, for example `en`. If null, omitted or not a language of the form, its default language is stored.',
  })
  language?: string | null;

  @Field(() => [FormAnswerInput], {
    nullable: true,
    description: 'Answers to the questions of the form, at most one for each. If null or omitted, there are none.',
  })
  answers?: FormAnswerInput[] | null;

  @Field(() => [FormParameterInput], {
    nullable: true,
    description:
      'Query parameters of the page. UTM parameters and hidden fields of the form are stored, others are ignored. If null or omitted, there are none.',
  })
  parameters?: FormParameterInput[] | null;
}

@InputType({ description: 'Fields of a lead to change. Fields that are null or omitted are not changed.' })
export class UpdateLeadInput {
  @Field(() => ID, { description: 'Id of the lead.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name with 1 to 100 characters. If null or omitted, it is not changed.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number with the country code. If null or omitted, it is not changed.',
  })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Email address. Null or an empty string removes it. If omitted, it is not changed.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Message of the lead, at most 2000 characters. If null, it is empty. If omitted, it is not changed.',
  })
  message?: string | null;

  @Field(() => LeadStatusEnum, {
    nullable: true,
    description: 'New status of the lead. If null or omitted, it is not changed.',
  })
  status?: LeadStatus | null;

  @ExternalIdsField()
  externalIds?: ExternalIdInput[] | null;

  @MetadataField()
  metadata?: MetadataEntryInput[] | null;
}

@ObjectType({ description: 'Payload of the mutations that return a lead.' })
export class LeadPayload extends Payload {
  @Field(() => Lead, { description: 'Lead after the mutation.' })
  readonly lead: Read;

  @Field(() => Boolean, {
    description:
      'Whether the mutation created the lead. False if it returned or changed an existing lead, and for `updateLead`.',
  })
  readonly isNew: boolean;
}

@ObjectType({ description: 'Payload of `submitForm`.' })
export class SubmitFormPayload extends Payload {
  @Field(() => String, { description: 'Name of the workspace that received the lead.' })
  readonly workspaceName: string;
}
