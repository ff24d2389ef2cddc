import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../query-compiler/index.ts';
import { createMonitorConcept } from '../use-cases/create-monitor-concept.ts';
import { deleteMonitorConcept } from '../use-cases/delete-monitor-concept.ts';
import { removeEscalationRule } from '../use-cases/remove-escalation-rule.ts';
import { setEscalationRule } from '../use-cases/set-escalation-rule.ts';
import { updateMonitorConcept } from '../use-cases/update-monitor-concept.ts';
import {
  CreateMonitorConceptInput,
  DeleteMonitorConceptInput,
  RemoveEscalationRuleInput,
  SetEscalationRuleInput,
  UpdateMonitorConceptInput,
} from './safety.inputs.ts';
import {
  CreateMonitorConceptResult,
  DeleteMonitorConceptResult,
  RemoveEscalationRuleResult,
  SetEscalationRuleResult,
  UpdateMonitorConceptResult,
} from './safety.results.ts';
import { EscalationRuleConnection, MonitorConceptConnection } from './safety.type.ts';

@Resolver()
export class SafetyResolver {
  @Can('read', 'MonitorConcept')
  @ProjectedField()
  @Query(() => MonitorConceptConnection, { description: 'What the workspace listens for, newest first.' })
  monitorConcepts(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('read', 'EscalationRule')
  @ProjectedField()
  @Query(() => EscalationRuleConnection, { description: 'What happens when a concept is found, the last set first.' })
  escalationRules(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'setAt' });
  }

  @Can('create', 'MonitorConcept')
  @Mutation(() => CreateMonitorConceptResult, { description: 'Has the workspace listen for something.' })
  createMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateMonitorConceptInput) input: CreateMonitorConceptInput,
  ) {
    return createMonitorConcept(ctx, input);
  }

  @Can('update', 'MonitorConcept')
  @Mutation(() => UpdateMonitorConceptResult, {
    description: 'Says by what a concept is found, and switches it on or off.',
  })
  updateMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMonitorConceptInput) input: UpdateMonitorConceptInput,
  ) {
    return updateMonitorConcept(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'MonitorConcept')
  @Mutation(() => DeleteMonitorConceptResult, { description: 'Nobody listens for it any more. What was found stays.' })
  deleteMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteMonitorConceptInput) { id }: DeleteMonitorConceptInput,
  ) {
    return deleteMonitorConcept(ctx, { id: ids.uuid(id) });
  }

  @Can('set', 'EscalationRule')
  @Mutation(() => SetEscalationRuleResult, {
    description: 'Says what happens when a concept is found, instead of what was said before.',
  })
  setEscalationRule(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetEscalationRuleInput) input: SetEscalationRuleInput,
  ) {
    return setEscalationRule(ctx, { ...input, conceptId: ids.uuid(input.conceptId) });
  }

  @Can('remove', 'EscalationRule')
  @Mutation(() => RemoveEscalationRuleResult, { description: 'Its concept is noted from now on, and nothing else.' })
  removeEscalationRule(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveEscalationRuleInput) { id }: RemoveEscalationRuleInput,
  ) {
    return removeEscalationRule(ctx, { id: ids.uuid(id) });
  }
}
