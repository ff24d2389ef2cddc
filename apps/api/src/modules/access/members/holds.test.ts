import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildMember, buildWorkspace, type Member } from '../../../../test/testkit/build.ts';
import { buildCall } from '../../../../test/testkit/calls.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Creates a member who has taken over a conversation and a call. The conversation is also assigned to the member. */
async function holding(over: Parameters<typeof buildMember>[2] = { role: 'operator' }) {
  const workspace = await buildWorkspace(fd);
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  const holder = await buildMember(fd, workspace, over);
  const heldById = holder.memberId;
  const conversation = await buildConversation(fd, workspace, { heldById, assigneeId: heldById });
  const { id: call } = await buildCall(fd, workspace, { heldById, mode: 'TAKEOVER' });
  const db = fd.services.database.forWorkspace(workspace.id);
  const held = () =>
    db.read(async (tx) => ({
      conversation: (await tx.conversation.findFirstOrThrow({ where: { id: conversation.id } })).heldById === heldById,
      call: (await tx.call.findFirstOrThrow({ where: { id: call } })).heldById === heldById,
    }));
  const update = (role: string, more: object = {}) =>
    outcome(fd, owner, 'updateMember', { id: heldById, role, grants: [], ...more });
  return { workspace, owner, holder, conversation, call, db, held, update };
}

const jobsFor = (call: string) =>
  rows<{ identifier: string }>(
    fd,
    `select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload ->> 'callId' = $1`,
    [call],
  );

describe('a member who loses access to something they hold', () => {
  it('releases it: another member takes the conversation over, and the agent speaks in the call again', async () => {
    const { owner, conversation, call, db, held, update, holder } = await holding();
    // Precondition: while the takeover lasts, no other member can take over.
    expect(await outcome(fd, owner, 'takeOverConversation', { id: conversation.id })).toBe('TAKEN_OVER_BY_ANOTHER');
    expect(await update('viewer')).toBe('ok');
    expect(await held()).toEqual({ conversation: false, call: false });
    expect(await db.read((tx) => tx.call.findFirstOrThrow({ where: { id: call } }))).toMatchObject({ mode: 'AGENT' });
    expect(await jobsFor(call)).toEqual([{ identifier: 'hang_up_call' }]);
    expect(await outcome(fd, owner, 'takeOverConversation', { id: conversation.id })).toBe('ok');
    // The conversation is still assigned to the member.
    const { assigneeId } = await db.read((tx) => tx.conversation.findFirstOrThrow({ where: { id: conversation.id } }));
    expect(assigneeId).toBe(holder.memberId);
  });

  it('keeps what they still have access to', async () => {
    const { held, update } = await holding();
    expect(await update('admin')).toBe('ok');
    expect(await held()).toEqual({ conversation: true, call: true });
    expect(await update('agent')).toBe('ok');
    expect(await held()).toEqual({ conversation: true, call: false });
  });

  it('releases it when one policy is denied to them, or when they are limited to what is assigned to them', async () => {
    const denied = await holding();
    const grants = [{ policy: 'conversation.takeover', effect: 'DENY' }];
    expect(await denied.update('operator', { grants })).toBe('ok');
    expect(await denied.held()).toEqual({ conversation: false, call: true });
    const narrowed = await holding();
    expect(await narrowed.update('operator', { assignedConversationsOnly: true })).toBe('ok');
    expect(await narrowed.held()).toEqual({ conversation: false, call: false });
  });

  it.each([
    ['is changed', 'updateRole', { name: 'Desk', description: '', policies: ['call.read'] }],
    ['ends', 'deleteRole', { moveToRole: 'viewer' }],
  ])('releases it when their role %s', async (_how, name, change) => {
    const { owner, holder, db, held } = await holding();
    const policies = ['conversation.takeover', 'call.operate'];
    const made = await mutate(fd, owner, 'createRole', { name: 'Desk', description: '', policies });
    expect(made.outcome).toBe('ok');
    const { id } = await db.read((tx) => tx.customRole.findFirstOrThrow());
    expect(await give(owner, holder, id)).toBe('ok');
    expect(await held()).toEqual({ conversation: true, call: true });
    expect(await outcome(fd, owner, name, { id, ...change })).toBe('ok');
    expect(await held()).toEqual({ conversation: false, call: false });
  });

  const give = (owner: Member, { memberId: id }: Member, customRoleId: string) =>
    outcome(fd, owner, 'updateMember', { id, role: 'member', customRoleId, grants: [] });
});
