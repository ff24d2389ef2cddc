import type { SequenceBlocker } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SequenceBlockerEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({
  description: 'A message that a sequence would send, computed from the current bookings, leads and replies.',
})
export class PlannedSequenceMessage {
  @Field(() => ID, { description: 'Id of the sequence.' })
  sequenceId: string;

  @Field(() => String, { description: 'Name of the sequence.' })
  sequenceName: string;

  @Field(() => Int, { description: 'Number of the step, starting with 1.' })
  step: number;

  @Field(() => String, { description: 'Name of the contact or lead.' })
  contactName: string;

  @Field(() => ID, { nullable: true, description: 'Id of the conversation. Null if there is none yet.' })
  conversationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the booking. Null if the occasion is not an appointment.' })
  bookingId: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the step is due.' })
  dueAt: Date;

  @Field(() => GraphQLDateTime, {
    description: 'Earliest time at which the message would be sent, within the contact window.',
  })
  sendAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Text of the message. Null if the reply window is closed and the step has no template.',
  })
  body: string | null;

  @Field(() => SequenceBlockerEnum, {
    nullable: true,
    description:
      'Reason why the message would not be sent if nothing changes. Null if nothing would prevent it. Daily limits are not included.',
  })
  blocker: SequenceBlocker | null;
}
