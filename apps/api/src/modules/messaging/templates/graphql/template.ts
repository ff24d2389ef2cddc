import type {
  TemplateButtonType,
  TemplateCategory,
  TemplateMediaKind,
  TemplateProvider,
  TemplateStatus,
} from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { badInput } from '../../../../errors/denials.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import {
  AttachmentKindEnum,
  TemplateButtonTypeEnum,
  TemplateCategoryEnum,
  TemplateProviderEnum,
  TemplateStatusEnum,
} from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { CountPayload, DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { MessagePayload, TemplateFile } from '../../conversations/index.ts';
import { templatesWhere } from '../templates.reads.ts';
import { sendTemplate } from '../use-cases/send-template.ts';
import { syncTemplates } from '../use-cases/sync-templates.ts';
import { createTemplateFileLink } from '../use-cases/template-file-links.ts';
import { createTemplate, deleteTemplate, updateTemplate } from '../use-cases/write-templates.ts';
import { CreateTemplateInput, SendTemplateInput, TemplateFilter, UpdateTemplateInput } from './template.inputs.ts';

@ObjectType({ description: 'A button of a template.' })
class TemplateButton {
  @Field(() => TemplateButtonTypeEnum, { description: 'Kind of the button.' })
  type: TemplateButtonType;

  @Field(() => String, { description: 'Text of the button.' })
  text: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Address that the button opens. A variable such as {{button_1}} at the end is one of the variables of the template. Null unless the type is `URL`.',
  })
  url: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number that the button calls. Null unless the type is `PHONE_NUMBER`.',
  })
  phoneNumber: string | null;
}

@ObjectType({ implements: Node, description: 'A WhatsApp message template, as of the last synchronization.' })
export class WhatsAppTemplate {
  id: string;

  @Field(() => TemplateProviderEnum, { description: 'Provider whose account sends the template.' })
  provider: TemplateProvider;

  @Field(() => String, { description: 'Name of the template at the provider.' })
  name: string;

  @Field(() => String, { description: 'Language of the template as a code of the provider, for example en_US.' })
  language: string;

  @Field(() => TemplateCategoryEnum, { description: 'Billing category at WhatsApp.' })
  category: TemplateCategory;

  @Field(() => TemplateStatusEnum, { description: 'Approval status at WhatsApp.' })
  status: TemplateStatus;

  @Field(() => String, { nullable: true, description: 'Text of the header. Null if there is no text header.' })
  header: string | null;

  @Field(() => AttachmentKindEnum, {
    nullable: true,
    description:
      'Kind of the file in the header: `IMAGE`, `VIDEO` or `DOCUMENT`. Null if the header is a text, or if there is none.',
  })
  headerFormat: TemplateMediaKind | null;

  @Public('Part of the template.')
  @Field(() => TemplateFile, {
    nullable: true,
    description:
      'File that messages contain in the header. Null if the header has none. A template that was created elsewhere has no file, and cannot be sent, until a member uploads one.',
  })
  headerFile: TemplateFile | null;

  @Field(() => String, { description: 'Text of the message with variables such as {{1}}.' })
  body: string;

  @Field(() => String, { nullable: true, description: 'Text of the footer. Null if there is no footer.' })
  footer: string | null;

  @Field(() => [String], {
    description: 'Names of the variables in the order of the text, followed by those of the buttons.',
  })
  variables: string[];

  @Field(() => [String], { description: 'Sample values of the variables. Empty if the provider has none.' })
  examples: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Reason for the rejection from the provider. Null if the template was not rejected.',
  })
  rejectedReason: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the last synchronization.' })
  syncedAt: Date;
}

@Resolver(() => WhatsAppTemplate)
export class TemplateFields {
  @Public('Part of the template.')
  @inSql.row({ buttons: true })
  @FieldResolver(() => [TemplateButton], { description: 'Buttons in order, at most 10.' })
  buttons(@Root() { buttons }: { readonly buttons: TemplateButton[] }): TemplateButton[] {
    return buttons;
  }
}

const WhatsAppTemplateConnection = connectionOf('WhatsAppTemplate', () => WhatsAppTemplate);

