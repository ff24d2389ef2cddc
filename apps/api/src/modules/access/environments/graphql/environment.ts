import type { Environment, EnvironmentWarningCode } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { EnvironmentEnum, EnvironmentWarningCodeEnum, WarningEffectEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { Workspace } from '../../workspaces/index.ts';
import { checkEnvironment, convertEnvironment } from '../use-cases/convert-environment.ts';

@ObjectType({ description: 'One change caused by a conversion.' })
class EnvironmentWarning {
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
class EnvironmentCheck {
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
class EnvironmentConversion {
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

const EnvironmentConversionConnection = connectionOf('EnvironmentConversion', () => EnvironmentConversion);

@InputType()
class ConvertEnvironmentInput {
  @Field(() => EnvironmentEnum)
  target: Environment;

  @Field(() => String, { description: 'Slug of the workspace, typed as confirmation.' })
  confirmSlug: string;

  @Field(() => [EnvironmentWarningCodeEnum], { description: 'Every warning of `environmentCheck`.' })
  acknowledgements: EnvironmentWarningCode[];
}

@ObjectType({ description: 'The workspace was converted. The controls of the new environment apply from now on.' })
class EnvironmentConverted {
  readonly type: 'EnvironmentConverted';

  @Field(() => Workspace)
  readonly workspace: Read;
}

const ConvertEnvironmentResult = resultUnion('ConvertEnvironmentResult', EnvironmentConverted, Refused);

@Resolver()
export class EnvironmentResolver {
  @Can('convert', 'Workspace')
  @Query(() => EnvironmentCheck, {
    description: 'What a conversion would change. Changes nothing. For members only, not for API keys.',
  })
  environmentCheck(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('target', () => EnvironmentEnum) target: Environment,
  ): Promise<EnvironmentCheck> {
    return checkEnvironment(ctx, target);
  }

  @Can('read', 'EnvironmentConversion')
  @ProjectedField()
  @Query(() => EnvironmentConversionConnection, { description: 'Conversions of the workspace, newest first.' })
  environmentConversions(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('convert', 'Workspace')
  @Mutation(() => ConvertEnvironmentResult, {
    description:
      'Converts staging to production or back, when every warning is acknowledged and the slug matches. For members only, not for API keys.',
  })
  convertEnvironment(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ConvertEnvironmentInput) input: ConvertEnvironmentInput,
  ): Promise<typeof ConvertEnvironmentResult> {
    return convertEnvironment(ctx, input);
  }
}
