import { agentPolicies } from './agent.ts';
import { analyticsPolicies } from './analytics.ts';
import { apiKeyPolicies } from './api-keys.ts';
import { auditPolicies } from './audit.ts';
import { billingPolicies } from './billing.ts';
import { bookingPolicies } from './bookings.ts';
import { callPolicies } from './calls.ts';
import { campaignPolicies } from './campaigns.ts';
import { contactPolicies } from './contacts.ts';
import { conversationPolicies } from './conversations.ts';
import { integrationPolicies } from './integrations.ts';
import { knowledgePolicies } from './knowledge.ts';
import { memberPolicies } from './members.ts';
import { phoneNumberPolicies } from './phone-numbers.ts';
import type { PolicyDraft } from './policy-group.ts';
import { reviewPolicies } from './reviews.ts';
import { safetyPolicies } from './safety.ts';
import { sequencePolicies } from './sequences.ts';
import { surfacePolicies } from './surfaces.ts';
import { webhookPolicies } from './webhooks.ts';
import { workspacePolicies } from './workspace.ts';
import { worldPolicies } from './world.ts';

const DRAFTS = [
  ...workspacePolicies,
  ...memberPolicies,
  ...apiKeyPolicies,
  ...auditPolicies,
  ...contactPolicies,
  ...conversationPolicies,
  ...bookingPolicies,
  ...campaignPolicies,
  ...sequencePolicies,
  ...callPolicies,
  ...analyticsPolicies,
  ...billingPolicies,
  ...agentPolicies,
  ...knowledgePolicies,
  ...reviewPolicies,
  ...phoneNumberPolicies,
  ...integrationPolicies,
  ...webhookPolicies,
  ...worldPolicies,
  ...safetyPolicies,
  ...surfacePolicies,
] as const;

/** All policy keys in the format `resource.action`, derived from the files of the groups. */
export type PolicyKey = (typeof DRAFTS)[number]['key'];

/** A policy as shown in lists, documentation and the permission matrix. */
export interface Policy {
  readonly key: PolicyKey;
  readonly group: string;
  readonly description: string;
  readonly dependsOn: readonly PolicyKey[];
  readonly warning?: string;
}

/** A policy with its rules, which only this package uses. */
export interface RegisteredPolicy extends Policy, Pick<PolicyDraft, 'allows' | 'impliesAll'> {}

/** All policies. A dependency on an unknown policy causes a compile error. */
export const REGISTRY: readonly RegisteredPolicy[] = DRAFTS;

export const POLICY_KEYS: readonly PolicyKey[] = REGISTRY.map(({ key }) => key);

export const POLICIES: readonly Policy[] = REGISTRY.map(({ key, group, description, dependsOn, warning }) =>
  warning === undefined ? { key, group, description, dependsOn } : { key, group, description, dependsOn, warning },
);

const byKey = new Map<string, Policy>(POLICIES.map((policy) => [policy.key, policy]));

export const isPolicyKey = (key: string): key is PolicyKey => byKey.has(key);

export function policyByKey(key: PolicyKey): Policy {
  const policy = byKey.get(key);
  if (!policy) throw new RangeError(`There is no policy "${key}".`);
  return policy;
}
