import type { Environment, EnvironmentWarningCode } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { EnvironmentEnum, EnvironmentWarningCodeEnum, WarningEffectEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'One change caused by a conversion.' })
export class EnvironmentWarning {
  @Field(() => EnvironmentWarningCodeEnum, { description: 'Code to acknowledge in `convertEnvironment`.' })
  code: EnvironmentWarningCode;

  @Field(() => WarningEffectEnum)
  effect: 'STRICTER' | 'RELAXED';

  @Field(() => String)
  before: string;

  @Field(() => String)
  after: string;

  @Field(() => String, { description: 'Explanation in one sentence.' })
  message: string;
}

@ObjectType({ description: 'Preview of a conversion.' })
export class EnvironmentCheck {
  @Field(() => EnvironmentEnum)
  current: Environment;

  @Field(() => EnvironmentEnum)
  target: Environment;

  @Field(() => Boolean, { description: 'Whether the conversion is allowed: only between staging and production.' })
  possible: boolean;

  @Field(() => String, { nullable: true, description: 'Why it is not. Null when it is.' })
  reason: string | null;

  @Field(() => [EnvironmentWarning], { description: 'All of them must be acknowledged.' })
  warnings: EnvironmentWarning[];
}

@ObjectType({ description: 'A conversion of the workspace.' })
export class EnvironmentConversion {
  @Field(() => ID)
  id: string;

  @Field(() => EnvironmentEnum)
  fromEnvironment: Environment;

  @Field(() => EnvironmentEnum)
  toEnvironment: Environment;

  @Field(() => [EnvironmentWarningCodeEnum], { description: 'Acknowledged warnings.' })
  acknowledged: EnvironmentWarningCode[];

  @Field(() => String)
  convertedByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;
}

export const EnvironmentConversionConnection = connectionOf('EnvironmentConversion', () => EnvironmentConversion);
