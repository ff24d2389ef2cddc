import { AGENT_LIMIT_RANGES, LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

/** Episode for which a rating is due. */
export interface DueRating {
  readonly episodeId: string;
  /** Sequence number of the episode within the conversation. */
  readonly number: number;
  readonly conversationId: string;
  readonly versionId: string;
  /** Phone number of the contact in E.164 format. */
  readonly phone: string;
  readonly timezone: string;
  /**
   * True if the episode has ended without an outcome, because the conversation was silent for long enough or a member
   * returned it.
   */
  readonly isOver: boolean;
}

interface DueQuery {
  readonly now: Date;
  readonly take: number;
  /** Id of the only episode to consider. If omitted, all episodes are considered. */
  readonly episodeId?: string;
}

/**
 * Returns the latest episode of each conversation, if the episode ended long enough ago and has no rating. An episode
 * ends with its outcome, when a member who wrote in it returns the conversation, or after the silence configured in the
 * agent limits.
 */
export const findDueRatings = (tx: Tx, { now, take, episodeId }: DueQuery): Promise<DueRating[]> => {
  const since = new Date(now.getTime() - LIMITS.replyWindowHours * 3_600_000);
  return tx.sql<DueRating>`
    with open as (
      select c.workspace_id, c.id, c.contact_id, c.last_message_at, c.last_inbound_at from conversations c
      where c.channel = 'WHATSAPP' and c.mode = 'AGENT' and c.last_message_at > ${since} and c.last_inbound_at > ${since}
    ), ended as (
      select e.*, o.contact_id, o.last_message_at, a.limits, case when e.outcome is not null then e.ended_at
        when o.last_message_at <= returned.at then returned.at
        else o.last_message_at + interval '1 hour'
          * coalesce((a.limits ->> 'episodeSilenceHours')::int, ${AGENT_LIMIT_RANGES.episodeSilenceHours.initial}::int) end as over_at
      from open o
      join lateral (select * from agent_episodes l where l.workspace_id = o.workspace_id and l.conversation_id = o.id
        order by l.number desc limit 1) e on true
      join agent_versions v on v.workspace_id = e.workspace_id and v.id = e.agent_version_id
      join agents a on a.workspace_id = v.workspace_id and a.id = v.agent_id and (a.limits ->> 'ratingDelayMinutes')::int > 0
      left join lateral (select max(t.ended_at) as at from takeovers t where t.workspace_id = o.workspace_id
        and t.conversation_id = o.id and t.started_at >= e.started_at and exists (select from messages m
          where m.workspace_id = o.workspace_id and m.conversation_id = o.id and m.author = 'MEMBER'
            and m.sent_at between t.started_at and t.ended_at)) returned on true
      where e.reply_count > 0 and (${episodeId ?? null}::uuid is null or e.id = ${episodeId ?? null}::uuid)
    )
    select e.id as "episodeId", e.number, e.conversation_id as "conversationId", e.agent_version_id as "versionId", ct.phone,
      w.timezone, e.outcome is null as "isOver"
    from ended e join contacts ct on ct.workspace_id = e.workspace_id and ct.id = e.contact_id
    join workspaces w on w.workspace_id = e.workspace_id
    where greatest(e.over_at, e.last_message_at) + interval '1 minute' * (e.limits ->> 'ratingDelayMinutes')::int <= ${now}
      and not exists (select from ratings r where r.workspace_id = e.workspace_id and r.episode_id = e.id)
      and not exists (select from ratings r join conversations rc on rc.workspace_id = r.workspace_id and rc.id = r.conversation_id
        where rc.workspace_id = e.workspace_id and rc.contact_id = e.contact_id and r.asked_at > ${now}::timestamptz
          - interval '1 day' * coalesce((e.limits ->> 'ratingIntervalDays')::int, ${AGENT_LIMIT_RANGES.ratingIntervalDays.initial}::int))
    order by e.last_message_at, e.id limit ${take}::int`;
};
