import { buildBooking } from './bookings.ts';
import { type BuiltWorkspace, buildLead } from './build.ts';
import { buildCall } from './calls.ts';
import { buildConversation } from './conversations.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { buildSurface } from './surfaces.ts';

/** Builds a contact with a lead, a booking, a conversation, a call, a record of the world model and a form. Returns its id. */
export async function buildPerson(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  name: string,
  phone: string,
): Promise<string> {
  const { contact } = await buildConversation(fd, workspace, {
    words: [`${name} asks`, `To ${name}`],
    contact: { name, phone },
  });
  const lead = await buildLead(fd, workspace, { name, phone, answers: { need: `${name} needs help` } });
  await buildBooking(fd, workspace, lead.id, { attendeeName: name });
  const call = await buildCall(fd, workspace, { leadId: lead.id, words: [`${name} speaks`] });
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.call.updateMany({ where: { id: call.id }, data: { contactId: contact.id } }));
  await fd.services.database.forWorkspace(workspace.id).write((tx) =>
    tx.entity.create({
      data: {
        workspaceId: workspace.id,
        type: 'PERSON',
        contactId: contact.id,
        displayName: name,
        createdAt: fd.services.clock(),
      },
    }),
  );
  await buildSurface(fd, workspace, { contactId: contact.id, answer: `${name} runs` });
  return contact.id;
}
