import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { badInput } from '../../../../errors/denials.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { templatesWhere } from '../templates.reads.ts';
import { sendTemplate } from '../use-cases/send-template.ts';
import { syncTemplates } from '../use-cases/sync-templates.ts';
import { SendTemplateInput, TemplateFilter } from './template.inputs.ts';
import { SendTemplateResult, SyncTemplatesResult } from './template.results.ts';
import { WhatsAppTemplateConnection } from './template.type.ts';

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
