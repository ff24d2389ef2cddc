import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { list, ProjectedField } from '../../../../query-compiler/index.ts';
import { createPhoneConfig } from '../use-cases/create-phone-config.ts';
import {
  activatePhoneConfig,
  deactivatePhoneConfig,
  requestPhoneConfigCode,
  verifyPhoneConfigCode,
} from '../use-cases/phone-config-states.ts';
import { assignServiceToPhoneConfig, deletePhoneConfig, updatePhoneConfig } from '../use-cases/phone-configs.ts';
import {
  ActivatePhoneConfigInput,
  AssignServiceToPhoneConfigInput,
  CreatePhoneConfigInput,
  CreatePhoneConfigResult,
  DeactivatePhoneConfigInput,
  DeletePhoneConfigInput,
  DeletePhoneConfigResult,
  RequestPhoneConfigCodeInput,
  UpdatePhoneConfigInput,
  UpdatePhoneConfigResult,
  VerifyPhoneConfigCodeInput,
} from './phone-config.mutations.ts';
import { PhoneConfig } from './phone-config.type.ts';

@Resolver()
export class PhoneConfigResolver {
  @Can('read', 'PhoneConfig')
  @ProjectedField()
  @Query(() => [PhoneConfig], { description: 'Phone numbers of the workspace, oldest first.' })
  phoneConfigs() {
    return list([
      ['createdAt', 'asc'],
      ['id', 'asc'],
    ]);
  }

  @Can('create', 'PhoneConfig')
  @Mutation(() => CreatePhoneConfigResult, {
    description: "Adds a phone number. The provider must confirm that the number belongs to the workspace's account.",
  })
  createPhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreatePhoneConfigInput) input: CreatePhoneConfigInput,
  ): Promise<typeof CreatePhoneConfigResult> {
    return createPhoneConfig(ctx, input);
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => UpdatePhoneConfigResult, {
    description:
      'Replaces tokens of a phone number. The provider must confirm that the new tokens give access to the number.',
  })
  updatePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdatePhoneConfigInput) input: UpdatePhoneConfigInput,
  ): Promise<typeof UpdatePhoneConfigResult> {
    return updatePhoneConfig(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => UpdatePhoneConfigResult, {
    description: 'Requests that the provider sends a verification code to the phone number.',
  })
  requestPhoneConfigCode(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RequestPhoneConfigCodeInput) input: RequestPhoneConfigCodeInput,
  ): Promise<typeof UpdatePhoneConfigResult> {
    return requestPhoneConfigCode(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => UpdatePhoneConfigResult, {
    description: 'Verifies a phone number with the code that its provider sent.',
  })
  verifyPhoneConfigCode(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => VerifyPhoneConfigCodeInput) input: VerifyPhoneConfigCodeInput,
  ): Promise<typeof UpdatePhoneConfigResult> {
    return verifyPhoneConfigCode(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => UpdatePhoneConfigResult, {
    description: 'Activates a phone number. Refused if the number is active in another workspace.',
  })
  activatePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ActivatePhoneConfigInput) input: ActivatePhoneConfigInput,
  ): Promise<typeof UpdatePhoneConfigResult> {
    return activatePhoneConfig(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => UpdatePhoneConfigResult, {
    description: 'Assigns a service to a phone number. Calls to a number without a service are refused.',
  })
  assignServiceToPhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => AssignServiceToPhoneConfigInput) { id, serviceId }: AssignServiceToPhoneConfigInput,
  ): Promise<typeof UpdatePhoneConfigResult> {
    return assignServiceToPhoneConfig(ctx, {
      id: ids.uuid(id),
      serviceId: serviceId == null ? null : ids.uuid(serviceId),
    });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => UpdatePhoneConfigResult, { description: 'Deactivates a phone number. Nothing is sent from it.' })
  deactivatePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeactivatePhoneConfigInput) input: DeactivatePhoneConfigInput,
  ): Promise<typeof UpdatePhoneConfigResult> {
    return deactivatePhoneConfig(ctx, { id: ids.uuid(input.id) });
  }

  @Can('delete', 'PhoneConfig')
  @Mutation(() => DeletePhoneConfigResult, {
    description: 'Deletes a phone number that is not active, with its tokens.',
  })
  deletePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeletePhoneConfigInput) input: DeletePhoneConfigInput,
  ): Promise<typeof DeletePhoneConfigResult> {
    return deletePhoneConfig(ctx, { id: ids.uuid(input.id) });
  }
}
