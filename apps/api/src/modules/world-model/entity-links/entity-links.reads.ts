import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** SQL expression for the score as an integer percentage. */
export const scorePercent = ({ column }: Row): Sql => sql`round(${column('score')} * 100)::int`;

/** SQL expression for the time at which a link was withdrawn. Null if the link is valid. */
export const withdrawnAt = ({ column }: Row): Sql => sql`
  select u.created_at from entity_links u where u.workspace_id = ${column('workspaceId')} and u.undoes_id = ${column('id')}`;

/** SQL expression for the name of the member or API key that recorded a link. Null for other sources. */
export const linkSourceName = ({ column }: Row): Sql => sql`
  select case l.source
      when 'MEMBER' then (select u.name from members m join users u on u.id = m.user_id
        where m.workspace_id = l.workspace_id and m.id::text = l.source_id)
      when 'API' then (select k.name from api_keys k where k.workspace_id = l.workspace_id and k.id::text = l.source_id)
    end
    from entity_links l where l.id = ${column('id')} and l.workspace_id = ${column('workspaceId')}`;

/** SQL condition for suggested pairs of duplicates, of one entity or of all entities. */
export const suggestedPairs = (entityId: string | null): Sql =>
  entityId === null
    ? sql`dismissed_at is null`
    : sql`dismissed_at is null and ${entityId}::uuid in (entity_id, other_entity_id)`;
