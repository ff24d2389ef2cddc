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

@ObjectType({ description: 'Reason why a mutation was refused, which the caller or another member can correct.' })
export class UserError {
  @Field(() => RefusalCodeEnum, { description: 'Stable code for clients.' })
  readonly code: RefusalCode;

  @Field(() => String, { description: 'Message for users in English: what happened and, in most cases, what to do.' })
  readonly message: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Path of the wrong argument or input field, for example `services.2.name`. Null if the error concerns the whole request.',
  })
  readonly field: string | null;
}
