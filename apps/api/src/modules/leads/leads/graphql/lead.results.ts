import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Lead } from './lead.type.ts';

@ObjectType()
abstract class LeadResult {
  @Field(() => Lead)
  readonly lead: Read;
}

@ObjectType({ description: 'Result of creating a lead.' })
export class LeadCreated extends LeadResult {
  readonly type: 'LeadCreated';
}

@ObjectType({ description: 'Result of changing a lead.' })
export class LeadUpdated extends LeadResult {
  readonly type: 'LeadUpdated';
}

@ObjectType({ description: 'Result of deleting a lead.' })
export class LeadDeleted {
  readonly type: 'LeadDeleted';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Result of submitting the public form.' })
export class FormSubmitted {
  readonly type: 'FormSubmitted';

  @Field(() => String)
  readonly workspaceName: string;
}

export const CreateLeadResult = resultUnion('CreateLeadResult', LeadCreated, Refused);
export const UpdateLeadResult = resultUnion('UpdateLeadResult', LeadUpdated, Refused);
export const DeleteLeadResult = resultUnion('DeleteLeadResult', LeadDeleted, Refused);
export const SubmitFormResult = resultUnion('SubmitFormResult', FormSubmitted, Refused);
