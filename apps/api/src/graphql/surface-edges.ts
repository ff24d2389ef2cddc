import type { Edge } from './edge.ts';
import { many, one } from './edge-joins.ts';

/** Fields that link the forms sent to contacts and other types, by type and field name. */
export const SURFACE_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Surface: {
    template: one('SurfaceTemplate', 'templateId', 'Form for contacts that was sent.'),
    contact: one('Contact', 'contactId', 'Contact who received the form. Null if the viewer cannot read it.'),
    conversation: one(
      'Conversation',
      'conversationId',
      'Conversation in which the link was sent. Null if a member copied the link or if the viewer cannot read it.',
    ),
    message: one(
      'Message',
      'messageId',
      'Message with the link. Null if a member copied the link or the message was deleted.',
    ),
  },
  Contact: {
    surfaces: many('Surface', { id: 'contactId' }, 'createdAt', 'Forms that were sent to the contact, newest first.'),
  },
  SurfaceTemplate: {
    surfaces: many('Surface', { id: 'templateId' }, 'createdAt', 'Links of the form, newest first.'),
  },
};
