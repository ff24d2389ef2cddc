import {
  type ComparedLineChange,
  KNOWLEDGE_LIMITS,
  type KnowledgeVersionChange,
  type KnowledgeVersionKind,
} from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  ComparedLineChangeEnum,
  KnowledgeVersionChangeEnum,
  KnowledgeVersionKindEnum,
} from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { profileVersions } from '../knowledge.reads.ts';
import { compareKnowledgeVersions, restoreKnowledgeVersion } from '../use-cases/knowledge-versions.ts';

@ObjectType({
  implements: Node,
  description:
    'A version of a knowledge source or of the business profile. Each change of the content adds a version. The latest 50 versions of a text, an answer or the profile are kept, and the latest 10 of a file or of web pages. When a source is deleted, its versions are deleted, except for one that records the deletion.',
})
class KnowledgeVersion {
  id: string;

  @Field(() => Int, {
    description:
      'Number of the state of the knowledge after the change. It increases with each change of any source or of the profile.',
  })
  number: number;

  @Field(() => ID, { nullable: true, description: 'Id of the knowledge source. Null for the business profile.' })
  sourceId: string | null;

  @Field(() => KnowledgeVersionKindEnum, { description: 'Kind of the content.' })
  kind: KnowledgeVersionKind;

  @Field(() => KnowledgeVersionChangeEnum, { description: 'Change that added the version.' })
  change: KnowledgeVersionChange;

  @Field(() => String, { description: 'Title of the source in this version. Empty for the business profile.' })
  title: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the change.' })
  createdAt: Date;

  @Field(() => String, {
    description:
      'Name of the member or key that made the change. For a file, the member who uploaded it; for web pages, `Knowledge`.',
  })
  createdByName: string;
}

export const KnowledgeVersionConnection = connectionOf('KnowledgeVersion', () => KnowledgeVersion);

@ObjectType({ description: 'A line of the comparison of two versions.' })
class ComparedLine {
  @Field(() => ComparedLineChangeEnum, { description: 'Which of the versions contain the line.' })
  change: ComparedLineChange;

  @Field(() => String, { description: 'Text of the line.' })
  text: string;
}

@ObjectType({ description: 'Differences between two versions of knowledge.' })
class KnowledgeVersionComparison {
  @Field(() => [ComparedLine], {
    description: `Lines that differ, each with up to 2 unchanged lines before and after it, at most ${KNOWLEDGE_LIMITS.comparedLines}.`,
  })
  lines: readonly ComparedLine[];

  @Field(() => Boolean, { description: 'Whether lines were omitted because there are too many.' })
  isCut: boolean;
}

@InputType()
class RestoreKnowledgeVersionInput {
  @Field(() => ID, { description: 'Id of the version to restore.' })
  versionId: string;

  @Field(() => Int, { description: 'Revision of the source or profile that the change is based on.' })
  revision: number;
}

@ObjectType({ description: 'Payload of `restoreKnowledgeVersion`.' })
export class RestoreKnowledgeVersionPayload extends Payload {
  @Field(() => KnowledgeVersion, { description: 'New version, with the content of the restored one.' })
  readonly version: Read;
}

@Resolver()
export class KnowledgeVersionResolver {
  @Can('read', 'KnowledgeSource')
  @ProjectedField()
  @Query(() => KnowledgeVersionConnection, { description: 'Versions of the business profile, newest first.' })
  businessProfileVersions(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'createdAt', where: profileVersions() });
  }

  @Can('read', 'KnowledgeSource')
  @Query(() => KnowledgeVersionComparison, {
    description: 'Compares two versions line by line. The business profile is compared as the agent states it.',
  })
  compareKnowledgeVersions(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('fromId', () => ID, {
      nullable: true,
      description: 'Id of the earlier version. If null or omitted, the later version is compared with an empty text.',
    })
    fromId: string | null,
    @Arg('toId', () => ID, { description: 'Id of the later version.' }) toId: string,
  ): Promise<KnowledgeVersionComparison> {
    return compareKnowledgeVersions(ctx, { fromId: fromId == null ? null : ids.uuid(fromId), toId: ids.uuid(toId) });
  }

  @Can('update', 'KnowledgeSource')
  @Mutation(() => RestoreKnowledgeVersionPayload, {
    description:
      'Restores an earlier version of a text, an answer, a file or the business profile as a new version, which applies from the next message. Refused if the content was changed since the given revision.',
  })
  restoreKnowledgeVersion(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RestoreKnowledgeVersionInput) { versionId, revision }: RestoreKnowledgeVersionInput,
  ): Promise<RestoreKnowledgeVersionPayload | Refused> {
    return restoreKnowledgeVersion(ctx, { versionId: ids.uuid(versionId), revision });
  }
}
