import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../auth/decorators.ts';
import { notFound } from '../../../errors/denials.ts';
import { Can, Public } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { byId, ProjectedField, page, table } from '../../../query-compiler/index.ts';
import { leadsByStatus, leadsWhere } from '../leads.reads.ts';
import { createLead } from '../use-cases/create-lead.ts';
import { deleteLead } from '../use-cases/delete-lead.ts';
import { findForm, submitForm } from '../use-cases/submit-form.ts';
import { updateLead } from '../use-cases/update-lead.ts';
import { CreateLeadInput, DeleteLeadInput, LeadFilter, SubmitFormInput, UpdateLeadInput } from './lead.inputs.ts';
import { CreateLeadResult, DeleteLeadResult, SubmitFormResult, UpdateLeadResult } from './lead.results.ts';
import { Lead, LeadConnection, LeadCount, PublicForm } from './lead.type.ts';

@Resolver()
export class LeadResolver {
  @Can('read', 'Lead')
  @ProjectedField()
  @Query(() => LeadConnection, { description: 'Leads, newest first.' })
  leads(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => LeadFilter, { nullable: true }) filter: LeadFilter | null,
  ) {
    return page({ first, after }, { where: leadsWhere(ctx, filter ?? {}) });
  }

  @Can('read', 'Lead')
  @ProjectedField()
  @Query(() => Lead, { description: 'One lead; NOT_FOUND for an id of another workspace or of none.' })
  lead(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Lead')
  @ProjectedField()
  @Query(() => [LeadCount], { description: 'How many leads have each status, in the order of the way through.' })
  leadCounts(@InWorkspace() ctx: WorkspaceContext) {
    return table(leadsByStatus(ctx));
  }

  @Can('create', 'Lead')
  @Mutation(() => CreateLeadResult, {
    description: 'Takes an enquiry. By an API key its source is API, by a member MANUAL.',
  })
  createLead(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => CreateLeadInput) input: CreateLeadInput) {
    return createLead(ctx, input);
  }

  @Can('update', 'Lead')
  @Mutation(() => UpdateLeadResult, { description: 'Changes what is given and leaves the rest.' })
  updateLead(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => UpdateLeadInput) input: UpdateLeadInput) {
    return updateLead(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Lead')
  @Mutation(() => DeleteLeadResult, { description: 'Removes a lead for good.' })
  deleteLead(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => DeleteLeadInput) input: DeleteLeadInput) {
    return deleteLead(ctx, { id: ids.uuid(input.id) });
  }

  @Public('The form is open to everybody.')
  @Query(() => PublicForm, { description: 'The form at a slug; NOT_FOUND when there is none, or no longer.' })
  async publicForm(@InRequest() ctx: RequestContext, @Arg('slug', () => String) slug: string) {
    const form = await findForm(ctx, slug);
    if (!form) throw notFound();
    return form;
  }

  @Public('The form is open to everybody.')
  @Mutation(() => SubmitFormResult, {
    description: 'What a visitor sends from the public form. Thirty in ten minutes from one address.',
  })
  submitForm(@InRequest() ctx: RequestContext, @Arg('input', () => SubmitFormInput) input: SubmitFormInput) {
    return submitForm(ctx, input);
  }
}
