import { LIMITS, normalizeText, SEARCH_LENGTH_MIN } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import {
  allConditions,
  base64url,
  type Columns,
  filterWhere,
  iso,
  join,
  maskText,
  page,
  type Read,
  raw,
  readableRows,
  type Sql,
  showsDetails,
  sql,
} from '../../../query-compiler/index.ts';
import { SearchResultFilter } from './graphql/search-result.inputs.ts';

interface SearchRequest {
  readonly query: string;
  readonly filter: SearchResultFilter | null;
  readonly first: number;
  readonly after: string | null;
}

type Viewer = Pick<WorkspaceContext, 'ability'>;

/** Number of entries up to which a viewer with restricted access searches all entries that they can read. */
const MOST_ENTRIES = 10_000;

/** Creates the read of the texts that match a search. Throws VALIDATION_FAILED if the search is too short or too long. */
export function searchResults({ ability }: Viewer, { query, filter, ...request }: SearchRequest): Read {
  const text = normalizeText(query, LIMITS.searchLength);
  if (text === null || [...text].length < SEARCH_LENGTH_MIN)
    throw badInput(`A search must have ${SEARCH_LENGTH_MIN} to ${LIMITS.searchLength} characters.`, 'query');
  const words = sql`(select app.search_query(${text}::text, ${raw(String(showsDetails(ability)))}))`;
  const conditions = allConditions(
    readableKinds({ ability }),
    filterWhere({ ability, type: SearchResultFilter, special: onChannels }, filter),
  );
  const found = conditions ? sql`app.few_entries(${words}, null, null, null)` : newestMatches(words, request);
  return page(request, {
    by: 'at',
    where: allConditions(sql`words @@ ${words}`, conditions),
    search: {
      few: sql`coalesce(${found}, ${entriesUnderRules({ ability })})`,
      columns: sql`app.search_excerpt(${maskText(ability, TEXT)}, ${text}::text) as excerpt`,
    },
  });
}

/** Returns the ids of the matches on the page and of the next one, for a search without further conditions. */
function newestMatches(words: Sql, request: Pick<SearchRequest, 'first' | 'after'>): Sql {
  const { size, cursor } = page(request, { by: 'at' });
  const last = cursor && 'at' in cursor.position ? cursor.position : null;
  const place = sql`${last && last.at.toISOString()}::timestamptz, ${last && last.id}::uuid`;
  return sql`app.few_entries(${words}, ${raw(String(size + 1))}, ${place})`;
}

/** Returns the cursor of a text in the list of its conversation or call, in which a note has the place of its time. */
export const threadCursor = ({ column }: { readonly column: Columns }): Sql =>
  base64url(sql`case when ${column('kind')} = 'CALL_TURN' then 'TranscriptTurn.at.asc ' else 'Message.sentAt.asc ' end
    || ${iso(column('at'))} || ' ' || ${column('id')}`);

/** The text of the entry `e`. */
const TEXT = raw(`(case e.kind
  when 'MESSAGE' then (select m.body from messages m where m.id = e.id)
  when 'NOTE' then (select n.text from conversation_notes n where n.id = e.id)
  else (select t.text from transcript_turns t where t.id = e.id) end)`);

/** Tables of the texts by kind. The rules of `subject` apply, whose row has the alias `s`. */
const SOURCES = [
  { kind: 'MESSAGE', subject: 'Message', id: 's.id', from: 'messages s' },
  { kind: 'NOTE', subject: 'ConversationNote', id: 's.id', from: 'conversation_notes s' },
  { kind: 'CALL_TURN', subject: 'Call', id: 't.id', from: 'transcript_turns t join calls s on s.id = t.call_id' },
] as const;

/** Returns the condition for entries that the viewer can read. Returns null if the viewer can read all entries. */
function readableKinds({ ability }: Viewer): Sql | null {
  const rules = SOURCES.map((source) => ({ ...source, rule: readableRows(ability, source.subject, 's') }));
  if (rules.every(({ rule }) => rule === null)) return null;
  const kinds = rules
    .filter(({ rule }) => rule?.shape !== 'false')
    .map(({ kind, from, id, rule }) => {
      const isKind = sql`kind = ${raw(`'${kind}'`)}`;
      return rule ? sql`(${isKind} and ${isIn({ from, id, rule })})` : isKind;
    });
  return sql`(${join([raw('false'), ...kinds], ' or ')})`;
}

/** The name of the column `id` is hidden in the subquery, because its tables have a column with the same name. */
const isIn = ({ from, id, rule }: { readonly from: string; readonly id: string; readonly rule: Sql }): Sql =>
  sql`exists (select from (select id as entry_id) e, ${raw(from)} where ${raw(id)} = e.entry_id and ${rule})`;

/**
 * Returns the ids of all entries that the viewer can read, if the rules leave few. A viewer who is assigned to few
 * conversations would otherwise wait until the newest entries of the whole workspace are compared. Returns null if the
 * viewer can read all messages or too many.
 */
function entriesUnderRules({ ability }: Viewer): Sql {
  const rule = readableRows(ability, 'Message', 's');
  if (!rule) return raw('null');
  const readable = SOURCES.map(
    ({ subject, from, id }) =>
      sql`select ${raw(id)} from ${raw(from)} where ${readableRows(ability, subject, 's') ?? raw('true')}`,
  );
  return sql`(select case when count(*) <= ${raw(String(MOST_ENTRIES))} then coalesce(array_agg(r.id), '{}') end
    from (${join(readable, ' union all ')} limit ${raw(String(MOST_ENTRIES + 1))}) r (id))`;
}

function onChannels({ channels }: SearchResultFilter): Sql | null {
  if (!channels?.length) return null;
  const ofConversation = ['messages', 'conversation_notes'].map((table) =>
    isIn({
      from: `${table} s join conversations c on c.id = s.conversation_id`,
      id: 's.id',
      rule: sql`c.channel = any(${channels}::text[])`,
    }),
  );
  const ofCall = channels.includes('VOICE') ? [raw("kind = 'CALL_TURN'")] : [];
  return sql`(${join([...ofConversation, ...ofCall], ' or ')})`;
}
