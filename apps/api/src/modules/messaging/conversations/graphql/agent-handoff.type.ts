import type { HandoffCode } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { HandoffCodeEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A handoff of the agent to a human.' })
export class AgentHandoff {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTime)
  at: Date;

  @Field({
    description:
      'Reason given by the agent. Phone numbers and email addresses are masked for viewers with masked contact details.',
  })
  reason: string;

  @Field(() => HandoffCodeEnum, { nullable: true, description: 'Reason as a code. Null when there is only a text.' })
  code: HandoffCode | null;
}
