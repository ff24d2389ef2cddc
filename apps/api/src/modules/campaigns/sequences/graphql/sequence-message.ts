import type { SequenceBlocker, SequenceMessageStatus } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { DateTimeFilter, IDFilter } from '../../../../graphql/comparators.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SequenceBlockerEnum, SequenceMessageStatusEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { FilterBy, FilterInput, inSql } from '../../../../query-compiler/index.ts';

@ObjectType({
  implements: Node,
  description: 'A step of a sequence that was due for a contact. It is deleted together with the conversation.',
})
export class SequenceMessage {
  id: string;

  @Field(() => ID, { description: 'Id of the sequence.' })
  sequenceId: string;

  @Public('The name is part of the log.')
  @inSql.through('sequence', 'name')
  @Field(() => String, {
    description: 'Name of the sequence. Every viewer who can read the message can read the name.',
  })
  sequenceName: string;

  @Field(() => Int, { description: 'Number of the step, starting with 1.' })
  step: number;

  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId: string;

  @Field(() => ID, { nullable: true, description: 'Id of the booking. Null if the occasion is not an appointment.' })
  bookingId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the message. Null if none was sent.' })
  messageId: string | null;

  @Field(() => SequenceMessageStatusEnum, { description: 'Whether the message was sent, is pending or was skipped.' })
  status: SequenceMessageStatus;

  @Field(() => SequenceBlockerEnum, {
    nullable: true,
    description: 'Reason why the message is pending or was skipped. Null if it was sent.',
  })
  blocker: SequenceBlocker | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the step was due.' })
  dueAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which a pending message is checked again. Null if it is not pending.',
  })
  retryAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the message was enqueued. Null if it was not enqueued.',
  })
  sentAt: Date | null;
}

@FilterInput('SequenceMessage', 'messages of sequences')
export class SequenceMessageFilter {
  @FilterBy(() => IDFilter, 'Condition on the id of the sequence.')
  sequenceId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the conversation.')
  conversationId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the booking.')
  bookingId?: IDFilter | null;

  @FilterBy(
    () => [SequenceMessageStatusEnum],
    'Statuses of the messages. If omitted or empty, messages with any status match.',
    'status',
  )
  statuses?: SequenceMessageStatus[] | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the step was due.')
  dueAt?: DateTimeFilter | null;
}

export const SequenceMessageConnection = connectionOf('SequenceMessage', () => SequenceMessage);
