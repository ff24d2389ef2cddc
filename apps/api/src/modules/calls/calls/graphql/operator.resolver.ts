import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { ProjectedField, page, raw } from '../../../../query-compiler/index.ts';
import { createOperator, deleteOperator, resolveEscalation, updateOperator } from '../use-cases/operators.ts';
import {
  CreateOperatorInput,
  EscalationConnection,
  EscalationPayload,
  OperatorConnection,
  OperatorPayload,
  UpdateOperatorInput,
} from './operator.ts';

@Resolver()
export class OperatorResolver {
  @Can('read', 'Operator')
  @ProjectedField()
  @Query(() => OperatorConnection, {
    description:
      'Members who can join calls, newest first. If the list is empty, every member with the permission to operate calls can join.',
  })
  operators(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('read', 'Escalation')
  @ProjectedField()
  @Query(() => EscalationConnection, {
    description: 'Requests of the agent for a human that are not resolved, longest waiting first.',
  })
  escalationQueue(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'raisedAt', direction: 'asc', where: raw('open_call_id is not null') });
  }

  @Can('create', 'Operator')
  @Mutation(() => OperatorPayload, { description: 'Makes a member an operator.' })
  createOperator(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateOperatorInput) input: CreateOperatorInput,
  ): Promise<OperatorPayload | Refused> {
    return createOperator(ctx, { ...input, memberId: ids.uuid(input.memberId) });
  }

  @Can('update', 'Operator')
  @Mutation(() => OperatorPayload, {
    description: 'Sets whether an operator is notified if the agent requests a human.',
  })
  updateOperator(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateOperatorInput) input: UpdateOperatorInput,
  ): Promise<OperatorPayload | Refused> {
    return updateOperator(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('remove', 'Operator')
  @Mutation(() => DeletedPayload, {
    description:
      'Removes an operator. The member can no longer join calls, unless the workspace has no operators left.',
  })
  deleteOperator(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteOperator(ctx, { id: ids.uuid(id) });
  }

  @Can('resolve', 'Escalation')
  @Mutation(() => EscalationPayload, { description: 'Marks an escalation as resolved.' })
  resolveEscalation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<EscalationPayload | Refused> {
    return resolveEscalation(ctx, { id: ids.uuid(id) });
  }
}
