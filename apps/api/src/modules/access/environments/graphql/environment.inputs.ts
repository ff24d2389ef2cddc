import type { Environment, EnvironmentWarningCode } from '@frontdesk/domain';
import { Field, InputType } from 'type-graphql';
import { EnvironmentEnum, EnvironmentWarningCodeEnum } from '../../../../graphql/enums.ts';

@InputType()
export class ConvertEnvironmentInput {
  @Field(() => EnvironmentEnum)
  target: Environment;

  @Field(() => String, { description: 'Slug of the workspace, typed as confirmation.' })
  confirmSlug: string;

  @Field(() => [EnvironmentWarningCodeEnum], { description: 'Every warning of `environmentCheck`.' })
  acknowledgements: EnvironmentWarningCode[];
}
