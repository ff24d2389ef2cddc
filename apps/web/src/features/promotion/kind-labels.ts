import type { ConfigurationKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export const KIND_LABELS: Readonly<Record<ConfigurationKind, string>> = {
  HTTP_TOOL: t`Tool`,
  FORM: t`Form`,
  LEAD_FORM: t`Lead form`,
  BUSINESS_PROFILE: t`Business profile`,
  KNOWLEDGE_SOURCE: t`Knowledge source`,
  SAVED_REPLY: t`Saved reply`,
  SAFETY_CONCEPT: t`Safety concept`,
  AGENT: t`Agent`,
  SERVICE: t`Service`,
};
