import { foldText } from './fold-text.ts';

/** Replies to a reminder that confirm the appointment, in the languages of booking confirmations. */
const CONFIRMATIONS: readonly string[] = [
  'confirm, confirmed, i confirm, yes, yes please, yes confirm, yes confirmed, yes i confirm, ok, okay, see you, see you then, see you there, see you tomorrow, i will be there, i ll be there',
  'bestatigen, bestatigt, ich bestatige, ja, ja bitte, ja passt, passt, bis dann, bis morgen, ich komme',
  'confirmer, confirme, je confirme, oui, oui je confirme, d accord, a demain',
  'confirmar, confirmado, confirmo, si, si confirmo, de acuerdo, hasta manana',
  'confermo, conferma, confermato, si confermo, va bene, a domani',
  'bevestigen, bevestigd, ik bevestig, tot dan, tot morgen',
  'sim, sim confirmo, combinado, ate amanha',
  'potrdi, potrjujem, potrjeno, da, velja, se vidimo',
  'تاكيد, اؤكد, نعم, موافق',
];

const WORDS: ReadonlySet<string> = new Set(CONFIRMATIONS.flatMap((words) => words.split(', ').map(bare)));
const SIGNS: ReadonlySet<string> = new Set(['👍', '✅', '👌']);

/** Returns whether the whole message is a confirmation of the appointment in a reminder. */
export function isAppointmentConfirmation(text: string): boolean {
  const sign = text.replaceAll(/[\p{M}\p{Emoji_Modifier}\s]/gu, '');
  return SIGNS.has(sign) || WORDS.has(bare(text));
}

function bare(text: string): string {
  return foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
