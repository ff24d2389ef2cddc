import type { CallMode, OperatorActionKind, OperatorActionState } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { CallModeEnum, OperatorActionKindEnum, OperatorActionStateEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'An action of a member or a safety rule in a call, with its result at the provider.' })
export class OperatorAction {
  @Field(() => ID)
  id: string;

  @Field(() => OperatorActionKindEnum)
  kind: OperatorActionKind;

  @Field(() => String)
  memberName: string;

  @Field(() => CallModeEnum, {
    nullable: true,
    description: 'Call mode of the actions JOIN and SWITCH. Null for other actions.',
  })
  mode: CallMode | null;

  @Field(() => String, { description: 'Text of the actions GUIDE and SAY. Empty for other actions.' })
  text: string;

  @Field(() => OperatorActionStateEnum)
  state: OperatorActionState;

  @Field(() => String, { nullable: true, description: 'Reason why the action failed. Null if it did not fail.' })
  failure: string | null;

  @Public('Plain data of a call that the viewer may read.')
  @inSql.column('at')
  @Field(() => GraphQLDateTime)
  occurredAt: Date;
}
