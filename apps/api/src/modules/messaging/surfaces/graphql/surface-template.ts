import {
  Arg,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, inSql, ProjectedField, page, type Read, raw } from '../../../../query-compiler/index.ts';
import {
  archiveSurfaceTemplate,
  createSurfaceTemplate,
  publishSurfaceTemplate,
  updateSurfaceTemplate,
} from '../use-cases/templates.ts';

const CONTENT =
  "JSON with `languages`, `defaultLanguage`, `title`, `intro`, `questions` (`key`, `type`, `required`, `label`, `help`, `options`, `targetField`, `condition`, `prefill`, `maxFiles`), `thankYou`, `validDays`, `reminderHours`, `requiresReview`, `prefillMinConfidence` and `secondCheck`. Labels and texts are objects by language. `targetField` names the field of the contact's record that receives the answer. `condition` (`question`, `operator` `eq`, `neq`, `in`, `not_in`, `contains` or `answered`, `values`) shows a question only for certain answers to an earlier one. A question of the type `SECTION` has no answer: its `label` and `help` are the title and text of a step with the questions that follow, and its `condition` hides them all. A section contains at least one question. `prefill` offers the known value of `targetField` to the contact, if the agent can read the field or the form has a second check, and if its confidence is at least `prefillMinConfidence` percent (default 50). `maxFiles` is the maximum number of files of a question of type `FILE` or `PHOTO`, from 1 to 10 (default 1). Files have no `targetField`. `secondCheck` (`NONE`, `CODE` or `BIRTH_DATE`) is the check of the person before the form is shown (default `NONE`).";

@ObjectType({ implements: Node, description: 'A form that members send to individual contacts, with its draft.' })
export class SurfaceTemplate {
  id: string;

  @Field(() => String, { description: 'Name of the form for members. Contacts do not see it.' })
  name: string;

  @Field(() => Int, { description: 'Number of changes of the draft.' })
  revision: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the published version. Null if no version was published.',
  })
  publishedNumber: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Revision of the draft that was published last. Null if no version was published.',
  })
  publishedRevision: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the published version was published. Null if no version was published.',
  })
  publishedAt: Date | null;

  @Field(() => [String], {
    description: 'Languages of the published version as codes such as `en`. Empty if no version was published.',
  })
  publishedLanguages: string[];

  @Field(() => GraphQLDateTime, { description: 'Time at which the form was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change of the draft.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the member or API key that changed the draft last.' })
  updatedByName: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the form was archived. Null while it can be edited and sent.',
  })
  archivedAt: Date | null;
}

const SurfaceTemplateConnection = connectionOf('SurfaceTemplate', () => SurfaceTemplate);

@InputType()
class UpdateSurfaceTemplateInput {
  @Field(() => ID, { description: 'Id of the form.' })
  id: string;

  @Field(() => Int, {
    description: 'Revision of the form that the change is based on. The change is refused if it is not current.',
  })
  revision: number;

  @Field(() => String, { description: 'Name for members, 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: `New draft, at most 60,000 characters. ${CONTENT}` })
  content: string;
}

@ObjectType({ description: 'Payload of the mutations that change a form for contacts.' })
class SurfaceTemplatePayload extends Payload {
  @Field(() => SurfaceTemplate, { description: 'Form after the mutation.' })
  readonly template: Read;
}

@Resolver()
export class SurfaceTemplateResolver {
  @Can('read', 'SurfaceTemplate')
  @ProjectedField()
  @Query(() => SurfaceTemplateConnection, { description: 'Forms for contacts, newest first.' })
  surfaceTemplates(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('archived', () => Boolean, {
      nullable: true,
      description:
        'If true, only archived forms are returned. If false or omitted, only forms that are not archived are returned.',
    })
    archived: boolean | null,
  ) {
    return page({ first, after }, { where: raw(archived ? 'archived_at is not null' : 'archived_at is null') });
  }

  @Can('read', 'SurfaceTemplate')
  @ProjectedField()
  @Query(() => SurfaceTemplate, { description: 'A form for contacts. NOT_FOUND if it does not exist.' })
  surfaceTemplate(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('create', 'SurfaceTemplate')
  @Mutation(() => SurfaceTemplatePayload, {
    description: 'Creates a form for contacts. The new form has no questions.',
  })
  createSurfaceTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('name', () => String, {
      description: 'Name for members, 1 to 100 characters. It is also the title of the form.',
    })
    name: string,
  ): Promise<SurfaceTemplatePayload | Refused> {
    return createSurfaceTemplate(ctx, { name });
  }

  @Can('update', 'SurfaceTemplate')
  @Mutation(() => SurfaceTemplatePayload, {
    description:
      'Replaces the name and the draft of a form for contacts. Contacts see it after `publishSurfaceTemplate`. Refused with one error for each rule that the form breaks.',
  })
  updateSurfaceTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSurfaceTemplateInput) input: UpdateSurfaceTemplateInput,
  ): Promise<SurfaceTemplatePayload | Refused> {
    return updateSurfaceTemplate(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('publish', 'SurfaceTemplate')
  @Mutation(() => SurfaceTemplatePayload, {
    description:
      'Publishes the draft of a form for contacts. Forms that were sent keep the version they were sent with.',
  })
  publishSurfaceTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int, { description: 'Revision to publish. Refused if it is not current.' }) revision: number,
  ): Promise<SurfaceTemplatePayload | Refused> {
    return publishSurfaceTemplate(ctx, { id: ids.uuid(id), revision });
  }

  @Can('archive', 'SurfaceTemplate')
  @Mutation(() => SurfaceTemplatePayload, {
    description: 'Archives a form for contacts: it can no longer be edited or sent. Links that were sent stay valid.',
  })
  archiveSurfaceTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SurfaceTemplatePayload | Refused> {
    return archiveSurfaceTemplate(ctx, { id: ids.uuid(id) });
  }
}

@Resolver(() => SurfaceTemplate)
export class SurfaceTemplateFields {
  @Public('The content is part of the form.')
  @inSql.row({ draft: true })
  @FieldResolver(() => String, { description: `Draft. ${CONTENT}` })
  content(@Root() { draft }: { draft: object }): string {
    return JSON.stringify(draft);
  }
}
