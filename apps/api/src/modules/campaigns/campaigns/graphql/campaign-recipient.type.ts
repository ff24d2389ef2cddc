import type { RecipientStatus, SkipReason } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { RecipientStatusEnum, SkipReasonEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, type Sql, sql } from '../../../../query-compiler/index.ts';

/** SQL expression for the id of the conversation that contains the message to the recipient. Null if there is none. */
export const recipientConversationId = ({ column }: { column(field: string): Sql }): Sql =>
  sql`(select m.conversation_id from messages m where m.workspace_id = ${column('workspaceId')} and m.id = ${column('messageId')})`;

@ObjectType({ implements: Node, description: 'A recipient of a campaign with the status of the message.' })
export class CampaignRecipient {
  id: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the contact was added to the campaign.' })
  createdAt: Date;

  @Field(() => ID, { description: 'Id of the contact.' })
  contactId: string;

  @Public('Only recipients whose contact the viewer can read are published.')
  @inSql.through('contact', 'name')
  @Field(() => String, { description: 'Current name of the contact.' })
  contactName: string;

  @Public('Only recipients whose contact the viewer can read are published.')
  @inSql.through('contact', 'phone')
  @Field(() => String, {
    description: 'Phone number in E.164 format. Masked for viewers who may not see contact details.',
  })
  contactPhone: string;

  @inSql.column('state')
  @Field(() => RecipientStatusEnum, { description: 'Status of the message to the recipient.' })
  status: RecipientStatus;

  @Field(() => SkipReasonEnum, {
    nullable: true,
    description: 'Reason why the recipient was excluded. Null if the recipient was not excluded.',
  })
  reason: SkipReason | null;

  @Field(() => Int, { description: 'Number of attempts to send the message.' })
  attempts: number;

  @Field(() => String, { nullable: true, description: 'Error code from the provider. Null if sending did not fail.' })
  failureCode: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Error message from the provider. Null if sending did not fail.',
  })
  failureMessage: string | null;

  @Public('Part of the recipient.')
  @inSql.expression(recipientConversationId)
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the conversation that contains the message. Null if no message was created.',
  })
  conversationId: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the message was enqueued. Null if it has not been enqueued yet.',
  })
  sentAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;
}

export const CampaignRecipientConnection = connectionOf('CampaignRecipient', () => CampaignRecipient);
