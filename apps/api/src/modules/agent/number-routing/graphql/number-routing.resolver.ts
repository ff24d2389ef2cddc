import { Arg, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { numberRouting } from '../use-cases/number-routing.ts';
import { updateNumberRouting } from '../use-cases/update-number-routing.ts';
import { UpdateNumberRoutingInput } from './number-routing.inputs.ts';
import { NumberRouting, UpdateNumberRoutingResult } from './number-routing.type.ts';

@Resolver()
export class NumberRoutingResolver {
  @Can('read', 'PhoneConfig')
  @Query(() => NumberRouting, { description: 'Rules that lead a number to services by hours.' })
  numberRouting(@InWorkspace() ctx: WorkspaceContext, @Arg('phoneConfigId', () => ID) phoneConfigId: string) {
    return numberRouting(ctx, ids.uuid(phoneConfigId));
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => UpdateNumberRoutingResult, {
    description:
      'Replaces the rules of a number. Refuses rules that overlap, that are never reached, that lead nowhere, or that lead to a disabled service or one of another channel.',
  })
  updateNumberRouting(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateNumberRoutingInput) input: UpdateNumberRoutingInput,
  ): Promise<typeof UpdateNumberRoutingResult> {
    return updateNumberRouting(ctx, {
      phoneConfigId: ids.uuid(input.phoneConfigId),
      rules: input.rules.map(({ serviceId, fallbackServiceId, ...rule }) => ({
        ...rule,
        serviceId: serviceId == null ? null : ids.uuid(serviceId),
        fallbackServiceId: fallbackServiceId == null ? null : ids.uuid(fallbackServiceId),
      })),
    });
  }
}
