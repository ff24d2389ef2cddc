import {
  areEscalationHours,
  ESCALATION_LIMITS,
  type EscalationStep,
  normalizeEmail,
  withStored,
} from '@frontdesk/domain';
import { ROLE_NAMES } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { type StoredPolicy, storedPolicy } from '../escalation.repository.ts';

export interface PolicyInput {
  readonly steps: readonly EscalationStep[];
  readonly onCallMemberIds: readonly string[];
  readonly fallbackEmail?: string | null;
}

const NONE: StoredPolicy = { steps: [], onCallMemberIds: [], fallbackEmail: null };

/** Returns the escalation policy. If it has no steps, a handoff notifies all eligible members immediately. */
export const escalationPolicy = (ctx: WorkspaceContext) =>
  ctx.db.read(async (tx): Promise<StoredPolicy> => (await storedPolicy(tx)) ?? NONE);

/** Replaces the escalation policy. Runs that have already started keep their original steps (AM-38). */
export const updateEscalationPolicy = (ctx: WorkspaceContext, input: PolicyInput) =>
  ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const before = (await storedPolicy(tx)) ?? NONE;
    const policy = await validatePolicy(tx, withStored(input, { fallbackEmail: before.fallbackEmail }));
    if (isRefused(policy)) return policy;
    const [workspaceId, setAt] = [ctx.workspace.id, ctx.services.clock()];
    const data = {
      steps: JSON.parse(JSON.stringify(policy.steps)),
      onCallMemberIds: [...policy.onCallMemberIds],
      fallbackEmail: policy.fallbackEmail,
      setAt,
    };
    const { count } = await tx.escalationPolicy.updateMany({ data });
    if (count === 0) await tx.escalationPolicy.create({ data: { workspaceId, id: uuidv7(), ...data } });
    await recordEvent(tx, ctx, {
      name: 'escalation_policy.set',
      subject: { type: 'Workspace', id: workspaceId },
      before: summaryOf(before),
      after: summaryOf(policy),
    });
    return { policy } as const;
  });

const summaryOf = ({ steps, onCallMemberIds, fallbackEmail }: StoredPolicy) => ({
  steps: steps.map(({ target, role, memberId, limitMinutes }) => ({ target, role, memberId, limitMinutes })),
  onCallMemberIds,
  hasFallbackEmail: fallbackEmail !== null,
});

async function validatePolicy(tx: Tx, input: PolicyInput): Promise<StoredPolicy | Refused> {
  if (input.steps.length > ESCALATION_LIMITS.steps) return refused('ESCALATION_STEPS_TOO_MANY', 'steps');
  const steps = input.steps.map(toStep);
  if (!steps.every(isStep)) return refused('ESCALATION_STEP_INVALID', 'steps');
  const onCallMemberIds = [...new Set(input.onCallMemberIds)];
  if (onCallMemberIds.length > ESCALATION_LIMITS.onCallMembers)
    return refused('ESCALATION_MEMBERS_INVALID', 'onCallMemberIds');
  const named = [...new Set([...onCallMemberIds, ...steps.flatMap(({ memberId }) => memberId ?? [])])];
  const known = await tx.member.count({ where: { id: { in: named } } });
  if (known < named.length) throw notFound();
  const written = input.fallbackEmail?.trim() || null;
  const fallbackEmail = written && normalizeEmail(written);
  if (written && !fallbackEmail) return refused('ESCALATION_EMAIL_INVALID', 'fallbackEmail');
  return { steps, onCallMemberIds, fallbackEmail };
}

/** Removes the fields that do not belong to the step's target, and sorts the weekdays of the step's hours. */
const toStep = ({ target, memberId, role, hours, limitMinutes }: EscalationStep): EscalationStep => ({
  target,
  memberId: target === 'MEMBER' ? memberId : null,
  role: target === 'ROLE' ? role : null,
  hours: hours && { days: hours.days.toSorted((a, b) => a - b), from: hours.from, to: hours.to },
  limitMinutes,
});

function isStep({ target, memberId, role, hours, limitMinutes }: EscalationStep): boolean {
  const { minutesMin, minutesMax } = ESCALATION_LIMITS;
  if (target === 'MEMBER' && memberId === null) return false;
  if (target === 'ROLE' && !isRole(role)) return false;
  if (limitMinutes < minutesMin || limitMinutes > minutesMax) return false;
  return hours === null || areEscalationHours(hours);
}

const isRole = (role: string | null): boolean => ROLE_NAMES.some((name) => name === role);
