import type { MessageAuthor, SearchKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** Titles of the kinds in the filter. */
export const KIND_TITLES: Record<SearchKind, string> = {
  MESSAGE: t`Messages`,
  NOTE: t`Notes`,
  CALL_TURN: t`Calls`,
};

/** Labels of the kinds in a result. */
export const KIND_LABELS: Record<SearchKind, string> = {
  MESSAGE: t`Message`,
  NOTE: t`Private note`,
  CALL_TURN: t`Call`,
};

export const AUTHOR_TITLES: Record<MessageAuthor, string> = {
  CONTACT: t`Contact`,
  AGENT: t`AI agent`,
  MEMBER: t`Team`,
  CAMPAIGN: t`Campaign`,
};
