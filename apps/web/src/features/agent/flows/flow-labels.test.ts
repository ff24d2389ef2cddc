import { expect, it } from '@jest/globals';
import { toolOptions } from './flow-labels.ts';

const tools = (isBooking: boolean, current: Parameters<typeof toolOptions>[0] = 'leave_message') =>
  toolOptions(current, isBooking).map(({ value }) => value);

it('offers the tools that the agent can use [AG-21]', () => {
  expect(tools(false)).toEqual([
    'list_slots',
    'list_bookings',
    'search_knowledge',
    'read_record',
    'update_record',
    'assign',
    'send_surface',
    'leave_message',
    'schedule_callback',
    'opt_out',
  ]);
  expect(tools(true, 'book')).toEqual(['book', 'reschedule', 'cancel']);
});

it('offers the tools of the workspace, except for changes of a booking [AG-22]', () => {
  const offered = (isBooking: boolean) => toolOptions('leave_message', isBooking, ['find_order']);
  expect(offered(false)).toContainEqual({ value: 'find_order', label: 'find_order' });
  expect(offered(true)).not.toContainEqual({ value: 'find_order', label: 'find_order' });
});

it('keeps the tool of a state that uses another one', () => {
  expect(tools(false, 'send_document')).toContain('send_document');
  expect(tools(false)).not.toContain('send_document');
});
