import { CONFIGURATION_KINDS, type ConfigurationKind } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { requiredPolicy } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { forbidden } from '../../../../errors/denials.ts';
import { agents } from './agents.ts';
import { forms, leadForm } from './forms.ts';
import { httpTools } from './http-tools.ts';
import type { KindRules } from './kind.ts';
import { businessProfile, knowledgeSources } from './knowledge.ts';
import { safetyConcepts } from './safety-concepts.ts';
import { savedReplies } from './saved-replies.ts';
import { services } from './services.ts';

const KINDS: Readonly<Record<ConfigurationKind, KindRules>> = {
  HTTP_TOOL: httpTools,
  FORM: forms,
  LEAD_FORM: leadForm,
  BUSINESS_PROFILE: businessProfile,
  KNOWLEDGE_SOURCE: knowledgeSources,
  SAVED_REPLY: savedReplies,
  SAFETY_CONCEPT: safetyConcepts,
  AGENT: agents,
  SERVICE: services,
};

export const rulesOf = (kind: ConfigurationKind): KindRules => KINDS[kind];

/** Returns the kinds whose items the API caller can read, in the order in which they are applied. */
export const readableKinds = (ctx: WorkspaceContext): ConfigurationKind[] =>
  CONFIGURATION_KINDS.filter((kind) => {
    const { subject } = KINDS[kind];
    const record = { workspaceId: ctx.workspace.id, id: ctx.workspace.id, visibility: 'SHARED', memberId: null };
    return canOn(ctx.ability, 'read', subject, record);
  });

/** Throws FORBIDDEN unless the API caller can read every one of the kinds. */
export function assertReadable(ctx: WorkspaceContext, kinds: readonly ConfigurationKind[]): void {
  const readable = readableKinds(ctx);
  const hidden = kinds.find((kind) => !readable.includes(kind));
  if (hidden) throw forbidden(requiredPolicy('read', KINDS[hidden].subject));
}

/** Throws FORBIDDEN unless the API caller can create and update items of every one of the kinds. */
export function assertApplicable(ctx: WorkspaceContext, kinds: readonly ConfigurationKind[]): void {
  for (const kind of kinds)
    for (const [action, subject] of KINDS[kind].needs)
      if (!ctx.ability.can(action, subject)) throw forbidden(requiredPolicy(action, subject));
}
