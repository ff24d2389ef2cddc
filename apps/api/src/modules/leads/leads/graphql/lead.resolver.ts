import type { GraphQLResolveInfo } from 'graphql';
import { Arg, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import {
  byId,
  inSql,
  NEWEST_FIRST,
  orderOf,
  ProjectedField,
  page,
  project,
  table,
} from '../../../../query-compiler/index.ts';
import { MetadataEntry, metadataEntries } from '../../../contacts/external-data/index.ts';
import { leadsByStatus, leadsWhere } from '../leads.reads.ts';
import { createLead, deleteLead, updateLead } from '../use-cases/leads.ts';
import { publicForm, submitForm } from '../use-cases/public-form.ts';
import { upsertLead } from '../use-cases/upsert-lead.ts';
import {
  CreateLeadInput,
  LeadFilter,
  LeadPayload,
  SubmitFormInput,
  SubmitFormPayload,
  UpdateLeadInput,
} from './lead.mutations.ts';
import {
  Lead,
  LeadAnswer,
  LeadChange,
  LeadConnection,
  LeadCountByStatus,
  LeadFormAnswer,
  LeadFormParameter,
  PublicForm,
} from './lead.type.ts';

@Resolver()
export class LeadResolver {
  @Can('read', 'Lead')
  @ProjectedField()
  @Query(() => LeadConnection, { description: 'Leads of the workspace. By default, newest first.' })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  leads(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => LeadFilter, { nullable: true }) filter: LeadFilter | null,
    @Arg('orderBy', () => ListOrder, {
      nullable: true,
      description: 'Order of the list. If null or omitted, newest first.',
    })
    orderBy: ListOrder | null,
  ) {
    return page({ first, after }, { ...orderOf(orderBy, NEWEST_FIRST), where: leadsWhere(ctx, filter) });
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
  @Mutation(() => LeadPayload, {
    description:
      'Creates a lead. The agent contacts it first if it is published and not paused, within the contact window and the limits of the workspace; otherwise the lead waits. Its source is API if an API key creates it, and MANUAL if a member creates it. If a lead with the external id exists, that lead is returned and not changed.',
  })
  createLead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateLeadInput) input: CreateLeadInput,
  ): Promise<LeadPayload | Refused> {
    return createLead(ctx, input);
  }

  @Can('create', 'Lead')
  @Mutation(() => LeadPayload, {
    description:
      'Creates a lead, or changes the lead that has one of `externalIds`, or else `externalId`, or else the latest open lead with the phone number that has no other id in these systems. Null fields are cleared, omitted ones are not changed. Concurrent requests create one lead. FORBIDDEN without the permission to update leads, and if contact details are masked for the caller.',
  })
  upsertLead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateLeadInput) input: CreateLeadInput,
  ): Promise<LeadPayload | Refused> {
    return upsertLead(ctx, input);
  }

  @Can('update', 'Lead')
  @Mutation(() => LeadPayload, { description: 'Changes the given fields of a lead.' })
  updateLead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateLeadInput) input: UpdateLeadInput,
  ): Promise<LeadPayload | Refused> {
    return updateLead(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Lead')
  @Mutation(() => DeletedPayload, {
    description:
      'Permanently deletes a lead with its bookings and calls. Refused while a legal hold protects the person.',
  })
  deleteLead(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<DeletedPayload | Refused> {
    return deleteLead(ctx, { id: ids.uuid(id) });
  }

  @Public('The form is public.')
  @Query(() => PublicForm, { description: 'Public form of a workspace. NOT_FOUND if no workspace has the slug.' })
  publicForm(
    @InRequest() ctx: RequestContext,
    @Arg('slug', () => String, { description: 'Slug of the workspace, from the URL of the form.' }) slug: string,
  ) {
    return publicForm(ctx, slug);
  }

  @Public('The form is public.')
  @Mutation(() => SubmitFormPayload, {
    description:
      'Submits the public form of a workspace, even while the agent is paused. NOT_FOUND if no workspace has the slug. A workspace accepts 30 submissions from one IP address in ten minutes, and 1,000 submissions an hour.',
  })
  submitForm(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => SubmitFormInput) input: SubmitFormInput,
  ): Promise<SubmitFormPayload | Refused> {
    return submitForm(ctx, { ...input, versionId: input.versionId ? ids.uuidOrNone(input.versionId) : null });
  }
}

@Resolver(() => Lead)
export class LeadFields {
  @Public('The answers are part of the lead.')
  @inSql.row({ answers: true })
  @FieldResolver(() => [LeadAnswer], {
    description: "Answers to the agent's questions so far, sorted by question key.",
  })
  answers(@Root() { answers }: { answers: Readonly<Record<string, string>> }): LeadAnswer[] {
    return Object.entries(answers).map(([key, value]) => ({ key, value }));
  }

  @Public('The answers are part of the lead.')
  @inSql.row({ formAnswers: true })
  @FieldResolver(() => [LeadFormAnswer], {
    description:
      'Answers to the questions of the lead form, in the order of the form. Phone numbers and email addresses in them are masked for viewers who may not see contact details.',
  })
  formAnswers(@Root() { formAnswers }: { formAnswers: LeadFormAnswer[] }): LeadFormAnswer[] {
    return formAnswers;
  }

  @Public('The parameters are part of the lead.')
  @inSql.row({ formParameters: true })
  @FieldResolver(() => [LeadFormParameter], {
    description:
      'Hidden fields and UTM parameters of the lead form. Phone numbers and email addresses in them are masked for viewers who may not see contact details.',
  })
  formParameters(
    @Root() { formParameters }: { formParameters: Readonly<Record<string, string>> },
  ): LeadFormParameter[] {
    return Object.entries(formParameters).map(([key, value]) => ({ key, value }));
  }

  @Public('Part of the lead.')
  @inSql.row({ metadata: true })
  @FieldResolver(() => [MetadataEntry], {
    description:
      'Values that integrations store with the lead. Sorted by key. Phone numbers and email addresses in them are masked for viewers who may not see contact details.',
  })
  metadata(@Root() lead: { metadata: Readonly<Record<string, string>> }): MetadataEntry[] {
    return metadataEntries(lead);
  }
}

type LeadNote = Extract<ChangeEvent, { topic: 'lead' }>;

/** Change of a lead, together with the subscriber's access context at the time of the change. */
type LeadChangePayload = LeadNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class LeadSubscription {
  @Can('read', 'Lead')
  @Subscription(() => LeadChange, {
    subscribe: subscribeTo<LeadNote>('lead', 'read', 'Lead'),
    description: 'Emits changes of leads. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.',
  })
  leadChanged(@Root() { note, ctx }: DeliveredChange<LeadNote>): LeadChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => LeadChange)
export class LeadChangeFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Lead, {
    nullable: true,
    description: 'Current state of the lead. Null if the lead was deleted.',
  })
  lead(@Root() { id, ctx }: LeadChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
