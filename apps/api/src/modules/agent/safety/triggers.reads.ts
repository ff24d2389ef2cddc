import type { SafetyOutcome } from '@frontdesk/domain';
import { ids } from '../../../graphql/ids.ts';
import { allConditions, isOneOf, type Sql, sql } from '../../../query-compiler/index.ts';

interface TriggerFilter {
  readonly conceptId?: string | null;
  readonly outcomes?: readonly SafetyOutcome[] | null;
}

/** SQL condition for a filter of safety matches, or null if the filter is empty. */
export const triggersWhere = ({ conceptId, outcomes }: TriggerFilter): Sql | null =>
  allConditions(conceptId ? sql`concept_id = ${ids.uuidOrNone(conceptId)}::uuid` : null, isOneOf('outcome', outcomes));
