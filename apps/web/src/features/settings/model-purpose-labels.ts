import type { ModelPurpose } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export const PURPOSES: Record<ModelPurpose, { readonly title: string; readonly help: string }> = {
  UNDERSTANDING: { title: t`Understanding messages`, help: t`Interprets what a contact wrote.` },
  WORDING: { title: t`Writing replies`, help: t`Writes the replies of the agent.` },
  REVIEW: { title: t`Reviewing messages`, help: t`Reviews messages for safety.` },
  EMBEDDING: {
    title: t`Searching by meaning`,
    help: t`Finds knowledge by meaning, even if the wording differs. Knowledge texts and questions are sent to this model.`,
  },
};
