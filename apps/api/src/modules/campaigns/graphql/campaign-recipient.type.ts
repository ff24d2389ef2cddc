import type { RecipientState, SkipReason } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { RecipientStateEnum, SkipReasonEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, sql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'One person of a campaign, and what became of the message to them.' })
export class CampaignRecipient {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  contactId: string;

  @Public('Only recipients whose contact the viewer may read are told.')
  @inSql.through('contact', 'name')
  @Field(() => String)
  contactName: string;

  @Public('Only recipients whose contact the viewer may read are told.')
  @inSql.through('contact', 'phone')
  @Field(() => String, { description: 'E.164, or masked for whoever sees details masked.' })
  contactPhone: string;

  @Field(() => RecipientStateEnum)
  state: RecipientState;

  @Field(() => SkipReasonEnum, { nullable: true, description: 'Why they are left out; null when they are not.' })
  reason: SkipReason | null;

  @Field(() => Int)
  attempts: number;

  @Field(() => String, { nullable: true, description: "The provider's code for why it failed." })
  failureCode: string | null;

  @Field(() => String, { nullable: true, description: "The same in the provider's words." })
  failureWords: string | null;

  @Public('Part of the recipient.')
  @inSql.expression(
    ({ column }) =>
      sql`(select m.conversation_id from messages m where m.workspace_id = ${column('workspaceId')} and m.id = ${column('messageId')})`,
  )
  @Field(() => ID, { nullable: true, description: 'Where the message stands; null when there is none.' })
  conversationId: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When they were taken up.' })
  sentAt: Date | null;

  @Field(() => GraphQLDateTimeISO)
  updatedAt: Date;
}

export const CampaignRecipientConnection = connectionOf('CampaignRecipient', () => CampaignRecipient);