@ObjectType({ description: 'Payload of the mutations that create or change a template.' })
export class TemplatePayload extends Payload {
  @Field(() => WhatsAppTemplate, { description: 'Template after the mutation.' })
  readonly template: Read;
}

@Resolver()
export class TemplateResolver {
  @Can('read', 'WhatsAppTemplate')
  @ProjectedField()
  @Query(() => WhatsAppTemplateConnection, {
    description: 'WhatsApp templates of the workspace, as of the last synchronization.',
  })
  templates(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => TemplateFilter, { nullable: true }) filter: TemplateFilter | null,
  ) {
    return page({ first, after }, { where: templatesWhere(filter ?? {}) });
  }

  @Can('update', 'WhatsAppTemplate')
  @Mutation(() => CountPayload, {
    description:
      'Synchronizes the templates of all connected accounts, and returns the number of templates that the providers have. If one account cannot be read, the mutation is refused, but the other accounts are synchronized.',
  })
  syncTemplates(@InWorkspace() ctx: WorkspaceContext): Promise<CountPayload | Refused> {
    return syncTemplates(ctx);
  }

  @Can('create', 'WhatsAppTemplate')
  @Mutation(() => TemplatePayload, {
    description:
      'Creates a template at the provider and submits it for approval. It can be sent once its status is `APPROVED`. The status is read again after 1, 5 and 15 minutes, and hourly.',
  })
  createTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateTemplateInput) input: CreateTemplateInput,
  ): Promise<TemplatePayload | Refused> {
    return createTemplate(ctx, {
      ...input,
      phoneConfigId: input.phoneConfigId ? ids.uuidOrNone(input.phoneConfigId) : null,
      headerFileId: ids.optional(input.headerFileId) ?? null,
    });
  }

  @Can('update', 'WhatsAppTemplate')
  @Mutation(() => TemplatePayload, {
    description:
      'Changes an approved, rejected or paused template of a WhatsApp business account. It is reviewed again, and cannot be sent until it is approved. Omitted fields are not changed. Templates of Twilio cannot be changed.',
  })
  updateTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateTemplateInput) input: UpdateTemplateInput,
  ): Promise<TemplatePayload | Refused> {
    const { id, headerFileId, ...content } = input;
    return updateTemplate(ctx, {
      ...content,
      id: ids.uuid(id),
      ...(headerFileId === undefined ? {} : { headerFileId: ids.optional(headerFileId) }),
    });
  }

  @Can('delete', 'WhatsAppTemplate')
  @Mutation(() => DeletedPayload, {
    description:
      'Deletes a template at the provider. Sent messages are not affected. Refused if the greeting, an enabled sequence or an unfinished campaign uses it.',
  })
  deleteTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteTemplate(ctx, ids.uuid(id));
  }

  @Can('read', 'WhatsAppTemplate')
  @Mutation(() => DownloadLinkPayload, {
    description:
      'Creates a URL of the file of a template, valid for five minutes. Parts of the file can be requested with the Range header. NOT_FOUND for API keys.',
  })
  createTemplateFileLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the file.' }) id: string,
  ): Promise<DownloadLinkPayload> {
    return createTemplateFileLink(ctx, ids.uuid(id));
  }

  @Can('reply', 'Conversation')
  @Mutation(() => MessagePayload, {
    description:
      'Sends a template to the contact, even if the reply window is closed. A member takes over the conversation by sending; an API key does not. If the workspace is paused, the message is stored with the status SUPPRESSED and is never sent. Refused if another member has taken over, or if the contact is blocked or has opted out.',
  })
  sendTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SendTemplateInput) input: SendTemplateInput,
  ): Promise<MessagePayload | Refused> {
    const clientId = input.clientId ?? null;
    if (clientId !== null && !isUuid(clientId)) throw badInput('clientId must be a UUID.', 'clientId');
    return sendTemplate(ctx, {
      conversationId: ids.uuid(input.conversationId),
      templateId: ids.uuidOrNone(input.templateId),
      variables: Object.fromEntries(input.variables.map(({ name, value }) => [name, value])),
      clientId,
    });
  }
}
