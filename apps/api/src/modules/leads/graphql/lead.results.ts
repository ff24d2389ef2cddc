import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Lead } from './lead.type.ts';

@ObjectType()
abstract class LeadResult {
  @Field(() => Lead)
  readonly lead: Read;

  constructor(id: string) {
    this.lead = byId(id);
  }
}

@ObjectType({ description: 'The enquiry is stored, and whoever watches was told.' })
export class LeadCreated extends LeadResult {}

@ObjectType({ description: 'The lead, as it is now.' })
export class LeadUpdated extends LeadResult {}

@ObjectType({ description: 'The lead is gone for good.' })
export class LeadDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'Thank you: the workspace has the enquiry.' })
export class FormSubmitted {
  @Field(() => String)
  readonly workspaceName: string;

  constructor(workspaceName: string) {
    this.workspaceName = workspaceName;
  }
}

export const CreateLeadResult = createUnionType({
  name: 'CreateLeadResult',
  types: () => [LeadCreated, Refused] as const,
});
export const UpdateLeadResult = createUnionType({
  name: 'UpdateLeadResult',
  types: () => [LeadUpdated, Refused] as const,
});
export const DeleteLeadResult = createUnionType({
  name: 'DeleteLeadResult',
  types: () => [LeadDeleted, Refused] as const,
});
export const SubmitFormResult = createUnionType({
  name: 'SubmitFormResult',
  types: () => [FormSubmitted, Refused] as const,
});
