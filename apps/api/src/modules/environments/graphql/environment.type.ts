import type { Environment, EnvironmentWarningCode } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { EnvironmentEnum, EnvironmentWarningCodeEnum, WarningEffectEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'One thing that a conversion changes.' })
export class EnvironmentWarning {
  @Field(() => EnvironmentWarningCodeEnum, { description: 'What `convertEnvironment` wants acknowledged.' })
  code: EnvironmentWarningCode;

  @Field(() => WarningEffectEnum)
  effect: 'STRICTER' | 'RELAXED';

  @Field(() => String)
  before: string;

  @Field(() => String)
  after: string;

  @Field(() => String, { description: 'One sentence for people.' })
  sentence: string;
}

@ObjectType({ description: 'What a conversion would change; nothing was changed.' })
export class EnvironmentCheck {
  @Field(() => EnvironmentEnum)
  current: Environment;

  @Field(() => EnvironmentEnum)
  target: Environment;

  @Field(() => Boolean, { description: 'Staging and production become each other, and nothing else.' })
  possible: boolean;

  @Field(() => String, { nullable: true, description: 'Why not; null when it is possible.' })
  reason: string | null;

  @Field(() => [EnvironmentWarning], { description: 'All of them have to be acknowledged.' })
  warnings: EnvironmentWarning[];
}

@ObjectType({ description: 'That the workspace became something else.' })
export class EnvironmentConversion {
  @Field(() => ID)
  id: string;

  @Field(() => EnvironmentEnum)
  fromEnvironment: Environment;

  @Field(() => EnvironmentEnum)
  toEnvironment: Environment;

  @Field(() => [EnvironmentWarningCodeEnum], { description: 'What was acknowledged.' })
  acknowledged: EnvironmentWarningCode[];

  @Field(() => String)
  convertedByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;
}

export const EnvironmentConversionConnection = connectionOf('EnvironmentConversion', () => EnvironmentConversion);
