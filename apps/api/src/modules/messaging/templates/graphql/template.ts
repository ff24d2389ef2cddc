import type { TemplateCategory, TemplateProvider, TemplateStatus } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { badInput } from '../../../../errors/denials.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { TemplateCategoryEnum, TemplateProviderEnum, TemplateStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { Conversation, Message } from '../../conversations/index.ts';
import { templatesWhere } from '../templates.reads.ts';
import { sendTemplate } from '../use-cases/send-template.ts';
import { syncTemplates } from '../use-cases/sync-templates.ts';

@ObjectType({ description: 'A message template approved by WhatsApp, as of the last synchronization.' })
export class WhatsAppTemplate {
  @Field(() => ID)
  id: string;

  @Field(() => TemplateProviderEnum)
  provider: TemplateProvider;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Language code of the provider, for example en_US.' })
  language: string;

  @Field(() => TemplateCategoryEnum)
  category: TemplateCategory;

  @Field(() => TemplateStatusEnum)
  status: TemplateStatus;

  @Field(() => String, { nullable: true, description: 'Null without a text header.' })
  header: string | null;

  @Field(() => String, { description: 'Text with variables such as {{1}}.' })
  body: string;

  @Field(() => String, { nullable: true })
  footer: string | null;

  @Field(() => [String], { description: 'Variable names in text order.' })
  variables: string[];

  @Field(() => [String], { description: 'Sample values of the variables, as far as the provider has them.' })
  examples: string[];

  @Field(() => String, { nullable: true, description: 'Rejection reason of the provider. Null unless rejected.' })
  rejectedReason: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the last synchronization.' })
  syncedAt: Date;
}

const WhatsAppTemplateConnection = connectionOf('WhatsAppTemplate', () => WhatsAppTemplate);

@InputType({ description: 'All given conditions must match.' })
class TemplateFilter {
  @Field(() => String, { nullable: true, description: 'Text in the name or body. At most 100 characters.' })
  search?: string | null;

  @Field(() => [TemplateStatusEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  statuses?: TemplateStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Only templates that can be sent in this conversation.' })
  conversationId?: string | null;
}

@InputType()
export class TemplateVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: '1 to 1024 characters in one line.' })
  value: string;
}

@InputType()
class SendTemplateInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  templateId: string;

  @Field(() => [TemplateVariableInput], { description: 'One entry per variable of the template.' })
  variables: TemplateVariableInput[];

  @Field(() => String, {
    nullable: true,
    description: 'UUID chosen by the sender. Repeating it in the same conversation returns the existing message.',
  })
  clientId?: string | null;
}

@ObjectType({ description: 'The message was stored and is sent unless the workspace is paused.' })
class TemplateSent {
  readonly type: 'TemplateSent';

  @Field(() => Message, { description: 'The stored message with its rendered text.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'The templates were synchronized.' })
class TemplatesSynced {
  readonly type: 'TemplatesSynced';

  @Field(() => Int, { description: 'Number of templates.' })
  readonly count: number;
}

const SendTemplateResult = resultUnion('SendTemplateResult', TemplateSent, Refused);
const SyncTemplatesResult = resultUnion('SyncTemplatesResult', TemplatesSynced, Refused);

@Resolver()
export class TemplateResolver {
  @Can('read', 'WhatsAppTemplate')
  @ProjectedField()
  @Query(() => WhatsAppTemplateConnection, { description: 'Templates as of the last synchronization.' })
  templates(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => TemplateFilter, { nullable: true }) filter: TemplateFilter | null,
  ) {
    return page({ first, after }, { where: templatesWhere(filter ?? {}) });
  }

  @Can('update', 'WhatsAppTemplate')
  @Mutation(() => SyncTemplatesResult, { description: 'Synchronizes templates with the providers now.' })
  syncTemplates(@InWorkspace() ctx: WorkspaceContext): Promise<typeof SyncTemplatesResult> {
    return syncTemplates(ctx);
  }

  @Can('reply', 'Conversation')
  @Mutation(() => SendTemplateResult, {
    description:
      'Sends a template with its variables, also outside the reply window. It takes the conversation over for the member, and is suppressed while the workspace is paused. Refused while another member has taken over.',
  })
  sendTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SendTemplateInput) input: SendTemplateInput,
  ): Promise<typeof SendTemplateResult> {
    const clientId = input.clientId ?? null;
    if (clientId !== null && !isUuid(clientId)) throw badInput('clientId is a UUID.', 'clientId');
    return sendTemplate(ctx, {
      conversationId: ids.uuid(input.conversationId),
      templateId: ids.uuidOrNone(input.templateId),
      variables: Object.fromEntries(input.variables.map(({ name, value }) => [name, value])),
      clientId,
    });
  }
}
