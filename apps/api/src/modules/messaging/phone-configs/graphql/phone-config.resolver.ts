import type { CodeMethod } from '@frontdesk/domain';
import { Arg, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { CodeMethodEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { list, ProjectedField } from '../../../../query-compiler/index.ts';
import { createPhoneConfig } from '../use-cases/create-phone-config.ts';
import {
  disablePhoneConfig,
  enablePhoneConfig,
  requestPhoneConfigCode,
  verifyPhoneConfigCode,
} from '../use-cases/phone-config-states.ts';
import { assignServiceToPhoneConfig, deletePhoneConfig, updatePhoneConfig } from '../use-cases/phone-configs.ts';
import { CreatePhoneConfigInput, PhoneConfigPayload, UpdatePhoneConfigInput } from './phone-config.mutations.ts';
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
  @Mutation(() => PhoneConfigPayload, {
    description: "Adds a phone number. The provider must confirm that the number belongs to the workspace's account.",
  })
  createPhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreatePhoneConfigInput) input: CreatePhoneConfigInput,
  ): Promise<PhoneConfigPayload | Refused> {
    return createPhoneConfig(ctx, input);
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => PhoneConfigPayload, {
    description:
      'Replaces tokens of a WhatsApp Cloud number. Meta must confirm that the new tokens give access to the number. A number with the status FAILED becomes INACTIVE and can be activated again. Refused for simulated numbers and for numbers of other providers.',
  })
  updatePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdatePhoneConfigInput) input: UpdatePhoneConfigInput,
  ): Promise<PhoneConfigPayload | Refused> {
    return updatePhoneConfig(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => PhoneConfigPayload, {
    description: 'Requests that the provider sends a verification code to the phone number.',
  })
  requestPhoneConfigCode(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('method', () => CodeMethodEnum, { description: 'How the provider delivers the code.' }) method: CodeMethod,
  ): Promise<PhoneConfigPayload | Refused> {
    return requestPhoneConfigCode(ctx, { id: ids.uuid(id), method });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => PhoneConfigPayload, {
    description: 'Verifies a phone number with the code that its provider sent.',
  })
  verifyPhoneConfigCode(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('code', () => String, { description: 'Verification code, 6 digits. Spaces and hyphens are ignored.' })
    code: string,
  ): Promise<PhoneConfigPayload | Refused> {
    return verifyPhoneConfigCode(ctx, { id: ids.uuid(id), code });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => PhoneConfigPayload, {
    description:
      'Activates a phone number. Refused if the same number is already active on the same channel, in this or another workspace.',
  })
  enablePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('pin', () => String, {
      nullable: true,
      description:
        'PIN of the number at WhatsApp, 6 digits. Required for WHATSAPP_CLOUD. It is chosen at the first registration of the number and should be stored safely.',
    })
    pin?: string | null,
  ): Promise<PhoneConfigPayload | Refused> {
    return enablePhoneConfig(ctx, { id: ids.uuid(id), pin });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => PhoneConfigPayload, {
    description:
      'Assigns a service to a phone number, or removes the assignment. Without a service, the default agent answers messages, and calls are refused unless a routing rule applies.',
  })
  assignServiceToPhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('serviceId', () => ID, {
      nullable: true,
      description: 'Id of the service to assign. If null or omitted, the number has no service.',
    })
    serviceId?: string | null,
  ): Promise<PhoneConfigPayload | Refused> {
    return assignServiceToPhoneConfig(ctx, {
      id: ids.uuid(id),
      serviceId: serviceId == null ? null : ids.uuid(serviceId),
    });
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => PhoneConfigPayload, { description: 'Deactivates a phone number. Nothing is sent from it.' })
  disablePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PhoneConfigPayload | Refused> {
    return disablePhoneConfig(ctx, { id: ids.uuid(id) });
  }

  @Can('delete', 'PhoneConfig')
  @Mutation(() => DeletedPayload, {
    description:
      'Deletes a phone number and its tokens. Its conversations and calls remain. Refused if the number is active.',
  })
  deletePhoneConfig(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deletePhoneConfig(ctx, { id: ids.uuid(id) });
  }
}
