import { type MeterKey, REFUSAL_CODES, REFUSALS, type RefusalCode } from '@frontdesk/domain';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { UsageMeterEnum } from './enums/usage.ts';
import { GraphQLDateTime } from './scalars.ts';

export const RefusalCodeEnum = Object.fromEntries(REFUSAL_CODES.map((code) => [code, code])) as Record<
  RefusalCode,
  string
>;

registerEnumType(RefusalCodeEnum, {
  name: 'RefusalCode',
  description: 'Code of an expected refusal. The operation was valid and permitted but was not carried out.',
  valuesConfig: Object.fromEntries(REFUSAL_CODES.map((code) => [code, { description: REFUSALS[code] }])),
});

@ObjectType({ description: 'Limit of the plan of the workspace that refuses new usage.' })
class PlanLimitReached {
  @Field(() => UsageMeterEnum, { description: 'Meter that is limited.' })
  readonly meter: MeterKey;

  @Field(() => Float, { description: 'Included quantity in the unit of the meter, an integer.' })
  readonly included: number;

  @Field(() => Float, {
    description: 'Quantity that is used or reserved in the unit of the meter, an integer. Pending invitations count.',
  })
  readonly used: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the usage starts again. Null if it does not, because the meter counts what exists.',
  })
  readonly resetsAt: Date | null;
}

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

  @Field(() => PlanLimitReached, {
    nullable: true,
    description: 'Limit that was reached. Null unless the code is PLAN_LIMIT_REACHED.',
  })
  readonly planLimit?: PlanLimitReached | null;
}
