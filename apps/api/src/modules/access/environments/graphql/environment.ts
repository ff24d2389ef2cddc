import type { Environment, EnvironmentWarningCode } from '@frontdesk/domain';
import { Arg, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { EnvironmentEnum, EnvironmentWarningCodeEnum, WarningEffectEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { WorkspacePayload } from '../../workspaces/index.ts';
import { checkEnvironment, convertEnvironment } from '../use-cases/convert-environment.ts';

@ObjectType({ description: 'A rule that changes if the workspace is converted.' })
class EnvironmentWarning {
  @Field(() => EnvironmentWarningCodeEnum, { description: 'Code of the warning, to be sent to `convertEnvironment`.' })
  code: EnvironmentWarningCode;

  @Field(() => WarningEffectEnum, { description: 'Whether the rule becomes stricter or is relaxed.' })
  effect: 'STRICTER' | 'RELAXED';

  @Field(() => String, { description: 'The rule in the current environment as text, for example `90 days`.' })
  before: string;

  @Field(() => String, { description: 'The rule in the target environment as text.' })
  after: string;

  @Field(() => String, { description: 'Explanation in one sentence.' })
  message: string;
}

@ObjectType({ description: 'Preview of a conversion to another environment. Nothing is changed.' })
class EnvironmentCheck {
  @Field(() => EnvironmentEnum, { description: 'Current environment of the workspace.' })
  current: Environment;

  @Field(() => EnvironmentEnum, { description: 'Environment that was given in the argument.' })
  target: Environment;

  @Field(() => Boolean, {
    description:
      'Whether the conversion is possible. A workspace can be converted only between staging and production.',
  })
  possible: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Reason why the conversion is not possible. Null if it is possible.',
  })
  reason: string | null;

  @Field(() => [EnvironmentWarning], {
    description: 'Warnings that the viewer must acknowledge to convert the workspace.',
  })
  warnings: EnvironmentWarning[];
}

@ObjectType({ implements: Node, description: 'A past conversion of the workspace to another environment.' })
class EnvironmentConversion {
  id: string;

  @Field(() => EnvironmentEnum, { description: 'Environment before the conversion.' })
  fromEnvironment: Environment;

  @Field(() => EnvironmentEnum, { description: 'Environment after the conversion.' })
  toEnvironment: Environment;

  @Field(() => [EnvironmentWarningCodeEnum], { description: 'Codes of the warnings that the member acknowledged.' })
  acknowledged: EnvironmentWarningCode[];

  @Field(() => String, { description: 'Name of the member who converted the workspace, at that time.' })
  convertedByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the conversion.' })
  createdAt: Date;
}

const EnvironmentConversionConnection = connectionOf('EnvironmentConversion', () => EnvironmentConversion);

@InputType()
class ConvertEnvironmentInput {
  @Field(() => EnvironmentEnum, { description: 'Environment to convert the workspace to.' })
  target: Environment;

  @Field(() => String, {
    description: 'Slug of the workspace as a confirmation. The mutation is refused if the slug is different.',
  })
  confirmSlug: string;

  @Field(() => [EnvironmentWarningCodeEnum], {
    description: 'Codes of all warnings that `environmentCheck` returns. The mutation is refused if a code is missing.',
  })
  acknowledgements: EnvironmentWarningCode[];
}

@Resolver()
export class EnvironmentResolver {
  @Can('convert', 'Workspace')
  @Query(() => EnvironmentCheck, {
    description:
      'Preview of a conversion to another environment. Nothing is changed. Available to members only, not to API keys.',
  })
  environmentCheck(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('target', () => EnvironmentEnum, { description: 'Environment to convert the workspace to.' })
    target: Environment,
  ): Promise<EnvironmentCheck> {
    return checkEnvironment(ctx, target);
  }

  @Can('read', 'EnvironmentConversion')
  @ProjectedField()
  @Query(() => EnvironmentConversionConnection, {
    description: 'Past conversions of the workspace to another environment, newest first.',
  })
  environmentConversions(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('convert', 'Workspace')
  @Mutation(() => WorkspacePayload, {
    description:
      'Converts a workspace between staging and production. Refused if a warning is not acknowledged or the slug does not match. Available to members only, not to API keys.',
  })
  convertEnvironment(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ConvertEnvironmentInput) input: ConvertEnvironmentInput,
  ): Promise<WorkspacePayload | Refused> {
    return convertEnvironment(ctx, input);
  }
}
