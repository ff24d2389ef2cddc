import { useLazyQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { TryConceptDocument } from '../../gql/try-concept.ts';
import type { TryConceptQuery } from '../../gql/types.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

type Match = TryConceptQuery['tryConcept']['matches'][number];

export interface TrialProgress {
  readonly scanned: number;
  readonly total: number;
  readonly matches: readonly Match[];
  readonly isDone: boolean;
}

interface TrialSubject {
  readonly conceptId: string;
  readonly days: number;
}

/**
 * Returns functions that start and stop a test of a monitored concept. The test runs page by page, so that its progress
 * is visible and the user can stop between pages.
 */
export function useConceptTrial() {
  const [progress, setProgress] = useState<TrialProgress | null>(null);
  const [look] = useLazyQuery(TryConceptDocument, { fetchPolicy: 'network-only' });
  const run = useRef(0);

  const { attempt, pending, refusal } = useMutationAction(async ({ conceptId, days }: TrialSubject) => {
    run.current += 1;
    const mine = run.current;
    let after: string | null = null;
    let found: TrialProgress = { scanned: 0, total: 0, matches: [], isDone: false };
    setProgress(found);
    do {
      const page: TryConceptQuery['tryConcept'] | undefined = await pageOf({ conceptId, days, after });
      if (!page || mine !== run.current) return undefined;
      after = page.nextCursor ?? null;
      found = {
        scanned: found.scanned + page.scanned,
        total: page.total,
        matches: [...found.matches, ...page.matches],
        isDone: after === null,
      };
      setProgress(found);
    } while (after !== null);
    return undefined;
  });

  async function pageOf(input: TrialSubject & { after: string | null }) {
    const { data, error } = await look({ variables: { input } });
    if (error) throw error;
    return data?.tryConcept;
  }

  const stop = () => {
    run.current += 1;
    setProgress((shown) => shown && { ...shown, isDone: true });
  };
  return { progress, start: (subject: TrialSubject) => void attempt(subject), stop, pending, refusal };
}
