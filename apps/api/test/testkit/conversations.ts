import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

let count = 0;

interface ContactOverrides {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string | null;
  readonly notes?: string;
  readonly tags?: readonly string[];
  readonly blocked?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
}

export async function buildContact(fd: TestFrontdesk, workspace: BuiltWorkspace, overrides: ContactOverrides = {}) {
  count += 1;
  const {
    name = `Cora Contact ${count}`,
    phone = `+44207946${String(count).padStart(4, '0')}`,
    tags = [],
    blocked = false,
    ...rest
  } = overrides;
  return fd.services.database.forWorkspace(workspace.id).write((tx) =>
    tx.contact.create({
      data: {
        workspaceId: workspace.id,
        name,
        phone,
        tags: [...tags],
        ...(blocked ? { blockedAt: fd.services.clock() } : {}),
        ...rest,
      },
    }),
  );
}

interface ConversationOverrides {
  readonly contact?: ContactOverrides;
  readonly heldById?: string;
  readonly assigneeId?: string;
  /** Id of a phone number. If omitted, the conversation uses the number of the Twilio integration. */
  readonly phoneConfigId?: string;
  /** Message texts, sent one minute apart. Speakers alternate, starting with the contact. */
  readonly words?: readonly string[];
  /** Time of the contact's last message. Null if the contact has never written. */
  readonly lastInboundAt?: Date | null;
}

/** Creates a WhatsApp conversation with a contact and messages. */
export async function buildConversation(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  overrides: ConversationOverrides = {},
) {
  const contact = await buildContact(fd, workspace, overrides.contact);
  const now = fd.services.clock();
  const {
    heldById = null,
    assigneeId = null,
    phoneConfigId = null,
    words = ['Hello?'],
    lastInboundAt = now,
  } = overrides;
  const workspaceId = workspace.id;
  const from = now.getTime() - words.length * 60_000;
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const conversation = await tx.conversation.create({
      data: {
        workspaceId,
        contactId: contact.id,
        phoneConfigId,
        channel: 'WHATSAPP',
        mode: heldById ? 'HUMAN' : 'AGENT',
        heldById,
        assigneeId,
        lastInboundAt,
        lastMessageAt: now,
      },
    });
    if (heldById) {
      const held = { openConversationId: conversation.id, memberId: heldById, startedAt: now, activeAt: now };
      await tx.takeover.create({ data: { workspaceId, conversationId: conversation.id, ...held } });
    }
    await tx.message.createMany({
      data: words.map((body, index) => ({
        workspaceId,
        conversationId: conversation.id,
        ...(index % 2 === 0
          ? { direction: 'IN', author: 'CONTACT', status: 'RECEIVED' }
          : { direction: 'OUT', author: 'AGENT', status: 'READ' }),
        body,
        sentAt: new Date(from + index * 60_000),
      })),
    });
    return { ...conversation, contact };
  });
}
