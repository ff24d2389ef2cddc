import { Arg, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { businessHours } from '../use-cases/business-hours.ts';
import { removeBusinessHours } from '../use-cases/remove-business-hours.ts';
import { updateBusinessHours } from '../use-cases/update-business-hours.ts';
import { RemoveBusinessHoursInput, UpdateBusinessHoursInput } from './business-hours.inputs.ts';
import { BusinessHours, RemoveBusinessHoursResult, UpdateBusinessHoursResult } from './business-hours.type.ts';

@Resolver()
export class BusinessHoursResolver {
  @Can('read', 'BusinessHours')
  @Query(() => BusinessHours, { description: 'Business hours of the workspace, or of one of its numbers.' })
  businessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('phoneConfigId', () => ID, { nullable: true, description: 'Null: the whole workspace.' })
    phoneConfigId?: string,
  ) {
    return businessHours(ctx, numberOf(phoneConfigId));
  }

  @Can('update', 'BusinessHours')
  @Mutation(() => UpdateBusinessHoursResult, {
    description:
      'Replaces the business hours of the workspace or of a number. Refuses overlapping intervals and invalid dates.',
  })
  updateBusinessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateBusinessHoursInput) input: UpdateBusinessHoursInput,
  ): Promise<typeof UpdateBusinessHoursResult> {
    return updateBusinessHours(ctx, { ...input, phoneConfigId: numberOf(input.phoneConfigId) });
  }

  @Can('update', 'BusinessHours')
  @Mutation(() => RemoveBusinessHoursResult, {
    description:
      'Removes business hours. A number then uses those of the workspace; a workspace without any is always open.',
  })
  removeBusinessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveBusinessHoursInput) input: RemoveBusinessHoursInput,
  ): Promise<typeof RemoveBusinessHoursResult> {
    return removeBusinessHours(ctx, numberOf(input.phoneConfigId));
  }
}

const numberOf = (id: string | null | undefined): string | null => (id == null ? null : ids.uuid(id));
