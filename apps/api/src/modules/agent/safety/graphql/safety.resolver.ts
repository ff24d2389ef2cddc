import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { deleteEscalationRule, upsertEscalationRule } from '../use-cases/escalation-rules.ts';
import { createMonitorConcept, deleteMonitorConcept, updateMonitorConcept } from '../use-cases/monitor-concepts.ts';
import {
  CreateMonitorConceptInput,
  EscalationRulePayload,
  MonitorConceptPayload,
  UpdateMonitorConceptInput,
  UpsertEscalationRuleInput,
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
  @Mutation(() => MonitorConceptPayload, { description: 'Creates a safety concept.' })
  createMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateMonitorConceptInput) input: CreateMonitorConceptInput,
  ): Promise<MonitorConceptPayload | Refused> {
    return createMonitorConcept(ctx, input);
  }

  @Can('update', 'MonitorConcept')
  @Mutation(() => MonitorConceptPayload, {
    description: 'Changes, enables or disables a safety concept.',
  })
  updateMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMonitorConceptInput) input: UpdateMonitorConceptInput,
  ): Promise<MonitorConceptPayload | Refused> {
    return updateMonitorConcept(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'MonitorConcept')
  @Mutation(() => DeletedPayload, { description: 'Deletes a safety concept. Its matches remain.' })
  deleteMonitorConcept(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteMonitorConcept(ctx, { id: ids.uuid(id) });
  }

  @Can('set', 'EscalationRule')
  @Mutation(() => EscalationRulePayload, {
    description: 'Sets the escalation rule of a safety concept. Replaces the previous rule.',
  })
  upsertEscalationRule(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpsertEscalationRuleInput) input: UpsertEscalationRuleInput,
  ): Promise<EscalationRulePayload | Refused> {
    return upsertEscalationRule(ctx, { ...input, conceptId: ids.uuid(input.conceptId) });
  }

  @Can('remove', 'EscalationRule')
  @Mutation(() => DeletedPayload, {
    description: 'Removes the escalation rule of a safety concept. Later matches are only recorded.',
  })
  deleteEscalationRule(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteEscalationRule(ctx, { id: ids.uuid(id) });
  }
}
