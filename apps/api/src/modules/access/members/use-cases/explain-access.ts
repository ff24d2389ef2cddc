import {
  type Action,
  type ActionExplanation,
  conditionedFields,
  explainAction,
  isPolicyKey,
  isWorkspacePair,
  serviceAccountPolicies,
  type WorkspaceSubject,
} from '@frontdesk/policies';
import { abilityOf } from '../../../../auth/ability-cache.ts';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isModel } from '../../../../db/data-model.ts';
import type { ApiKey, ServiceAccount } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { badInput, notFound } from '../../../../errors/denials.ts';
import { type MemberRow, memberById } from '../members.repository.ts';
import { policiesOf, roleAndGrantsOf } from '../role-and-grants.ts';

export interface ExplainAccess {
  readonly memberId?: string | null;
  readonly apiKeyId?: string | null;
  readonly action: string;
  readonly subject: string;
  readonly recordId?: string | null;
}

/**
 * Explains why a member or API key is or is not allowed to perform an action, using the rules that apply to real
 * requests.
 */
export const explainAccess = (ctx: WorkspaceContext, input: ExplainAccess) =>
  ctx.db.read(async (tx) => {
    const { action, subject, recordId } = input;
    if (!isWorkspacePair(action, subject)) throw badInput(`There is no permission "${action} ${subject}".`, 'action');
    const asked = { action: action as Action, subject: subject as WorkspaceSubject };
    const { member, key } = await findSubject(tx, ctx, input);
    const now = ctx.services.clock();
    const { role, maskContactDetails = false, assignedConversationsOnly = false, ...held } = roleAndGrantsOf(member);
    const access = {
      kind: key ? ('api_key' as const) : ('member' as const),
      role,
      memberId: member.id,
      userId: member.userId,
      maskContactDetails,
      assignedConversationsOnly,
      ...(key ? { apiKeyId: key.id } : {}),
    };
    const person = {
      role,
      ...held,
      now,
      ...(member.customRole ? { customRoleName: member.customRole.name } : {}),
      ...(key ? { scopes: key.scopes.filter(isPolicyKey) } : {}),
    };
    const ability = abilityOf({ ...access, policies: policiesOf(member, now) });
    const record = recordId ? await recordFor(tx, ctx, { ...asked, id: recordId, ability }) : undefined;
    return explanationText(
      member,
      explainAction({ ...asked, person, context: access, ...(record ? { record } : {}) }),
      now,
    );
  });

async function findSubject(tx: Tx, ctx: WorkspaceContext, { memberId, apiKeyId }: ExplainAccess) {
  if (memberId && !apiKeyId) {
    return { member: authorize(ctx, 'explain', 'Member', await memberById(tx, memberId)), key: null };
  }
  if (!apiKeyId || memberId) throw badInput('Pass either memberId or apiKeyId.', 'memberId');
  const key = authorize(ctx, 'read', 'ApiKey', await tx.apiKey.findFirst({ where: { id: apiKeyId } }));
  if (key.revokedAt || key.expiresAt <= ctx.services.clock()) throw notFound();
  return { member: await holderOf(tx, ctx, key), key };
}

/** Returns whose permissions an API key has: those of its service account, or of the member who created it. */
async function holderOf(tx: Tx, ctx: WorkspaceContext, key: ApiKey): Promise<Holder> {
  if (key.serviceAccountId) {
    const account = await tx.serviceAccount.findFirst({ where: { id: key.serviceAccountId, removedAt: null } });
    return asHolder(authorize(ctx, 'read', 'ServiceAccount', account), ctx.services.clock());
  }
  const maker = await tx.member.findFirst({ where: { userId: key.createdById }, select: { id: true } });
  return authorize(ctx, 'explain', 'Member', maker && (await memberById(tx, maker.id)));
}

/** Member or service account. The policies of a service account are represented like those of a custom role. */
type Holder = Pick<
  MemberRow,
  'id' | 'userId' | 'role' | 'grants' | 'maskContactDetails' | 'assignedConversationsOnly'
> & { readonly customRole: { readonly name: string; readonly policies: readonly string[] } | null };

const asHolder = ({ id, name, policies }: ServiceAccount, now: Date): Holder => ({
  id,
  userId: id,
  role: 'viewer',
  customRole: { name, policies: [...serviceAccountPolicies(policies.filter(isPolicyKey), now)] },
  grants: [],
  maskContactDetails: false,
  assignedConversationsOnly: false,
});

interface ExplainRequest {
  readonly action: Action;
  readonly subject: WorkspaceSubject;
  readonly id: string;
  readonly ability: ReturnType<typeof abilityOf>;
}

/**
 * Loads the record with the columns required by the policies. Throws NOT_FOUND if the API caller cannot read the
 * record.
 */
async function recordFor(
  tx: Tx,
  ctx: WorkspaceContext,
  { action, subject, id, ability }: ExplainRequest,
): Promise<object> {
  if (!isModel(subject)) throw notFound();
  const fields = [ability, ctx.ability].flatMap((one) => [
    ...conditionedFields(one, 'read', subject),
    ...conditionedFields(one, action, subject),
  ]);
  const far = fields.flatMap((field) => (field.includes('.') ? [field.split('.') as [string, string]] : []));
  const include = Object.fromEntries(far.map(([relation, column]) => [relation, { select: { [column]: true } }]));
  const delegates = tx as unknown as Record<string, Delegate | undefined>;
  const delegate = delegates[`${subject[0]?.toLowerCase()}${subject.slice(1)}`];
  const found = await delegate?.findFirst({ where: { id }, ...(far.length > 0 ? { include } : {}) });
  return authorize(ctx, 'read', subject, found ?? null);
}

interface Delegate {
  findFirst(query: object): Promise<object | null>;
}

function explanationText(
  member: Holder,
  { allowed, denialReason, policy, why, message }: ActionExplanation,
  now: Date,
) {
  const granted = grantBehind(member, why?.source === 'GRANT' || why?.source === 'IMPLIED' ? why.via : null, now);
  const denial = grantBehind(member, why?.deniedBy?.[0] ?? null, now);
  const decisive = granted ?? denial;
  return {
    allowed,
    denialReason,
    message,
    policy,
    source: why?.source ?? null,
    via: why?.source === 'ROLE' ? (member.customRole?.name ?? why.via) : (why?.via ?? null),
    grantedByName: decisive?.grantedByName || null,
    expiresAt: decisive?.expiresAt ?? null,
    missing: why?.missing ?? [],
    deniedBy: why?.deniedBy ?? [],
  };
}

/** Finds the member's grant or denial of a policy. Returns null if there is none or if it has expired. */
const grantBehind = ({ grants }: Pick<MemberRow, 'grants'>, policy: string | null, now: Date) =>
  grants.find((one) => one.policy === policy && !(one.expiresAt && one.expiresAt <= now)) ?? null;
