import type { SurfaceResultGroup } from '@frontdesk/domain';
import { Arg, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { SurfaceResultGroupEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, table } from '../../../../query-compiler/index.ts';
import { AnalyticsRangeInput, validateRange } from '../../../platform/analytics/index.ts';
import { surfaceQuestionResultsOf, surfaceResultsOf } from '../surface-results.reads.ts';

@ObjectType({ description: 'Number of sent forms in one group at each stage of progress.' })
class SurfaceResult {
  @Field(() => String, {
    description:
      'Group: AGENT, MEMBER, SEQUENCE or LINK for SENDER, a code such as `en` for LANGUAGE. Empty for TOTAL.',
  })
  label: string;

  @Field(() => Int, { description: 'Number of forms that were sent, including links that a member copied.' })
  sentCount: number;

  @Field(() => Int, { description: 'Number of forms whose link was opened, possibly by a link preview.' })
  openedCount: number;

  @Field(() => Int, { description: 'Number of forms with at least one saved answer.' })
  startedCount: number;

  @Field(() => Int, { description: 'Number of forms that were submitted, including those that were returned later.' })
  submittedCount: number;

  @Field(() => Int, { description: 'Number of forms that are waiting for review.' })
  pendingReviewCount: number;

  @Field(() => Int, { description: 'Number of forms whose answers a member accepted.' })
  acceptedCount: number;

  @Field(() => Int, { description: 'Number of forms that were returned and not submitted again.' })
  returnedCount: number;

  @Field(() => Int, { description: 'Number of forms whose link expired.' })
  expiredCount: number;

  @Field(() => Int, { description: 'Number of forms whose link was revoked.' })
  revokedCount: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Median time from the first opening to the last submission, in seconds. Null if no form is currently submitted.',
  })
  medianSeconds: number | null;
}

@ObjectType({ description: 'How often one question of a form was answered.' })
class SurfaceQuestionResult {
  @Field(() => String, { description: 'Key of the question.' })
  key: string;

  @Field(() => String, { description: 'Question in the default language of the form.' })
  label: string;

  @Field(() => Int, { description: 'Number of forms with an answer to the question.' })
  answeredCount: number;

  @Field(() => Int, {
    description: 'Number of forms that were not submitted and have no answer to a later question.',
  })
  abandonedCount: number;
}

@Resolver()
export class SurfaceResultResolver {
  @Can('read', 'Surface')
  @ProjectedField()
  @Query(() => [SurfaceResult], {
    description:
      'Progress of the forms of a template that were sent in the range, by group. Empty if no form was sent or the template does not exist.',
  })
  surfaceResults(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('templateId', () => ID, { description: 'Id of the form for contacts.' }) templateId: string,
    @Arg('range', () => AnalyticsRangeInput, { description: 'Days on which the forms were sent.' })
    range: AnalyticsRangeInput,
    @Arg('by', () => SurfaceResultGroupEnum, { description: 'How the forms are grouped.' }) by: SurfaceResultGroup,
  ) {
    const choice = { templateId: ids.uuidOrNone(templateId), range: validateRange(range) };
    return table(surfaceResultsOf(ctx, choice, by));
  }

  @Can('read', 'Surface')
  @ProjectedField()
  @Query(() => [SurfaceQuestionResult], {
    description:
      'How often the questions of the published version were answered in the forms that were sent in the range. Answers to the same key in earlier versions are counted. Empty if no version was published.',
  })
  surfaceQuestionResults(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('templateId', () => ID, { description: 'Id of the form for contacts.' }) templateId: string,
    @Arg('range', () => AnalyticsRangeInput, { description: 'Days on which the forms were sent.' })
    range: AnalyticsRangeInput,
  ) {
    const choice = { templateId: ids.uuidOrNone(templateId), range: validateRange(range) };
    return table(surfaceQuestionResultsOf(ctx, choice));
  }
}
