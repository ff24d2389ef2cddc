import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Lead } from './lead.type.ts';

@ObjectType()
abstract class LeadResult {
  @Field(() => Lead)
  readonly lead: Read;

  constructor(id: string) {
    this.lead = byId(id);
  }
}

@ObjectType({ description: 'The lead was stored.' })
export class LeadCreated extends LeadResult {}

@ObjectType({ description: 'The updated lead.' })
export class LeadUpdated extends LeadResult {}

@ObjectType({ description: 'The lead was permanently deleted.' })
export class LeadDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The form was submitted.' })
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
