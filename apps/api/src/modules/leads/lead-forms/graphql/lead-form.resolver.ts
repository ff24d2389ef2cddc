import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { leadForm } from '../use-cases/lead-form.ts';
import { publishLeadForm, restoreLeadFormVersion } from '../use-cases/publish-lead-form.ts';
import { updateLeadForm, updateLeadFormEmbedding, updateLeadFormLogo } from '../use-cases/update-lead-form.ts';
import {
  LeadFormPayload,
  LeadFormSettings,
  LeadFormVersionConnection,
  REVISION,
  UpdateLeadFormInput,
} from './lead-form.type.ts';

@Resolver()
export class LeadFormResolver {
  @Can('read', 'LeadForm')
  @Query(() => LeadFormSettings, {
    description: "The workspace's lead form. Returns the built-in form if it was never changed.",
  })
  leadForm(@InWorkspace() ctx: WorkspaceContext) {
    return leadForm(ctx);
  }

  @Can('read', 'LeadForm')
  @ProjectedField()
  @Query(() => LeadFormVersionConnection, {
    description: 'Published versions of the lead form, newest first. Visitors see the first version in the list.',
  })
  leadFormVersions(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'publishedAt' });
  }

  @Can('update', 'LeadForm')
  @Mutation(() => LeadFormPayload, {
    description:
      'Replaces the draft of the lead form, except its logo. Visitors see it after `publishLeadForm`. Refused with one error for each rule that the form breaks.',
  })
  updateLeadForm(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateLeadFormInput) input: UpdateLeadFormInput,
  ): Promise<LeadFormPayload | Refused> {
    return updateLeadForm(ctx, input);
  }

  @Can('update', 'LeadForm')
  @Mutation(() => LeadFormPayload, { description: 'Replaces or removes the logo of the draft of the lead form.' })
  updateLeadFormLogo(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('revision', () => Int, { description: REVISION }) revision: number,
    @Arg('logo', () => String, {
      nullable: true,
      description: 'PNG, JPEG or WebP image as a data URL, at most 60 KB. Null or omitted removes the logo.',
    })
    logo: string | null,
  ): Promise<LeadFormPayload | Refused> {
    return updateLeadFormLogo(ctx, { revision, logo: logo ?? null });
  }

  @Can('update', 'LeadForm')
  @Mutation(() => LeadFormPayload, {
    description: 'Replaces the origins whose pages can show the lead form in a frame. Applies immediately.',
  })
  updateLeadFormEmbedding(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('revision', () => Int, { description: REVISION }) revision: number,
    @Arg('origins', () => [String], {
      description:
        'At most 20 https origins, for example https://www.example.com. If empty, no page can show the form in a frame.',
    })
    origins: string[],
  ): Promise<LeadFormPayload | Refused> {
    return updateLeadFormEmbedding(ctx, { revision, origins });
  }

  @Can('publish', 'LeadForm')
  @Mutation(() => LeadFormPayload, {
    description: 'Publishes the draft of the lead form as a new version, which visitors see immediately.',
  })
  publishLeadForm(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('revision', () => Int, { description: REVISION }) revision: number,
  ): Promise<LeadFormPayload | Refused> {
    return publishLeadForm(ctx, { revision });
  }

  @Can('update', 'LeadForm')
  @Mutation(() => LeadFormPayload, {
    description:
      'Replaces the draft of the lead form with a published version. Visitors see it after `publishLeadForm`.',
  })
  restoreLeadFormVersion(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int, { description: REVISION }) revision: number,
  ): Promise<LeadFormPayload | Refused> {
    return restoreLeadFormVersion(ctx, { id: ids.uuid(id), revision });
  }
}
