import { KNOWLEDGE_LIMITS, type UnansweredQuestionStatus } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { UnansweredQuestionStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ends, inSql, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { questionsWhere } from '../knowledge.reads.ts';
import { askedCount, latestText } from '../unanswered-question.computed-fields.ts';
import { moveUnansweredQuestionExample } from '../use-cases/move-unanswered-question.ts';
import { answerUnansweredQuestion, dismissUnansweredQuestion } from '../use-cases/unanswered-questions.ts';
import { KnowledgeSource } from './knowledge-source.type.ts';

@ObjectType({ description: 'A question of a contact that the agent could not answer. One of the two ids is set.' })
class UnansweredQuestionExample {
  @Field(() => ID, { description: 'Id of the example.' })
  id: string;

  @Field(() => String, {
    description:
      'The question in the words of the contact. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  text: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the contact asked the question.' })
  askedAt: Date;

  @Field(() => ID, { nullable: true, description: 'Id of the conversation. Null if it was asked in a call.' })
  conversationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the call. Null if it was asked in a conversation.' })
  callId: string | null;
}

@ObjectType({
  implements: Node,
  description:
    'A group of similar questions that the agent could not answer. A group is listed until all conversations and calls in which its questions were asked have been deleted.',
})
class UnansweredQuestion {
  id: string;

  @Public('Part of the question.')
  @inSql.expression(latestText)
  @Field(() => String, { description: 'Wording of the contact who asked most recently.' })
  text: string;

  @Field(() => UnansweredQuestionStatusEnum, { description: 'Whether the question is open, answered or dismissed.' })
  status: UnansweredQuestionStatus;

  @Public('Part of the question.')
  @inSql.expression(askedCount)
  @Field(() => Int, { description: 'Number of conversations and calls in which a question of the group was asked.' })
  askedCount: number;

  @Field(() => GraphQLDateTime, { description: 'Time at which a question of the group was first asked.' })
  firstAskedAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which a question of the group was last asked.' })
  lastAskedAt: Date;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the knowledge source with the answer. Null if the question is not answered or the source was deleted.',
  })
  sourceId: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the question was answered or dismissed. Null if it is open.',
  })
  settledAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member or key that answered or dismissed the question. Null if it is open.',
  })
  settledByName: string | null;
}

const UnansweredQuestionConnection = connectionOf('UnansweredQuestion', () => UnansweredQuestion);

@InputType()
class AnswerUnansweredQuestionInput {
  @Field(() => ID, { description: 'Id of the unanswered question.' })
  id: string;

  @Field(() => String, { description: 'Question for the knowledge source, 1 to 200 characters.' })
  question: string;

  @Field(() => String, { description: 'Answer with 1 to 4000 characters.' })
  answer: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of up to 100 conversations in which the question was asked, to which the answer is sent too. Each contact receives their question and the answer. Requires the permission `message.send`. A conversation is skipped if another member has taken it over, if its reply window is closed, or if the contact is blocked or has opted out. While the workspace is paused, all conversations are skipped. If null, omitted or empty, the answer is not sent to any contact.',
  })
  sendToConversationIds?: string[] | null;
}

@InputType()
class MoveUnansweredQuestionExampleInput {
  @Field(() => ID, { description: 'Id of the question of a contact, which is an example of its group.' })
  exampleId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the group to which the question belongs. If null or omitted, it is moved to a new group.',
  })
  questionId?: string | null;
}

@ObjectType({ description: 'Payload of `answerUnansweredQuestion`.' })
export class AnswerUnansweredQuestionPayload extends Payload {
  @Field(() => UnansweredQuestion, { description: 'Unanswered question after the mutation.' })
  readonly question: Read;

  @Field(() => KnowledgeSource, { description: 'Knowledge source that was created with the answer.' })
  readonly source: Read;

  @Field(() => Int, { description: 'Number of conversations to which the answer is sent.' })
  readonly sentCount: number;
}

@ObjectType({ description: 'Payload of the mutations that return an unanswered question.' })
export class UnansweredQuestionPayload extends Payload {
  @Field(() => UnansweredQuestion, { description: 'Unanswered question after the mutation.' })
  readonly question: Read;
}

@Resolver(() => UnansweredQuestion)
export class UnansweredQuestionFields {
  @Public('Part of the question.')
  @inSql.relation('examples', ({ first }: { first: number }) =>
    ends(
      [
        ['askedAt', 'desc'],
        ['id', 'desc'],
      ],
      { first },
    ),
  )
  @FieldResolver(() => [UnansweredQuestionExample], { description: 'Latest questions of the group, newest first.' })
  examples(
    @Arg('first', () => Int, {
      defaultValue: KNOWLEDGE_LIMITS.shownExamples,
      description: 'Number of questions, 1 to 100.',
    })
    _first: number,
  ): UnansweredQuestionExample[] {
    throw new TypeError('Examples can be read only through a projection.');
  }
}

@Resolver()
export class UnansweredQuestionResolver {
  @Can('read', 'UnansweredQuestion')
  @ProjectedField()
  @Query(() => UnansweredQuestionConnection, {
    description: 'Questions that the agent could not answer, most recently asked first.',
  })
  unansweredQuestions(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('status', () => UnansweredQuestionStatusEnum, {
      nullable: true,
      description: 'Status of the questions. If null or omitted, open questions are returned.',
    })
    status: UnansweredQuestionStatus | null,
  ) {
    return page({ first, after }, { by: 'lastAskedAt', where: questionsWhere(status ?? 'OPEN') });
  }

  @Can('answer', 'UnansweredQuestion')
  @Mutation(() => AnswerUnansweredQuestionPayload, {
    description: 'Adds a question with its answer to the knowledge and settles the unanswered question.',
  })
  answerUnansweredQuestion(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => AnswerUnansweredQuestionInput) input: AnswerUnansweredQuestionInput,
  ): Promise<AnswerUnansweredQuestionPayload | Refused> {
    const sendToConversationIds = input.sendToConversationIds?.map(ids.uuid) ?? [];
    return answerUnansweredQuestion(ctx, { ...input, id: ids.uuid(input.id), sendToConversationIds });
  }

  @Can('move', 'UnansweredQuestion')
  @Mutation(() => UnansweredQuestionPayload, {
    description:
      'Moves one question of a contact to another group. Later questions with the same words are added to that group. The statuses of the groups do not change; a new group is open. If the group already contains a question of the same conversation or call, the moved one is deleted.',
  })
  moveUnansweredQuestionExample(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => MoveUnansweredQuestionExampleInput) input: MoveUnansweredQuestionExampleInput,
  ): Promise<UnansweredQuestionPayload | Refused> {
    const questionId = input.questionId == null ? null : ids.uuid(input.questionId);
    return moveUnansweredQuestionExample(ctx, { exampleId: ids.uuid(input.exampleId), questionId });
  }

  @Can('dismiss', 'UnansweredQuestion')
  @Mutation(() => UnansweredQuestionPayload, {
    description: 'Dismisses an unanswered question. The question stays dismissed if contacts ask it again.',
  })
  dismissUnansweredQuestion(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<UnansweredQuestionPayload | Refused> {
    return dismissUnansweredQuestion(ctx, ids.uuid(id));
  }
}
