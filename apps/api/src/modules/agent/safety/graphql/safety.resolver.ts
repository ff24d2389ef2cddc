import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { removeEscalationRule, setEscalationRule } from '../use-cases/escalation-rules.ts';
import { createMonitorConcept, deleteMonitorConcept, updateMonitorConcept } from '../use-cases/monitor-concepts.ts';
import {
  CreateMonitorConceptInput,
  CreateMonitorConceptResult,
  DeleteMonitorConceptInput,
  DeleteMonitorConceptResult,
  RemoveEscalationRuleInput,
  RemoveEscalationRuleResult,
  SetEscalationRuleInput,
  SetEscalationRuleResult,
  UpdateMonitorConceptInput,
  UpdateMonitorConceptResult,
} from './safety.mutations.ts';
import { EscalationRuleConnection, MonitorConceptConnection } from './safety.type.ts';

@Resolver()
export class SafetyResolver {
  @Can('read', 'MonitorConcept')
  @ProjectedField()
  @Query(() => MonitorConceptConnection, { description: 'Safety concepts of the workspace, newest first.' })
  monitorConcepts(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('read', 'EscalationRule')
  @ProjectedField()
  @Query(() => EscalationRuleConnection, { description: 'Escalation rules of the workspace, latest first.' })
  escalationRules(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'setAt' });
  }

  @Can('create', 'MonitorConcept')
  @Mutation(() => CreateMonitorConceptResult, { description: 'Creates a safety concept.' })
  createMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateMonitorConceptInput) input: CreateMonitorConceptInput,
  ): Promise<typeof CreateMonitorConceptResult> {
    return createMonitorConcept(ctx, input);
  }

  @Can('update', 'MonitorConcept')
  @Mutation(() => UpdateMonitorConceptResult, {
    description: 'Changes, enables or disables a safety concept.',
  })
  updateMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMonitorConceptInput) input: UpdateMonitorConceptInput,
  ): Promise<typeof UpdateMonitorConceptResult> {
    return updateMonitorConcept(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'MonitorConcept')
  @Mutation(() => DeleteMonitorConceptResult, { description: 'Deletes a safety concept. Its matches remain.' })
  deleteMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteMonitorConceptInput) { id }: DeleteMonitorConceptInput,
  ): Promise<typeof DeleteMonitorConceptResult> {
    return deleteMonitorConcept(ctx, { id: ids.uuid(id) });
  }

  @Can('set', 'EscalationRule')
  @Mutation(() => SetEscalationRuleResult, {
    description: 'Sets the escalation rule of a safety concept. Replaces the previous rule.',
  })
  setEscalationRule(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetEscalationRuleInput) input: SetEscalationRuleInput,
  ): Promise<typeof SetEscalationRuleResult> {
    return setEscalationRule(ctx, { ...input, conceptId: ids.uuid(input.conceptId) });
  }

  @Can('remove', 'EscalationRule')
  @Mutation(() => RemoveEscalationRuleResult, {
    description: 'Removes the escalation rule of a safety concept. Later matches are only recorded.',
  })
  removeEscalationRule(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveEscalationRuleInput) { id }: RemoveEscalationRuleInput,
  ): Promise<typeof RemoveEscalationRuleResult> {
    return removeEscalationRule(ctx, { id: ids.uuid(id) });
  }
}
