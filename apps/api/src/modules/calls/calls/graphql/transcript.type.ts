import type { TranscriptRole } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { TranscriptRoleEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list } from '../../../../query-compiler/index.ts';
import { AnswerSource } from '../../../agent/answer-sources/index.ts';

const MAX_SOURCES = 3;

@ObjectType({ implements: Node, description: 'An utterance of a call.' })
export class TranscriptTurn {
  id: string;

  @Field(() => ID, { description: 'Id of the call.' })
  callId: string;

  @Field(() => TranscriptRoleEnum, { description: 'Who spoke.' })
  role: TranscriptRole;

  @Field(() => String, {
    description:
      'Transcript of the utterance. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  text: string;

  @inSql.column('at')
  @Field(() => GraphQLDateTime, { description: 'Time of the utterance.' })
  occurredAt: Date;

  @Public('Part of the utterance.')
  @inSql.relation('sources', () => list([['id', 'asc']], { limit: MAX_SOURCES }))
  @Field(() => [AnswerSource], {
    description: 'Passages that the agent used as sources for the utterance, at most 3. Empty for other utterances.',
  })
  sources: AnswerSource[];
}

@ObjectType({ description: 'A new entry of a call transcript.' })
export class TranscriptAdded {
  @Field(() => ID, { description: 'Id of the call.' })
  callId: string;
}

export const TranscriptConnection = connectionOf('TranscriptTurn', () => TranscriptTurn);
