import type { RoleName } from './access-context.ts';
import {
  deniedPolicies,
  effectivePolicies,
  expandPolicies,
  type PolicyHolder,
  rolePolicies,
  scopedPolicies,
  sourcesOf,
} from './effective-policies.ts';
import type { PolicyKey } from './registry/registry.ts';
import { ROLES } from './roles.ts';

export interface Explanation {
  readonly allowed: boolean;
  /** How the member has the policy, or would have it if it were not denied. */
  readonly source: 'ROLE' | 'GRANT' | 'IMPLIED' | 'NONE';
  /** The role or granted policy that includes the policy, or the policy that implies it. Null if there is none. */
  readonly via: PolicyKey | RoleName | null;
  /** Denials that remove the policy, one of its dependencies, or the policy that would imply it (`via`). */
  readonly deniedBy?: readonly PolicyKey[];
  /** Policies that the member lacks: this policy and its dependencies. */
  readonly missing?: readonly PolicyKey[];
  /** Present if the member has the policy, but the scopes of the API key do not include it. */
  readonly outsideScopes?: true;
  readonly message: string;
}

export type ExplainInput = PolicyHolder & {
  readonly now: Date;
  readonly scopes?: readonly PolicyKey[];
  /** Name of the custom role for the message. */
  readonly customRoleName?: string;
};

/**
 * Explains why a member has or lacks a policy. To give the member the policy, grant `missing` and remove `deniedBy`.
 * For an API key, its scopes must also include the policy.
 */
export function explain({ scopes, ...person }: ExplainInput, policy: PolicyKey): Explanation {
  const effective = effectivePolicies(person);
  const held = scopes ? scopedPolicies(effective, scopes) : effective;
  const { source, via, denied } = originOf(person, policy);
  if (held.has(policy)) return { allowed: true, source, via, message: allowedSentence(person, source, via) };

  const needed = requiredPoliciesOf(policy);
  const denialReasons = deniedPolicies(person, person.now);
  const deniedBy = [...needed].filter((key) => denialReasons.has(key));
  if (denied && via !== null && !deniedBy.includes(via as PolicyKey)) deniedBy.push(via as PolicyKey);
  const outsideScopes = effective.has(policy);
  return {
    allowed: false,
    source,
    via,
    ...(deniedBy.length > 0 && { deniedBy }),
    missing: [...needed].filter((key) => !held.has(key)),
    ...(outsideScopes && { outsideScopes }),
    message: refusedSentence({ policy, source, deniedBy, outsideScopes }),
  };
}

interface Origin extends Pick<Explanation, 'source' | 'via'> {
  /** Whether the member lacks the policy because every policy that implies it is denied. */
  readonly denied: boolean;
}

function originOf(person: PolicyHolder & { readonly now: Date }, policy: PolicyKey): Origin {
  const denialReasons = deniedPolicies(person, person.now);
  const inRole = rolePolicies(person);
  const bringers = sourcesOf(person, person.now).filter((key) => expandPolicies([key]).has(policy));
  const live = bringers.filter((key) => !denialReasons.has(key));
  const candidates = live.length > 0 ? live : bringers;
  const denied = live.length === 0 && bringers.length > 0;
  if (!candidates.includes(policy)) {
    const [via = null] = candidates;
    return { source: via ? 'IMPLIED' : 'NONE', via, denied };
  }
  // A policy that comes directly from the role or from a grant can only be denied itself. `explain` reports such
  // denials.
  return inRole.includes(policy)
    ? { source: 'ROLE', via: person.role, denied: false }
    : { source: 'GRANT', via: policy, denied: false };
}

/** Returns a policy and its dependencies. Policies that workspace.admin implies are not included. */
const requiredPoliciesOf = (policy: PolicyKey): ReadonlySet<PolicyKey> =>
  policy === 'workspace.admin' ? new Set([policy]) : expandPolicies([policy]);

function allowedSentence(
  person: Omit<ExplainInput, 'scopes'>,
  source: Explanation['source'],
  via: Explanation['via'],
): string {
  if (source === 'GRANT') return 'Allowed: the permission was granted to this member.';
  if (source === 'IMPLIED') return `Allowed: included with ${via}.`;
  const custom = person.role !== 'owner' && person.customRole;
  return custom
    ? `Allowed: the ${person.customRoleName ? `role ${person.customRoleName}` : 'custom role'} includes it.`
    : `Allowed: the role ${ROLES[person.role].title} includes it.`;
}

interface PolicyRefusal extends Pick<Explanation, 'source'> {
  readonly policy: PolicyKey;
  readonly deniedBy: readonly PolicyKey[];
  readonly outsideScopes: boolean;
}

function refusedSentence({ policy, source, deniedBy, outsideScopes }: PolicyRefusal): string {
  if (outsideScopes) return `Not allowed: the member holds ${policy}, but the scopes of the API key do not include it.`;
  if (deniedBy.includes(policy)) return `Not allowed: ${policy} is denied to this member.`;
  if (deniedBy.length > 0 && source !== 'NONE') {
    return `Not allowed: ${policy} requires ${deniedBy.join(', ')}, which is denied to this member.`;
  }
  return `Not allowed: no role or grant includes ${policy}.`;
}
