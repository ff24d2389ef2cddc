import type { EscalationState, HandoffCode } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { EscalationStateEnum, HandoffCodeEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { acknowledgedByName, callerName, operatorName } from '../operator.computed-fields.ts';

@ObjectType({ description: 'A member who can join calls.' })
export class Operator {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  memberId: string;

  @Public('The member is part of the operator.')
  @inSql.expression(operatorName)
  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'Whether the operator is notified if the agent requests a human.' })
  receivesEscalations: boolean;

  @Field(() => GraphQLDateTime)
  createdAt: Date;
}

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on an escalation, with the reason if not.',
})
export class EscalationPermissions {
  @Field(() => PermissionCheck)
  resolve: PermissionCheck;
}

@ObjectType({ description: 'A request of the agent for a human during a call.' })
export class Escalation {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  callId: string;

  @Public('The contact is part of the escalation.')
  @inSql.expression(callerName)
  @Field(() => String)
  contactName: string;

  @Field(() => HandoffCodeEnum)
  code: HandoffCode;

  @Field(() => String, {
    nullable: true,
    description: 'Additional detail, for example the message that the caller left. Null if there is none.',
  })
  detail: string | null;

  @Field(() => EscalationStateEnum)
  state: EscalationState;

  @Public('The member who joined is part of the escalation.')
  @inSql.expression(acknowledgedByName)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who joined the call. Null if no member has joined.',
  })
  acknowledgedByName: string | null;

  @Field(() => GraphQLDateTime)
  raisedAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Escalation', { resolve: 'resolve' })
  @Field(() => EscalationPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the escalation, with the reason if not.',
  })
  viewerCan: EscalationPermissions;
}

export const OperatorConnection = connectionOf('Operator', () => Operator);
export const EscalationConnection = connectionOf('Escalation', () => Escalation);
