import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { outreachLimits } from '../use-cases/outreach-limits.ts';
import { updateOutreachLimits } from '../use-cases/update-outreach-limits.ts';
import { UpdateOutreachLimitsInput } from './outreach-limits.inputs.ts';
import { UpdateOutreachLimitsResult } from './outreach-limits.results.ts';
import { OutreachLimits } from './outreach-limits.type.ts';

@Resolver()
export class OutreachLimitsResolver {
  @Can('read', 'OutreachLimits')
  @Query(() => OutreachLimits, {
    description: 'Limits of automatic calls and greetings. Returns the defaults if none are stored.',
  })
  outreachLimits(@InWorkspace() ctx: WorkspaceContext) {
    return outreachLimits(ctx);
  }

  @Can('update', 'OutreachLimits')
  @Mutation(() => UpdateOutreachLimitsResult, {
    description:
      'Replaces the outreach limits. Refused if a country does not exist or a value is out of range. Available to members only, not to API keys.',
  })
  updateOutreachLimits(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateOutreachLimitsInput) input: UpdateOutreachLimitsInput,
  ): Promise<typeof UpdateOutreachLimitsResult> {
    return updateOutreachLimits(ctx, input);
  }
}
