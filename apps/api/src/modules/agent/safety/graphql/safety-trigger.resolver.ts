import { Arg, Int, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { testSafetyRules } from '../use-cases/test-phrases.ts';
import { tryConcept } from '../use-cases/try-concept.ts';
import { ConceptTrialPage } from './concept-trial.type.ts';
import { TryConceptInput } from './safety.inputs.ts';
import { SafetyMatch, SafetyTriggerConnection } from './safety-trigger.type.ts';

@Resolver()
export class SafetyTriggerResolver {
  @Can('read', 'SafetyTrigger')
  @ProjectedField()
  @Query(() => SafetyTriggerConnection, { description: 'Matches with their outcomes, latest first.' })
  safetyTriggers(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'at' });
  }

  @Can('read', 'SafetyTrigger')
  @Query(() => ConceptTrialPage, {
    description:
      'Tries a concept, or phrases, on what contacts wrote and said, newest first, in pages of up to 500 texts. Repetition is not required. Nothing is stored.',
  })
  tryConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => TryConceptInput) { conceptId, phrases, days, after }: TryConceptInput,
  ) {
    return tryConcept(ctx, {
      conceptId: conceptId ? ids.uuid(conceptId) : null,
      phrases: phrases ?? null,
      days,
      after: after ?? null,
    });
  }

  @Can('read', 'MonitorConcept')
  @Query(() => [SafetyMatch], {
    description: 'Tests a text against the concepts, strongest outcome first. Nothing is stored.',
  })
  testSafetyRules(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('text', () => String, { description: 'At most 5,000 characters.' }) text: string,
  ) {
    return testSafetyRules(ctx, text);
  }
}
