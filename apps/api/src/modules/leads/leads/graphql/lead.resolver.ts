import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { byId, ProjectedField, page, table } from '../../../../query-compiler/index.ts';
import { leadsByStatus, leadsWhere } from '../leads.reads.ts';
import { createLead } from '../use-cases/create-lead.ts';
import { deleteLead } from '../use-cases/delete-lead.ts';
import { publicForm } from '../use-cases/public-form.ts';
import { submitForm } from '../use-cases/submit-form.ts';
import { updateLead } from '../use-cases/update-lead.ts';
import { CreateLeadInput, DeleteLeadInput, LeadFilter, SubmitFormInput, UpdateLeadInput } from './lead.inputs.ts';
import { CreateLeadResult, DeleteLeadResult, SubmitFormResult, UpdateLeadResult } from './lead.results.ts';
import { Lead, LeadConnection, LeadCountByStatus, PublicForm } from './lead.type.ts';

@Resolver()
export class LeadResolver {
  @Can('read', 'Lead')
  @ProjectedField()
  @Query(() => LeadConnection, { description: 'Leads of the workspace, newest first.' })
  leads(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => LeadFilter, { nullable: true }) filter: LeadFilter | null,
  ) {
    return page({ first, after }, { where: leadsWhere(ctx, filter ?? {}) });
  }

  @Can('read', 'Lead')
  @ProjectedField()
  @Query(() => Lead, { description: 'A lead. NOT_FOUND if the id does not exist in this workspace.' })
  lead(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Lead')
  @ProjectedField()
  @Query(() => [LeadCountByStatus], { description: 'Number of leads per status, in the order of the pipeline.' })
  leadCounts(@InWorkspace() ctx: WorkspaceContext) {
    return table(leadsByStatus(ctx));
  }

  @Can('create', 'Lead')
  @Mutation(() => CreateLeadResult, {
    description: 'Creates a lead. Its source is API if an API key creates it, and MANUAL if a member creates it.',
  })
  createLead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateLeadInput) input: CreateLeadInput,
  ): Promise<typeof CreateLeadResult> {
    return createLead(ctx, input);
  }

  @Can('update', 'Lead')
  @Mutation(() => UpdateLeadResult, { description: 'Changes the given fields of a lead.' })
  updateLead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateLeadInput) input: UpdateLeadInput,
  ): Promise<typeof UpdateLeadResult> {
    return updateLead(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Lead')
  @Mutation(() => DeleteLeadResult, { description: 'Permanently deletes a lead.' })
  deleteLead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteLeadInput) input: DeleteLeadInput,
  ): Promise<typeof DeleteLeadResult> {
    return deleteLead(ctx, { id: ids.uuid(input.id) });
  }

  @Public('The form is public.')
  @Query(() => PublicForm, { description: 'Public form of a workspace. NOT_FOUND if no workspace has the slug.' })
  publicForm(@InRequest() ctx: RequestContext, @Arg('slug', () => String) slug: string) {
    return publicForm(ctx, slug);
  }

  @Public('The form is public.')
  @Mutation(() => SubmitFormResult, {
    description: 'Submits the public form. At most thirty submissions are accepted from one IP address in ten minutes.',
  })
  submitForm(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => SubmitFormInput) input: SubmitFormInput,
  ): Promise<typeof SubmitFormResult> {
    return submitForm(ctx, input);
  }
}
