import type { DuplicateStrategy, ImportField, SavedReplyVisibility } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DuplicateStrategyEnum, ImportFieldEnum, SavedReplyVisibilityEnum } from '../../../../graphql/enums.ts';

@InputType()
abstract class OneImport {
  @Field(() => ID, { description: 'Id of the import.' })
  id: string;
}

@InputType()
export class PreviewContactImportInput extends OneImport {
  @Field(() => [ImportFieldEnum], { description: 'Target field of each column, in column order.' })
  mapping: ImportField[];

  @Field(() => String, {
    nullable: true,
    description:
      'Country of phone numbers without a country code, as an ISO 3166 code, for example GB. If null or omitted, all numbers must have a country code.',
  })
  country?: string | null;

  @Field(() => DuplicateStrategyEnum, {
    description: 'What happens to contacts that already exist. Ignored for saved replies, which are never changed.',
  })
  onDuplicate: DuplicateStrategy;

  @Field(() => SavedReplyVisibilityEnum, {
    nullable: true,
    description:
      'For saved replies: who can use those whose row does not say so. `SHARED` requires the policy `saved_reply.manage`. If null or omitted, `PRIVATE`.',
  })
  replyVisibility?: SavedReplyVisibility | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'For leads: whether the agent contacts the created leads with the status `NEW`, like other new leads: within outreach limits and contact windows, and not after an opt-out. If false, null or omitted, they are not contacted automatically.',
  })
  greetLeads?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'For leads: confirms that the people in the file agreed to be contacted. Must be true for an import of leads, and is ignored for contacts.',
  })
  isConsentConfirmed?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Tags to add to every created or updated contact, at most 20 with at most 40 characters each. If null or omitted, no tags are added.',
  })
  tags?: string[] | null;
}

@InputType()
export class UpdateContactImportRowInput {
  @Field(() => ID, { description: 'Id of the import.' })
  importId: string;

  @Field(() => Int, { description: 'Number of the row in the file, starting at 1 after the header.' })
  row: number;

  @Field(() => [String], { description: 'All cells of the row, in the order of the headers.' })
  cells: string[];
}
