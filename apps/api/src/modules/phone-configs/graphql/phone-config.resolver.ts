import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { list, ProjectedField } from '../../../query-compiler/index.ts';
import { activatePhoneConfig } from '../use-cases/activate-phone-config.ts';
import { createPhoneConfig } from '../use-cases/create-phone-config.ts';
import { deactivatePhoneConfig } from '../use-cases/deactivate-phone-config.ts';
import { deletePhoneConfig } from '../use-cases/delete-phone-config.ts';
import { requestPhoneConfigCode } from '../use-cases/request-phone-config-code.ts';
import { routePhoneConfig } from '../use-cases/route-phone-config.ts';
import { updatePhoneConfig } from '../use-cases/update-phone-config.ts';
import { verifyPhoneConfigCode } from '../use-cases/verify-phone-config-code.ts';
import {
  ActivatePhoneConfigInput,
  CreatePhoneConfigInput,
  DeactivatePhoneConfigInput,
  DeletePhoneConfigInput,
  RequestPhoneConfigCodeInput,
  RoutePhoneConfigInput,
  UpdatePhoneConfigInput,
  VerifyPhoneConfigCodeInput,
} from './phone-config.inputs.ts';
import { CreatePhoneConfigResult, DeletePhoneConfigResult, MovePhoneConfigResult } from './phone-config.results.ts';
import { PhoneConfig } from './phone-config.type.ts';

@Resolver()
export class PhoneConfigResolver {
  @Can('read', 'PhoneConfig')
  @ProjectedField()
  @Query(() => [PhoneConfig], { description: 'The numbers of the workspace, in the order in which they came.' })
  phoneConfigs() {
    return list([
      ['createdAt', 'asc'],
      ['id', 'asc'],
    ]);
  }

  @Can('create', 'PhoneConfig')
  @Mutation(() => CreatePhoneConfigResult, {
    description: 'Adds a number, after its provider has said that it belongs to the account.',
  })
  createPhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreatePhoneConfigInput) input: CreatePhoneConfigInput,
  ) {
    return createPhoneConfig(ctx, input);
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => MovePhoneConfigResult, {
    description: 'Replaces tokens, after the provider has said that the number is yours by them too.',
  })
  updatePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdatePhoneConfigInput) input: UpdatePhoneConfigInput,
  ) {
    return updatePhoneConfig(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => MovePhoneConfigResult, { description: 'Has a code brought to whoever answers the number.' })
  requestPhoneConfigCode(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RequestPhoneConfigCodeInput) input: RequestPhoneConfigCodeInput,
  ) {
    return requestPhoneConfigCode(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => MovePhoneConfigResult, { description: 'Proves with the code that the number is answered by you.' })
  verifyPhoneConfigCode(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => VerifyPhoneConfigCodeInput) input: VerifyPhoneConfigCodeInput,
  ) {
    return verifyPhoneConfigCode(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => MovePhoneConfigResult, {
    description: 'Brings the number into service here. Refuses one that is active elsewhere on the platform.',
  })
  activatePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ActivatePhoneConfigInput) input: ActivatePhoneConfigInput,
  ) {
    return activatePhoneConfig(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => MovePhoneConfigResult, {
    description:
      'Says which service handles whoever calls or writes to the number. Calls to a number without one are refused.',
  })
  routePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RoutePhoneConfigInput) { id, serviceId }: RoutePhoneConfigInput,
  ) {
    return routePhoneConfig(ctx, { id: ids.uuid(id), serviceId: serviceId == null ? null : ids.uuid(serviceId) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => MovePhoneConfigResult, { description: 'Takes the number out of service: nothing goes out by it.' })
  deactivatePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeactivatePhoneConfigInput) input: DeactivatePhoneConfigInput,
  ) {
    return deactivatePhoneConfig(ctx, { id: ids.uuid(input.id) });
  }

  @Can('delete', 'PhoneConfig')
  @Mutation(() => DeletePhoneConfigResult, { description: 'Forgets a number that is not active, with its tokens.' })
  deletePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeletePhoneConfigInput) input: DeletePhoneConfigInput,
  ) {
    return deletePhoneConfig(ctx, { id: ids.uuid(input.id) });
  }
}
