import type {
  CallMode,
  EscalationStatus,
  HandoffCode,
  OperatorActionKind,
  OperatorActionStatus,
} from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  CallModeEnum,
  EscalationStatusEnum,
  HandoffCodeEnum,
  OperatorActionKindEnum,
  OperatorActionStatusEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, type Read } from '../../../../query-compiler/index.ts';
import { acknowledgedByName, callerName, operatorName } from '../call.computed-fields.ts';

@ObjectType({ implements: Node, description: 'A member who can join calls.' })
class Operator {
  id: string;

  @Field(() => ID, { description: 'Id of the member who can join calls.' })
  memberId: string;

  @Public('The member is part of the operator.')
  @inSql.expression(operatorName)
  @Field(() => String, { description: 'Current name of the member.' })
  name: string;

  @Field(() => Boolean, { description: 'Whether the operator is notified if the agent requests a human.' })
  receivesEscalations: boolean;

  @Field(() => GraphQLDateTime, { description: 'Time at which the member became an operator.' })
  createdAt: Date;
}

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on an escalation, with the reason if not.',
})
class EscalationPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can mark the escalation as resolved.' })
  resolve: PermissionCheck;
}

@ObjectType({ implements: Node, description: 'A request of the agent for a human during a call.' })
class Escalation {
  id: string;

  @Field(() => ID, { description: 'Id of the call in which the agent requested a human.' })
  callId: string;

  @Public('The contact is part of the escalation.')
  @inSql.expression(callerName)
  @Field(() => String, {
    description: 'Name of the contact, `Unnamed contact` instead of a phone number, or `Withheld number`.',
  })
  contactName: string;

  @Field(() => HandoffCodeEnum, { description: 'Reason why the agent requested a human.' })
  code: HandoffCode;

  @Field(() => String, {
    nullable: true,
    description: 'Additional detail, for example the message that the caller left. Null if there is none.',
  })
  detail: string | null;

  @inSql.column('state')
  @Field(() => EscalationStatusEnum, {
    description: 'Whether a member has joined the call or resolved the escalation.',
  })
  status: EscalationStatus;

  @Public('The member who joined is part of the escalation.')
  @inSql.expression(acknowledgedByName)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who joined the call. Null if no member has joined.',
  })
  acknowledgedByName: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the request.' })
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

@ObjectType({
  implements: Node,
  description: 'An action of a member or a safety rule in a call, with its result at the provider.',
})
class OperatorAction {
  id: string;

  @Field(() => OperatorActionKindEnum, { description: 'What the member or the safety rule did.' })
  kind: OperatorActionKind;

  @Field(() => String, { description: 'Name of the member at that time, or `The safety policy` for a safety rule.' })
  memberName: string;

  @Field(() => CallModeEnum, {
    nullable: true,
    description: 'Call mode of the actions JOIN and SWITCH. Null for other actions.',
  })
  mode: CallMode | null;

  @Field(() => String, { description: 'Text of the actions GUIDE and SAY. Empty for other actions.' })
  text: string;

  @inSql.column('state')
  @Field(() => OperatorActionStatusEnum, { description: 'Whether the provider has carried out the action.' })
  status: OperatorActionStatus;

  @Field(() => String, { nullable: true, description: 'Reason why the action failed. Null if it did not fail.' })
  failure: string | null;

  @inSql.column('at')
  @Field(() => GraphQLDateTime, { description: 'Time at which the action was requested.' })
  occurredAt: Date;
}

connectionOf('OperatorAction', () => OperatorAction);

@InputType()
export class CreateOperatorInput {
  @Field(() => ID, { description: 'Id of the member who can then join calls.' })
  memberId: string;

  @Field(() => Boolean, { description: 'Whether the operator is notified if the agent requests a human.' })
  receivesEscalations: boolean;
}

@InputType()
export class UpdateOperatorInput {
  @Field(() => ID, { description: 'Id of the operator.' })
  id: string;

  @Field(() => Boolean, { description: 'Whether the operator is notified if the agent requests a human.' })
  receivesEscalations: boolean;
}

@ObjectType({ description: 'Payload of the mutations that return an operator.' })
export class OperatorPayload extends Payload {
  @Field(() => Operator, { description: 'Operator after the mutation.' })
  readonly operator: Read;
}

@ObjectType({ description: 'Payload of the mutations that return an escalation.' })
export class EscalationPayload extends Payload {
  @Field(() => Escalation, { description: 'Escalation after the mutation.' })
  readonly escalation: Read;
}
