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

@ObjectType({ description: 'Plan limit of the workspace that blocks new usage.' })
class PlanLimitReached {
  @Field(() => UsageMeterEnum, { description: 'Meter that is limited.' })
  readonly meter: MeterKey;

  @Field(() => Float, { description: 'Included quantity in the unit of the meter, an integer.' })
  readonly included: number;

  @Field(() => Float, {
    description:
      'Quantity that is used or reserved in the unit of the meter, an integer. Pending invitations are included.',
  })
  readonly used: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the usage is reset to 0. Null for meters that count existing items, which are not reset.',
  })
  readonly resetsAt: Date | null;
}

@ObjectType({ description: 'Reason why a mutation was refused, which the user or another member can correct.' })
export class UserError {
  @Field(() => RefusalCodeEnum, { description: 'Stable code for clients.' })
  readonly code: RefusalCode;

  @Field(() => String, { description: 'Message for users in English: what happened and, in most cases, what to do.' })
  readonly message: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Path of the invalid argument or input field, for example `services.2.name`. Null if the error concerns the whole request.',
  })
  readonly field: string | null;

  @Field(() => PlanLimitReached, {
    nullable: true,
    description: 'Limit that was reached. Null unless the code is PLAN_LIMIT_REACHED.',
  })
  readonly planLimit?: PlanLimitReached | null;
}
