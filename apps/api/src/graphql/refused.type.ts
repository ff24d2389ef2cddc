import { REFUSAL_CODES, REFUSALS, type RefusalCode } from '@frontdesk/domain';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const RefusalCodeEnum = Object.fromEntries(REFUSAL_CODES.map((code) => [code, code])) as Record<
  RefusalCode,
  string
>;

registerEnumType(RefusalCodeEnum, {
  name: 'RefusalCode',
  description: 'Code of an expected refusal. The operation was valid and permitted but was not carried out.',
  valuesConfig: Object.fromEntries(REFUSAL_CODES.map((code) => [code, { description: REFUSALS[code] }])),
});

@ObjectType({ description: 'Error of one input field.' })
export class FieldError {
  @Field(() => String, { description: 'Path of the field below `input`, for example `services.2.name`.' })
  readonly field: string;

  @Field(() => RefusalCodeEnum, { description: 'Stable code for clients.' })
  readonly code: RefusalCode;

  @Field(() => String, { description: 'Message for users, in one sentence.' })
  readonly message: string;
}

@ObjectType({
  description: 'Result of an operation that was refused for a reason that the caller can correct. Nothing was changed.',
})
export class Refused {
  readonly type: 'Refused';

  @Field(() => RefusalCodeEnum, { description: 'Stable code for clients.' })
  readonly code: RefusalCode;

  @Field(() => String, { description: 'Message for users, in one sentence.' })
  readonly message: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the input field that caused the refusal. Null if the refusal concerns the whole input.',
  })
  readonly field: string | null;

  @Field(() => [FieldError], {
    description:
      'Errors of the wrong input fields. `code`, `message` and `field` are those of the first. Empty if the refusal concerns the whole input. The mutations of leads and contacts, and `submitForm`, report every wrong field; other mutations report the first one.',
  })
  readonly errors: readonly FieldError[];
}
