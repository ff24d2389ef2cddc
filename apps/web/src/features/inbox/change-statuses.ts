import type { ApolloClient } from '@apollo/client';
import { plural, t } from '@lingui/core/macro';
import {
  ReopenConversationDocument,
  ResolveConversationDocument,
  SnoozeConversationDocument,
  UpdateConversationStatusesDocument,
} from '../../gql/conversation-status.ts';
import type { ConversationStatus, InboxThreadQuery } from '../../gql/types.ts';
import { groupBy } from '../../lib/group-by.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import type { Refused } from '../../lib/use-form-mutation.ts';
import { toast } from '../../ui/toast.ts';
import { type StatusChange, snoozeText, type WithStatus } from './conversation-status.ts';

interface Target {
  readonly client: ApolloClient;
  /** Time zone of the workspace. */
  readonly timezone: string;
}

type Thread = Pick<InboxThreadQuery['conversation'], 'id' | 'version' | 'mode' | 'status' | 'snoozedUntil'>;

/**
 * Changes the status of one conversation and shows the result with an undo button. The server rejects closing a
 * conversation that has changed since `version`, for example because of a new message.
 */
export async function changeStatus(
  { client, timezone }: Target,
  { version, ...before }: Thread,
  change: StatusChange,
): Promise<Refused | undefined> {
  const refused = refusalOf(await send(client, { id: before.id, version }, change));
  if (refused) void toast(refused.message ?? refusalMessage(refused.code));
  else showResult({ client, timezone }, change, [before]);
  return refused;
}

async function send(client: ApolloClient, { id, version }: Pick<Thread, 'id' | 'version'>, change: StatusChange) {
  switch (change.status) {
    case 'RESOLVED':
      return (await client.mutate({ mutation: ResolveConversationDocument, variables: { id, version } })).data
        ?.resolveConversation;
    case 'SNOOZED': {
      const variables = { id, until: change.until, version };
      return (await client.mutate({ mutation: SnoozeConversationDocument, variables })).data?.snoozeConversation;
    }
    case 'OPEN':
      return (await client.mutate({ mutation: ReopenConversationDocument, variables: { id } })).data
        ?.reopenConversation;
  }
}

/**
 * Changes the status of several conversations. The server checks each conversation separately. The message shows how
 * many changes the server rejected, and the reason for the first rejection.
 */
export async function changeStatuses(
  { client, timezone }: Target,
  conversations: readonly WithStatus[],
  change: StatusChange,
): Promise<Refused | undefined> {
  const payload = await update(client, conversations, change);
  const refused = refusalOf(payload);
  if (refused) {
    void toast(refused.message ?? refusalMessage(refused.code));
    return refused;
  }
  const failed = new Map(payload?.results?.flatMap(({ id, message }) => (message ? [[id, message] as const] : [])));
  const changed = conversations.filter(({ id }) => !failed.has(id));
  const [reason] = failed.values();
  if (changed.length > 0) showResult({ client, timezone }, change, changed);
  if (reason)
    void toast(
      plural(failed.size, {
        one: `# conversation was not changed: ${reason}`,
        other: `# conversations were not changed: ${reason}`,
      }),
    );
  return undefined;
}

type ToChange = Pick<WithStatus, 'id' | 'version'> & { readonly takesOver?: boolean };

async function update(client: ApolloClient, conversations: readonly ToChange[], change: StatusChange) {
  const input = {
    conversations: conversations.map(({ id, version, takesOver }) => ({ id, version, takesOver })),
    status: change.status,
    snoozedUntil: change.status === 'SNOOZED' ? change.until : null,
  };
  const { data } = await client.mutate({ mutation: UpdateConversationStatusesDocument, variables: { input } });
  return data?.updateConversationStatuses;
}

/** Shows the result of a change with a button that restores the previous statuses. */
function showResult({ client, timezone }: Target, change: StatusChange, before: readonly WithStatus[]): void {
  void toast(resultText(change, before.length, timezone), {
    label: t`Undo`,
    run: () => void undo(client, change, before).catch(() => void toast(t`The change could not be undone.`)),
  });
}

async function undo(client: ApolloClient, done: StatusChange, before: readonly WithStatus[]): Promise<void> {
  for (const [, group] of groupBy(before, ({ status, snoozedUntil }) => `${status} ${snoozedUntil}`)) {
    const change = changeTo(group[0]?.status ?? 'OPEN', group[0]?.snoozedUntil ?? null);
    const payload = await update(
      client,
      group.map((one) => beforeChange(one, done)),
      change,
    );
    const failure = refusalOf(payload)?.message ?? payload?.results?.find(({ message }) => message)?.message;
    if (failure) void toast(failure);
  }
}

/**
 * Returns a conversation without its version, which the change has increased. If a person handled the conversation, the
 * viewer takes it over again, because resolving it ended the takeover or handoff.
 */
const beforeChange = ({ id, mode, status }: WithStatus, done: StatusChange): ToChange =>
  done.status === 'RESOLVED' && status === 'OPEN' && mode !== 'AGENT' ? { id, takesOver: true } : { id };

const changeTo = (status: ConversationStatus, until: string | null): StatusChange =>
  status === 'SNOOZED' ? { status, until } : { status };

function resultText(change: StatusChange, count: number, timezone: string): string {
  switch (change.status) {
    case 'RESOLVED':
      return plural(count, { one: 'Conversation resolved.', other: '# conversations resolved.' });
    case 'OPEN':
      return plural(count, { one: 'Conversation reopened.', other: '# conversations reopened.' });
    case 'SNOOZED': {
      const until = snoozeText(change.until, timezone);
      return plural(count, { one: `Conversation snoozed ${until}.`, other: `# conversations snoozed ${until}.` });
    }
  }
}
