import type { RecipientState, SkipReason } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { RecipientStateEnum, SkipReasonEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, sql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'One recipient of a campaign with the status of the message.' })
export class CampaignRecipient {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  contactId: string;

  @Public('Only recipients whose contact the viewer can read are published.')
  @inSql.through('contact', 'name')
  @Field(() => String)
  contactName: string;

  @Public('Only recipients whose contact the viewer can read are published.')
  @inSql.through('contact', 'phone')
  @Field(() => String, { description: 'E.164. Masked for viewers with masked contact details.' })
  contactPhone: string;

  @Field(() => RecipientStateEnum)
  state: RecipientState;

  @Field(() => SkipReasonEnum, { nullable: true, description: 'Why the recipient was excluded. Null when included.' })
  reason: SkipReason | null;

  @Field(() => Int)
  attempts: number;

  @Field(() => String, { nullable: true, description: 'Error code of the provider. Null unless sending failed.' })
  failureCode: string | null;

  @Field(() => String, { nullable: true, description: 'Error message of the provider. Null unless sending failed.' })
  failureMessage: string | null;

  @Public('Part of the recipient.')
  @inSql.expression(
    ({ column }) =>
      sql`(select m.conversation_id from messages m where m.workspace_id = ${column('workspaceId')} and m.id = ${column('messageId')})`,
  )
  @Field(() => ID, { nullable: true, description: 'Conversation of the message. Null when there is no message.' })
  conversationId: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time the message was enqueued.' })
  sentAt: Date | null;

  @Field(() => GraphQLDateTime)
  updatedAt: Date;
}

export const CampaignRecipientConnection = connectionOf('CampaignRecipient', () => CampaignRecipient);
