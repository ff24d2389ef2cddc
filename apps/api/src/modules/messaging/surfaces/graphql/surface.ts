import type { SurfaceStatus } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { badInput } from '../../../../errors/denials.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SurfaceStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { allConditions, ProjectedField, page, type Read, sql } from '../../../../query-compiler/index.ts';
import { revokeSurface } from '../use-cases/revoke-surface.ts';
import { createSurfaceLink, sendSurface } from '../use-cases/send-surface.ts';
import { unlockSurface } from '../use-cases/unlock-surface.ts';
import { Surface } from './surface.type.ts';

const SurfaceConnection = connectionOf('Surface', () => Surface);

@InputType()
class SendSurfaceInput {
  @Field(() => ID, { description: 'Id of a WhatsApp conversation with an open reply window.' })
  conversationId: string;

  @Field(() => ID, { description: 'Id of a published form for contacts.' })
  templateId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Language of the published form, as a code such as `en`. Null to use the default language of the form.',
  })
  language?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'UUID chosen by the client, for safe retries. If the conversation already has a form with this UUID, that form is returned and nothing is sent. If omitted, the form is always sent.',
  })
  clientId?: string | null;
}

@InputType()
class CreateSurfaceLinkInput {
  @Field(() => ID, { description: 'Id of the contact.' })
  contactId: string;

  @Field(() => ID, { description: 'Id of a published form for contacts.' })
  templateId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Language of the published form, as a code such as `en`. Null to use the default language of the form.',
  })
  language?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that send, revoke or review a form.' })
export class SurfacePayload extends Payload {
  @Field(() => Surface, { description: 'Form after the mutation.' })
  readonly surface: Read;
}

@ObjectType({ description: 'Payload of `createSurfaceLink`.' })
class SurfaceLinkPayload extends Payload {
  @Field(() => Surface, { description: 'Form of the link.' })
  readonly surface: Read;

  @Field(() => OneTimeSecret, { description: 'URL of the form. It is not stored and cannot be read again.' })
  readonly url: string;
}

@Resolver()
export class SurfaceResolver {
  @Can('read', 'Surface')
  @ProjectedField()
  @Query(() => SurfaceConnection, { description: 'Forms that were sent to contacts, newest first.' })
  surfaces(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('contactId', () => ID, {
      nullable: true,
      description: 'Id of the contact. If omitted, the forms of all contacts are returned.',
    })
    contactId: string | null,
    @Arg('status', () => SurfaceStatusEnum, {
      nullable: true,
      description: 'Status of the forms. If omitted, the forms of each status are returned.',
    })
    status: SurfaceStatus | null,
  ) {
    const where = allConditions(
      contactId ? sql`contact_id = ${ids.uuidOrNone(contactId)}::uuid` : null,
      status ? sql`status = ${status}` : null,
    );
    return page({ first, after }, { where });
  }

  @Can('create', 'Surface')
  @Mutation(() => SurfacePayload, {
    description:
      'Sends the link of a form as a message in a conversation, and takes the conversation over. Refused while the reply window is closed. In this case, create a link with `createSurfaceLink` and send it in another way.',
  })
  sendSurface(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SendSurfaceInput) input: SendSurfaceInput,
  ): Promise<SurfacePayload | Refused> {
    const { language = null, clientId = null } = input;
    if (clientId !== null && !isUuid(clientId)) throw badInput('clientId must be a UUID.', 'clientId');
    const [conversationId, templateId] = [ids.uuid(input.conversationId), ids.uuid(input.templateId)];
    return sendSurface(ctx, { conversationId, templateId, language, clientId });
  }

  @Can('create', 'Surface')
  @Mutation(() => SurfaceLinkPayload, {
    description: 'Creates the link of a form for one contact and sends nothing. Its URL is returned only once.',
  })
  createSurfaceLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateSurfaceLinkInput) input: CreateSurfaceLinkInput,
  ): Promise<SurfaceLinkPayload | Refused> {
    const { language = null } = input;
    const [contactId, templateId] = [ids.uuid(input.contactId), ids.uuid(input.templateId)];
    return createSurfaceLink(ctx, { contactId, templateId, language });
  }

  @Can('revoke', 'Surface')
  @Mutation(() => SurfacePayload, {
    description:
      'Revokes the link of a form that was not submitted. Saved answers remain. Uploaded files are deleted within minutes, unless a legal hold applies to the contact.',
  })
  revokeSurface(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SurfacePayload | Refused> {
    return revokeSurface(ctx, { id: ids.uuid(id) });
  }

  @Can('create', 'Surface')
  @Mutation(() => SurfacePayload, {
    description:
      'Unlocks a form that was locked after five wrong codes or birth dates. The contact can use the same link again, with five new tries and three new codes.',
  })
  unlockSurface(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SurfacePayload | Refused> {
    return unlockSurface(ctx, { id: ids.uuid(id) });
  }
}
