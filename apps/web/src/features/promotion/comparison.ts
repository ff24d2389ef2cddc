import type { CompareConfigurationQuery } from '../../gql/types.ts';

/** Source of a configuration that the user selected: the text of a file, or a reference to that of a workspace. */
export interface ChosenSource {
  /** Number that identifies the selection. */
  readonly id: number;
  readonly document: string | null;
  readonly source: string | null;
}

export type Comparison = CompareConfigurationQuery['compareConfiguration'];
export type Difference = Comparison['differences'][number];

/** Paging of a list that is complete, so that there is no button that loads more rows. */
export const COMPLETE = { hasMore: false, loadingMore: false, onMore: () => {}, total: undefined };
