import type { RuleOutcome, SafetyCategory, SafetyOutcome } from '@frontdesk/domain';
import type { BuiltWorkspace } from './build.ts';
import { buildConversation } from './conversations.ts';
import type { TestFrontdesk } from './frontdesk.ts';

let count = 0;

interface ConceptOverrides {
  readonly name?: string;
  readonly description?: string;
  readonly phrases?: readonly string[];
  readonly category?: SafetyCategory;
  readonly severity?: 'MILD' | 'SERIOUS';
  readonly minMatches?: number;
  readonly windowSize?: number;
  readonly templateId?: string;
  readonly templateVersion?: number;
  /** If null, the concept has no rule. */
  readonly rule?: { readonly outcome: RuleOutcome; readonly instruction?: string; readonly replyText?: string } | null;
}

/** Creates a monitored concept. By default, its rule has the outcome ALERT. */
export async function buildConcept(fd: TestFrontdesk, workspace: BuiltWorkspace, overrides: ConceptOverrides = {}) {
  const { rule = { outcome: 'ALERT' }, phrases = ['end my life'], severity = 'SERIOUS', ...rest } = overrides;
  const name = rest.name ?? `Danger ${++count}`;
  const [workspaceId, at] = [workspace.id, fd.services.clock()];
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const data = { ...rest, name, phrases: [...phrases], severity, createdAt: at };
    const concept = await tx.monitorConcept.create({ data: { workspaceId, ...data } });
    const made = rule && { workspaceId, conceptId: concept.id, setAt: at, ...rule };
    const set = made && (await tx.escalationRule.create({ data: made }));
    return { ...concept, ruleId: set?.id ?? '' };
  });
}

interface TriggerOverrides {
  /** If omitted, a new conversation is created. */
  readonly conversationId?: string;
  /** A word that appears in every generated text. */
  readonly words?: string;
  readonly outcome?: SafetyOutcome;
}

/** Creates a safety match in the first message of a conversation. */
export async function buildTrigger(fd: TestFrontdesk, workspace: BuiltWorkspace, overrides: TriggerOverrides = {}) {
  const { words = 'Danger' } = overrides;
  const conversationId = overrides.conversationId ?? (await buildConversation(fd, workspace)).id;
  const concept = await buildConcept(fd, workspace);
  return fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const { id: messageId } = await tx.message.findFirstOrThrow({ where: { conversationId } });
    const found = { conceptId: concept.id, ruleId: concept.ruleId, conceptName: words, phrase: words };
    const outcome = overrides.outcome ?? 'INSTRUCT';
    const instruction = outcome === 'INSTRUCT' ? words : '';
    const decided = { severity: 'SERIOUS', outcome, instruction, at: fd.services.clock() };
    return tx.safetyTrigger.create({
      data: { workspaceId: workspace.id, ...found, ...decided, conversationId, messageId },
    });
  });
}

/** Creates an escalation policy and an ended escalation run with its steps. */
export async function buildEscalation(fd: TestFrontdesk, workspace: BuiltWorkspace, words: string): Promise<void> {
  const { id: conversationId } = await buildConversation(fd, workspace);
  const [workspaceId, at] = [workspace.id, fd.services.clock()];
  const steps = [
    { target: 'ROLE', memberId: null, role: 'member', hours: { days: [1], from: words, to: words }, limitMinutes: 5 },
  ];
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.escalationPolicy.create({
      data: { workspaceId, steps, onCallMemberIds: [], fallbackEmail: words, setAt: at },
    });
    const ended = { endedAt: at, endReason: 'CLAIMED' };
    const { id: runId } = await tx.escalationRun.create({
      data: { workspaceId, conversationId, steps, code: 'SAFETY', reached: 1, startedAt: at, ...ended },
    });
    const { id: memberId } = await tx.member.findFirstOrThrow();
    await tx.escalationNotification.create({ data: { workspaceId, runId, step: 1, memberId, notifiedAt: at } });
  });
}
