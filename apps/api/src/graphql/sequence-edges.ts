import type { Edge } from './edge.ts';
import { many, one } from './edge-joins.ts';

/** Fields that link sequences, their messages and other types, by type and field name. */
export const SEQUENCE_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Sequence: {
    service: one(
      'Service',
      'serviceId',
      'Service that the sequence is limited to. Null if the sequence applies to all services.',
    ),
    messages: many('SequenceMessage', { id: 'sequenceId' }, 'dueAt', 'Steps that were due, latest first.'),
  },
  SequenceMessage: {
    sequence: one('Sequence', 'sequenceId', 'Sequence of the message. Null if the viewer cannot read it.'),
    conversation: one(
      'Conversation',
      'conversationId',
      'Conversation of the message. Null if the viewer cannot read it.',
    ),
    booking: one('Booking', 'bookingId', 'Booking of the occasion. Null if the occasion is not an appointment.'),
    message: one('Message', 'messageId', 'Message that was sent. Null if none was sent.'),
  },
  Message: {
    sequenceMessage: one(
      'SequenceMessage',
      { id: 'messageId' },
      'Step of a sequence that sent the message. Null if no sequence did.',
    ),
  },
  Booking: {
    sequenceMessages: many(
      'SequenceMessage',
      { id: 'bookingId' },
      'dueAt',
      'Steps of sequences for the booking, latest first.',
    ),
  },
};
