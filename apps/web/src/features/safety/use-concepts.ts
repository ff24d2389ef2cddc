import { SAFETY_LIMITS } from '@frontdesk/domain';
import {
  ConceptRow_ConceptFragmentDoc,
  ConceptRow_RuleFragmentDoc,
  SafetyPageDocument,
} from '../../gql/safety-page.ts';
import type { ConceptRow_ConceptFragment, ConceptRow_RuleFragment } from '../../gql/types.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export interface MonitorConcept {
  concept: ConceptRow_ConceptFragment;
  /** Escalation rule of the concept. Null if matches are only recorded. */
  rule: ConceptRow_RuleFragment | null;
}

/** Loads all monitored concepts with their rules. `concepts` is undefined until the first response. */
export function useConcepts() {
  const { data, refetch } = useScreenQuery(SafetyPageDocument, { first: SAFETY_LIMITS.concepts });
  const concepts = useFragments(
    ConceptRow_ConceptFragmentDoc,
    data?.monitorConcepts.edges.map(({ node }) => node) ?? [],
  );
  const rules = useFragments(ConceptRow_RuleFragmentDoc, data?.escalationRules.edges.map(({ node }) => node) ?? []);
  const listened = concepts.map((concept): MonitorConcept => {
    const rule = rules.find(({ conceptId }) => conceptId === concept.id) ?? null;
    return { concept, rule };
  });
  return {
    concepts: data && listened,
    total: data?.monitorConcepts.totalCount,
    refresh: () => void refetch().catch(() => {}),
  };
}
