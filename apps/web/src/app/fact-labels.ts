import type { WorldSource } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export const WORLD_SOURCE_TITLES: Record<WorldSource, string> = {
  MEMBER: t`Member`,
  AGENT: t`AI agent`,
  DATA_SOURCE: t`Data source`,
  API: 'API',
  SURFACE: t`Form`,
};

/** Formats the confidence of a fact as a word and a percentage, for example `Certain, 100%`. */
export const confidenceText = (percent: number): string => `${wordFor(percent)}, ${percent}%`;

function wordFor(percent: number): string {
  if (percent === 100) return t`Certain`;
  if (percent >= 80) return t`Very likely`;
  if (percent >= 50) return t`Likely`;
  return percent >= 30 ? t`Possible` : t`Uncertain`;
}
