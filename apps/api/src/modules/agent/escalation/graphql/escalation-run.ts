import type { EscalationEndReason, HandoffCode } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { EscalationEndReasonEnum, HandoffCodeEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({
  implements: Node,
  description:
    'Escalation of a handoff by the steps of the escalation policy. If there is no policy, a handoff has no escalation, and all members who can take over are notified.',
})
export class EscalationRun {
  id: string;

  @Field(() => HandoffCodeEnum, { description: 'Reason for the handoff.' })
  code: HandoffCode;

  @Field(() => GraphQLDateTime, { description: 'Time of the handoff.' })
  startedAt: Date;

  @inSql.column('dueAt')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the next step starts if no member has taken over by then. Null after the escalation ended.',
  })
  nextStepAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the escalation ended. Null while it is running.',
  })
  endedAt: Date | null;

  @Field(() => EscalationEndReasonEnum, {
    nullable: true,
    description: 'Why the escalation ended. Null while it is running.',
  })
  endReason: EscalationEndReason | null;
}

@ObjectType({ implements: Node, description: 'Notification of a member by a step of an escalation.' })
export class EscalationNotification {
  id: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Position of the step in the escalation policy, starting with 1. Null for the fallback.',
  })
  step: number | null;

  @Field(() => ID, { description: 'Id of the member who was notified. Kept after the member left the workspace.' })
  memberId: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the notification.' })
  notifiedAt: Date;
}

connectionOf('EscalationRun', () => EscalationRun);
connectionOf('EscalationNotification', () => EscalationNotification);
