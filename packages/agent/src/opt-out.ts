/** Whole messages that mean "write to me no more": the provider's own words, and those of our nearest neighbours. */
const WORDS = new Set(
  [
    'stop, stopall, stop all, unsubscribe, cancel, end, quit, revoke, optout, opt out, opt-out',
    'stopp, abbestellen, abmelden, arret, arrêt, arreter, arrêter, désabonner, alto, basta, parar',
    'cancelar, detener, sair, stoppen, afmelden, annulla, stoj',
  ].flatMap((line) => line.split(', ')),
);

/** Only a message that says nothing else: "please don't stop" is a conversation. */
export function isOptOut(text: string): boolean {
  const bare = text
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .replaceAll(/[^\p{L}\p{M}\s-]/gu, ' ');
  return WORDS.has(bare.replaceAll(/\s+/g, ' ').trim());
}
