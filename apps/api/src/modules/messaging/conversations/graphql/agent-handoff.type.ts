import type { HandoffCode } from '@frontdesk/domain';
import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { HandoffCodeEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({ implements: Node, description: 'A handoff of the agent to a human.' })
export class AgentHandoff {
  id: string;

  @inSql.column('at')
  @Field(() => GraphQLDateTime, { description: 'Time of the handoff.' })
  occurredAt: Date;

  @Field(() => HandoffCodeEnum, { description: 'Reason for the handoff.' })
  code: HandoffCode;

  @Field(() => String, {
    nullable: true,
    description:
      'Additional detail, for example an error message of a provider. Null if there is none. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  detail: string | null;
}

connectionOf('AgentHandoff', () => AgentHandoff);
