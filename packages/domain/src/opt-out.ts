/** Languages with built-in opt-out keywords. English is always active, because messaging providers require it. */
export const OPT_OUT_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sl', 'ar'] as const;
export type OptOutLanguage = (typeof OPT_OUT_LANGUAGES)[number];

interface LanguageKeywords {
  readonly title: string;
  readonly stop: readonly string[];
  readonly start: readonly string[];
  /** Keywords with another common meaning, such as "cancel" for an appointment. */
  readonly ambiguous: { readonly stop: readonly string[]; readonly start: readonly string[] };
  /** Suggested reply to an opt-out. Sent only if the workspace enables it. */
  readonly confirmation: string;
}

const NO_AMBIGUOUS = { stop: [], start: [] };

export const OPT_OUT_WORDS: Record<OptOutLanguage, LanguageKeywords> = {
  en: {
    title: 'English',
    stop: ['stop', 'stopall', 'stop all', 'unsubscribe', 'revoke', 'optout', 'opt out'],
    start: ['start', 'unstop'],
    ambiguous: { stop: ['cancel', 'end', 'quit'], start: ['yes'] },
    confirmation: 'You will not receive any more messages from us. Write START if you change your mind.',
  },
  de: {
    title: 'German',
    stop: ['stopp', 'abbestellen', 'abmelden', 'aufhören'],
    start: ['anmelden', 'weiter'],
    ambiguous: NO_AMBIGUOUS,
    confirmation: 'Sie hören nichts mehr von uns. Schreiben Sie START, wenn Sie es sich anders überlegen.',
  },
  fr: {
    title: 'French',
    stop: ['arret', 'arrêt', 'arreter', 'arrêter', 'désabonner', 'desabonner'],
    start: ['reprendre', 'commencer'],
    ambiguous: NO_AMBIGUOUS,
    confirmation: 'Vous ne recevrez plus rien de nous. Écrivez START si vous changez d’avis.',
  },
  es: {
    title: 'Spanish',
    stop: ['alto', 'basta', 'parar', 'detener', 'baja'],
    start: ['empezar', 'alta'],
    ambiguous: { stop: ['cancelar'], start: [] },
    confirmation: 'No le escribiremos más. Escriba START si cambia de opinión.',
  },
  it: {
    title: 'Italian',
    stop: ['ferma', 'disiscrivi'],
    start: ['inizia', 'riprendi'],
    ambiguous: { stop: ['annulla'], start: [] },
    confirmation: 'Non riceverà più nulla da noi. Scriva START se cambia idea.',
  },
  nl: {
    title: 'Dutch',
    stop: ['stoppen', 'afmelden'],
    start: ['starten', 'aanmelden'],
    ambiguous: NO_AMBIGUOUS,
    confirmation: 'U hoort niets meer van ons. Schrijf START als u van gedachten verandert.',
  },
  pt: {
    title: 'Portuguese',
    stop: ['sair', 'parar'],
    start: ['começar', 'voltar'],
    ambiguous: { stop: ['cancelar'], start: [] },
    confirmation: 'Não receberá mais nada de nós. Escreva START se mudar de ideia.',
  },
  sl: {
    title: 'Slovenian',
    stop: ['stoj', 'odjava'],
    start: ['prijava'],
    ambiguous: NO_AMBIGUOUS,
    confirmation: 'Od nas ne boste več slišali. Napišite START, če si premislite.',
  },
  ar: {
    title: 'Arabic',
    stop: ['توقف', 'إيقاف'],
    start: ['ابدأ', 'اشتراك'],
    ambiguous: { stop: ['الغاء', 'إلغاء'], start: [] },
    confirmation: 'لن تصلك رسائل منا بعد الآن. اكتب START إذا غيرت رأيك.',
  },
};

/** A language in which a workspace detects opt-outs, with the additional keywords that the workspace defined. */
export interface OptOutKeywords {
  readonly language: OptOutLanguage;
  readonly optOutKeywords: readonly string[];
  readonly optInKeywords: readonly string[];
  /** Reply to an opt-out in this language. Null if no reply is sent. */
  readonly confirmation: string | null;
}

/** Default settings: the keywords of all languages, without custom keywords and without a confirmation. */
export const DEFAULT_OPT_OUT: readonly OptOutKeywords[] = OPT_OUT_LANGUAGES.map((language) => ({
  language,
  optOutKeywords: [],
  optInKeywords: [],
  confirmation: null,
}));

/** Normalizes a text for comparison: Unicode form, lower case, no punctuation and no invisible characters. */
export const normalizeKeyword = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toLocaleLowerCase('en')
    .replaceAll(/[^\p{L}\p{M}\p{N}\s]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * Strength of a keyword. STRONG keywords always take effect. AMBIGUOUS keywords take effect only if the contact has no
 * open question, offer, confirmation or booking.
 */
export type OptOutStrength = 'STRONG' | 'AMBIGUOUS';

export interface OptOutMatch {
  readonly kind: 'STOP' | 'START';
  readonly strength: OptOutStrength;
  readonly terms: OptOutKeywords;
  readonly word: string;
}

/**
 * Returns the opt-out or opt-in keyword that equals the whole message, or null. "STOP." matches, and "Please don't
 * stop" does not.
 */
export function matchOptOutKeyword(text: string, listens: readonly OptOutKeywords[]): OptOutMatch | null {
  const word = normalizeKeyword(text);
  if (word === '' || word.length > LONGEST_WORD) return null;
  for (const kind of ['STOP', 'START'] as const)
    for (const strength of ['STRONG', 'AMBIGUOUS'] as const) {
      const terms = listens.find((one) => keywordsFor({ kind, strength }, one).has(word));
      if (terms) return { kind, strength, terms, word };
    }
  return null;
}

/** Returns whether a matched keyword takes effect. If not, the message is handled like any other message. */
export const isKeywordEffective = ({ strength }: OptOutMatch, hasOpenMatter: boolean): boolean =>
  strength === 'STRONG' || !hasOpenMatter;

const LONGEST_WORD = 60;

/** Returns the keywords of one kind and strength. Keywords that the workspace added are always strong. */
function keywordsFor(
  { kind, strength }: Pick<OptOutMatch, 'kind' | 'strength'>,
  { language, optOutKeywords, optInKeywords }: OptOutKeywords,
): Set<string> {
  const { stop, start, ambiguous } = OPT_OUT_WORDS[language];
  const builtIn = strength === 'STRONG' ? { stop, start } : ambiguous;
  const added = strength === 'STRONG' ? { stop: optOutKeywords, start: optInKeywords } : { stop: [], start: [] };
  const words = kind === 'STOP' ? [...builtIn.stop, ...added.stop] : [...builtIn.start, ...added.start];
  return new Set(words.map(normalizeKeyword));
}
