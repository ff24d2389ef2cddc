import { languageOfText } from './language-of-text.ts';
import type { Transcript } from './script.ts';
import { isWithin } from './time-windows.ts';

const CHANGES = ['book', 'reschedule', 'cancel', 'leave_message', 'schedule_callback', 'opt_out'] as const;

/** Returns what a conversation did against its expectation, in words. Empty if it went as expected. */
export function faultsOf(transcript: Transcript): string[] {
  const { script, replies, bookings, effects } = transcript;
  const { expect: wanted } = script;
  const said = replies.flat();
  const faults: string[] = [];
  const missing = (wanted.says ?? []).filter((one) => !said.some((text) => one.test(text)));
  faults.push(...missing.map((one) => `says ${one}`));
  for (const [turn, one] of Object.entries(wanted.at ?? {})) {
    const text = replies[Number(turn) - 1]?.join('\n') ?? '';
    if (!one.test(text)) faults.push(`turn ${turn}: says ${one}`);
  }
  for (const one of wanted.never ?? [])
    for (const text of said) if (one.test(text)) faults.push(`never says ${one}: ${text}`);
  const held = bookings.filter(({ status }) => status === 'BOOKED').map(({ start }) => start);
  const windows = wanted.booked ?? [];
  const isBooked = held.length === windows.length && windows.every((one, at) => isWithin(held[at] ?? '', one));
  if (!isBooked) faults.push(`booked: ${windows.join(', ') || 'nothing'}, but ${held.join(', ') || 'nothing'}`);
  for (const tool of CHANGES) {
    const count = effects.filter((one) => one.tool === tool && one.state === 'done').length;
    const most = tool === 'book' ? windows.length : 0;
    const expected = wanted.effects?.[tool] ?? (wanted.effects && tool !== 'book' ? 0 : most);
    if (count !== expected) faults.push(`${tool}: ${expected}, but ${count}`);
  }
  if (transcript.handoff !== (wanted.handoff ?? null))
    faults.push(`handoff: ${wanted.handoff ?? 'none'}, but ${transcript.handoff ?? 'none'}`);
  if (wanted.unanswered !== undefined && transcript.unanswered.length !== wanted.unanswered)
    faults.push(`unanswered: ${wanted.unanswered}, but ${transcript.unanswered.length}`);
  if (wanted.email && transcript.email !== wanted.email)
    faults.push(`email: ${wanted.email}, but ${transcript.email ?? 'none'}`);
  if ((wanted.optedOut ?? false) !== transcript.isOptedOut) faults.push(`opted out: ${transcript.isOptedOut}`);
  replies.forEach((texts, at) => {
    if (texts.length === 0 && !wanted.silent) faults.push(`turn ${at + 1}: no reply`);
    if (texts.length > 1) faults.push(`turn ${at + 1}: ${texts.length} replies`);
  });
  said.forEach((text, at) => {
    if (at > 0 && text === said[at - 1]) faults.push(`repeats itself: ${text}`);
    if ((text.match(/\?/g)?.length ?? 0) > 2) faults.push(`asks several questions: ${text}`);
    const language = languageOfText(text);
    if (language && language !== script.language) faults.push(`language ${language}: ${text}`);
  });
  return faults;
}

/** Formats a conversation for people. */
export const written = ({ script, lines, bookings, handoff, unanswered }: Transcript): string =>
  [
    `### ${script.id} (${script.category}, ${script.business}, ${script.language})`,
    ...lines.map(
      ({ by, text }) =>
        `${by === 'contact' ? '  C: ' : by === 'agent' ? '  A: ' : '  -- '}${text.replaceAll('\n', ' ⏎ ')}`,
    ),
    `  = ${bookings.map(({ start, status }) => `${status} ${start}`).join(', ')} ${handoff ?? ''} ${unanswered.map((one) => `?${one}`).join(' ')}`,
  ].join('\n');
