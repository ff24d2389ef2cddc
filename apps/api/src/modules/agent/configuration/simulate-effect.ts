import {
  type Dict,
  type EffectResult,
  type Env,
  instantOf,
  type Json,
  localTime,
  type ToolName,
  textOf,
} from '@frontdesk/agent/engine';

export interface Effect {
  readonly tool: ToolName;
  readonly args: Dict<Json>;
}

const DAYS = 14;
const HOURS = ['10:00', '14:00'];
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Returns the result of an effect in a test chat. Each of the next `DAYS` days has two available times. The contact has
 * no bookings, and each field of the contact's record has an example value. New and changed bookings, record changes,
 * assignments, forms, messages, callbacks and opt-outs succeed. Other tools return NOT_CONNECTED.
 */
export function simulateEffect({ tool, args }: Effect, env: Env): EffectResult {
  switch (tool) {
    case 'list_slots':
      return { ok: true, data: { slots: freeTimes(args, env) } };
    case 'book':
      return {
        ok: true,
        data: { booking: { id: `test-${textOf(args['start'] ?? null)}`, start: args['start'] ?? null } },
      };
    case 'reschedule':
      return { ok: true, data: { booking: { id: args['booking'] ?? null, start: args['start'] ?? null } } };
    case 'list_bookings':
      return { ok: true, data: { bookings: [] } };
    case 'read_record':
      return { ok: true, data: exampleRecord(args['fields']) };
    case 'send_surface':
      return { ok: true, data: { version: 'test', slots: [] } };
    case 'cancel':
    case 'update_record':
    case 'assign':
    case 'leave_message':
    case 'schedule_callback':
    case 'opt_out':
      return { ok: true, data: {} };
    default:
      return { ok: false, code: 'NOT_CONNECTED' };
  }
}

function freeTimes({ window = null, after = null }: Dict<Json>, { now, zone }: Env): string[] {
  const [from = '', to = ''] = typeof window === 'string' ? window.split('/') : [];
  const days = Array.from({ length: DAYS }, (_, index) =>
    localTime(new Date(Date.parse(now) + (index + 1) * DAY_MS).toISOString(), zone).slice(0, 10),
  );
  return days
    .flatMap((day) => HOURS.map((hour) => `${day}T${hour}`))
    .filter((local) => from === '' || (local >= from && local <= to))
    .map((local) => new Date(instantOf(local, zone)).toISOString())
    .filter((slot) => typeof after !== 'string' || slot > after);
}

const exampleRecord = (fields: Json | undefined): Dict<Json> =>
  Object.fromEntries((Array.isArray(fields) ? fields : []).map((name) => [textOf(name), `Example ${textOf(name)}`]));
