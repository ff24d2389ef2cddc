import { Arg, Int, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ProjectedField, page } from '../../../query-compiler/index.ts';
import { testSafetyRules } from '../use-cases/test-phrases.ts';
import { SafetyConcern, SafetyTriggerConnection } from './safety-trigger.type.ts';

@Resolver()
export class SafetyTriggerResolver {
  @Can('read', 'SafetyTrigger')
  @ProjectedField()
  @Query(() => SafetyTriggerConnection, { description: 'What was found, and what it came to, the last first.' })
  safetyTriggers(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'at' });
  }

  @Can('read', 'MonitorConcept')
  @Query(() => [SafetyConcern], {
    description: 'What would be found in a sentence, the strongest outcome first. Nothing is kept of it.',
  })
  safetyPreview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('text', () => String, { description: 'Up to 5,000 characters.' }) text: string,
  ) {
    return testSafetyRules(ctx, text);
  }
}
