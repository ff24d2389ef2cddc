import type { Environment } from '@frontdesk/domain';
import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { EnvironmentEnum } from '../../../../graphql/enums.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { checkEnvironment } from '../use-cases/check-environment.ts';
import { convertEnvironment } from '../use-cases/convert-environment.ts';
import { ConvertEnvironmentInput } from './environment.inputs.ts';
import { ConvertEnvironmentResult } from './environment.results.ts';
import { EnvironmentCheck, EnvironmentConversionConnection } from './environment.type.ts';

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
