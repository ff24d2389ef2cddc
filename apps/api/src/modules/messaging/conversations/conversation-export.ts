import type { AppAbility } from '@frontdesk/policies';
import { allConditions, maskColumn, raw, readableRows, type Sql, sql } from '../../../query-compiler/index.ts';
import { type ExportDefinition, type ExportSection, timeColumn } from '../../platform/exports/index.ts';
import { conversationsWhere } from './conversations.reads.ts';
import type { ConversationFilter } from './graphql/conversation.mutations.ts';

/** Messages in an export, sorted within each conversation. docs/exports.md documents the columns. */
export const messageRows: ExportSection<ConversationFilter> = {
  table: 'messages',
  order: [
    ['conversation_id', 'uuid'],
    ['sent_at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  where: ({ ability }, filter) => {
    const matches = allConditions(
      conversationsWhere({ ability }, filter),
      readableRows(ability, 'Conversation', 'conversations'),
    );
    const chosen = sql`t.conversation_id in (select conversations.id from conversations where ${matches ?? raw('true')})`;
    return allConditions(chosen, readableRows(ability, 'Message', 't')) ?? chosen;
  },
  columns: (ability) => [
    { name: 'id', value: raw('t.id') },
    { name: 'conversation_id', value: raw('t.conversation_id') },
    { name: 'channel', value: ofConversation(raw('mc.channel')) },
    { name: 'contact_id', value: ofConversation(raw('mc.contact_id')) },
    { name: 'contact_name', value: contactName(ability) },
    { name: 'direction', value: raw('t.direction') },
    { name: 'author', value: raw('t.author') },
    { name: 'member_id', value: raw('t.member_id') },
    { name: 'member_name', value: MEMBER_NAME },
    { name: 'text', value: seen(ability, 'body') },
    { name: 'status', value: raw('t.status') },
    { name: 'failure_code', value: seen(ability, 'failureCode') },
    { name: 'sent_at', value: timeColumn('t.sent_at') },
  ],
};

export const conversationExport: ExportDefinition<ConversationFilter> = {
  kind: 'CONVERSATION_EXPORT',
  sections: [messageRows],
};

const seen = (ability: AppAbility, field: string) => maskColumn(ability, 'Message', field, 't');

const ofConversation = (value: Sql) =>
  sql`(select ${value} from conversations mc where mc.workspace_id = t.workspace_id and mc.id = t.conversation_id)`;

const contactName = (ability: AppAbility) =>
  sql`(select ${maskColumn(ability, 'Contact', 'name', 'mp')} from conversations mc
    join contacts mp on mp.workspace_id = mc.workspace_id and mp.id = mc.contact_id
    where mc.workspace_id = t.workspace_id and mc.id = t.conversation_id)`;

const MEMBER_NAME = sql`(select mu.name from members mm join users mu on mu.id = mm.user_id
    where mm.workspace_id = t.workspace_id and mm.id = t.member_id)`;
