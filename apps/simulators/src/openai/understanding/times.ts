import type { Language } from './frequent-terms.ts';
import { numberOf, numberPattern } from './numbers.ts';

/** A range of local times in the format HH:MM. If `exact` is true, it is a single time. */
export interface FoundTime {
  readonly from: string;
  readonly to: string;
  readonly exact: boolean;
  readonly start: number;
  readonly end: number;
}

const UNIT = "\\s?(?:a\\.?m\\.?(?![a-z])|p\\.?m\\.?(?![a-z])|uhr|o'?\\s?clock|heures?|horas?|hrs?|hs|h)(?![a-z])";
const SUFFIX =
  "(?:\\s+(?:uhr\\s+)?(?:in the (?:morning|afternoon|evening)|at night|tonight|(?:de|por|en) la (?:manana|tarde|noche)|d[ae] (?:manha|tarde|noite)|morgens|vormittags|(?:nach)?mittags|abends|am (?:morgen|vormittag|nachmittag|abend)|du (?:matin|soir)|de l'?apres[- ]midi))";

const clockPattern = (language: Language) =>
  `(?:${numberPattern(language)})(?:(?::|h|\\.(?=\\d\\d(?!\\.)))\\d{2}(?!\\d))?(?:${UNIT})?(?:\\s(?:y media|y cuarto|menos cuarto|e meia|e quinze|et demie|et quart|moins le quart|thirty|fifteen))?${SUFFIX}?`;

const THE = "(?:las?\\s|as\\s|a\\s|l')?";
const RANGE_OPEN = '(?:between|from|entre|desde|de|das|von|zwischen)';
const RANGE_JOIN = '(?:and|to|until|till|-|y|a|hasta|e|as|und|bis|et)';
const AT: Readonly<Record<Language, string>> = {
  en: '(?:at|by|around|about|after|before|from|until|till|past)\\s+',
  es: '(?:a |sobre |para |hasta |desde |de )?las?\\s+|(?:a eso de )las?\\s+',
  pt: '(?:a|as|das|pelas|ate as|ate|apos as)\\s+',
  de: '(?:um|ab|gegen|nach|vor|bis|so um)\\s+',
  fr: '(?:a|vers|apres|avant|des|jusqu.a)\\s+',
};

/** Returns the times in a normalized text, in order of appearance. Times that overlap an earlier match are left out. */
export function timesIn(text: string, language: Language): FoundTime[] {
  const taken: FoundTime[] = [];
  const add = (found: FoundTime | null) => {
    if (found && !taken.some((one) => found.start < one.end && one.start < found.end)) taken.push(found);
  };
  for (const found of ranges(text, language)) add(found);
  for (const { minutes, start, end } of clocks(text, language)) add(bounded(text, { minutes, start, end }));
  for (const found of partsOfDay(text, language)) add(found);
  return taken.toSorted((a, b) => a.start - b.start);
}

function ranges(text: string, language: Language): FoundTime[] {
  const clock = clockPattern(language);
  const pattern = new RegExp(`\\b${RANGE_OPEN}\\s+${THE}(${clock})\\s*${RANGE_JOIN}\\s*${THE}(${clock})(?![\\w])`, 'g');
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [from, to] = [clockMinutes(match[1] ?? '', language), clockMinutes(match[2] ?? '', language)];
    if (from === null || to === null || from >= to) return [];
    return [{ from: clockOf(from), to: clockOf(to), exact: false, ...placeOf(match) }];
  });
}

interface Clock {
  readonly minutes: number;
  readonly start: number;
  readonly end: number;
}

function clocks(text: string, language: Language): Clock[] {
  const clock = clockPattern(language);
  const patterns: [RegExp, (match: RegExpMatchArray) => number | null][] = [
    [new RegExp(`\\b(half|quarter) (past|to) (${numberPattern(language)})${SUFFIX}?\\b`, 'g'), englishQuarter],
    [
      new RegExp(`\\b(halb|viertel nach|viertel vor|dreiviertel) (${numberPattern('de')})${SUFFIX}?\\b`, 'g'),
      germanQuarter,
    ],
    [/(?<!apres[- ])\b(noon|midday|mediodia|meio[- ]dia|midi|twelve noon)\b/g, () => 720],
    [
      new RegExp(`(?<![\\w.,/:-])(\\d{1,2}(?::|h)\\d{2}(?:${UNIT})?${SUFFIX}?)(?![\\d])`, 'g'),
      ([, words]) => clockMinutes(words ?? '', language),
    ],
    [
      new RegExp(
        `(?<![\\w.,/:-])((?:${numberPattern(language)})(?:[:.]\\d{2})?${UNIT}(?:\\s(?:et demie|et quart|moins le quart|\\d{2}(?!\\d)))?${SUFFIX}?)`,
        'g',
      ),
      ([, words]) => clockMinutes(words ?? '', language),
    ],
    [
      new RegExp(`(?<![\\w.,/:-])((?:${numberPattern(language)})${SUFFIX})`, 'g'),
      ([, words]) => clockMinutes(words ?? '', language),
    ],
    [
      new RegExp(
        `(?<![\\w.,/:-])(?:${AT[language]})(${clock})(?![\\w%€$/:-]|\\s?(?:weeks?|days?|people|persons?|months?|years?|semanas?|dias|personas|pessoas|meses|tagen?|wochen?|personen|monat|jours?|semaines?|personnes|mois|st|nd|rd|th|de [a-z]{3,}o|\\.\\s?[a-z])(?![a-z]))`,
        'g',
      ),
      // "Nach einer Kündigung" and "para una amiga" name no time, but "a la una" does.
      (match) => (isArticle(match) ? null : clockMinutes(match[1] ?? '', language)),
    ],
  ];
  const found: Clock[] = [];
  for (const [pattern, read] of patterns)
    for (const match of text.matchAll(pattern)) {
      const minutes = read(match);
      const { start, end } = placeOf(match);
      if (minutes !== null && !found.some((one) => start < one.end && one.start < end))
        found.push({ minutes, start, end });
    }
  return found;
}

const isArticle = ([whole, words = '']: RegExpMatchArray): boolean =>
  /^(?:ein|eine|einen|einer|einem|un|um|uma|une)$/.test(words) || (words === 'una' && !/\blas? una$/.test(whole));

function englishQuarter([, part, side, hour]: RegExpMatchArray): number | null {
  const hours = numberOf(hour ?? '', 'en');
  if (hours === null || hours > 12) return null;
  const minutes = part === 'half' ? 30 : 15;
  return withinDay(hours * 60 + (side === 'to' ? -minutes : minutes), '');
}

function germanQuarter([words = '', part, hour]: RegExpMatchArray): number | null {
  const hours = numberOf(hour ?? '', 'de');
  if (hours === null || hours > 12) return null;
  const shift = { halb: -30, 'viertel nach': 15, 'viertel vor': -15, dreiviertel: -15 }[part ?? ''] ?? 0;
  return withinDay(hours * 60 + shift, words);
}

/** Returns the minutes since midnight of a time in words or digits. Returns null if the words are not a valid time. */
function clockMinutes(words: string, language: Language): number | null {
  const read = new RegExp(`^(${numberPattern(language)})(?:[:.h](\\d{2}))?`).exec(words);
  const hours = read ? numberOf(read[1] ?? '', language) : null;
  if (hours === null || hours > 24) return null;
  const after = /(?:heures?|h)\s(\d{2})/.exec(words)?.[1];
  let minutes = Number(read?.[2] ?? after ?? 0);
  if (minutes > 59) return null;
  if (/y media|e meia|et demie|thirty/.test(words)) minutes = 30;
  if (/y cuarto|e quinze|et quart|fifteen/.test(words)) minutes = 15;
  if (/menos cuarto|moins le quart/.test(words)) minutes = -15;
  const isLiteral = /^0\d/.test(words) || hours > 12 || hours === 0;
  return isLiteral ? (hours * 60 + minutes) % 1440 : withinDay(hours * 60 + minutes, words);
}

const MORNING = /(?:^|[^a-z])a\.?m\.?(?![a-z])|morning|la manana|da manha|morgen|vormittag|matin/;
const LATER = /(?:^|[^a-z])p\.?m\.?(?![a-z])|afternoon|evening|night|tarde|noche|noite|nachmittag|abend|apres|soir/;

/** Applies a time of day such as "morning". Without it, hours before seven are in the afternoon. */
function withinDay(minutes: number, words: string): number {
  if (MORNING.test(words)) return minutes >= 720 ? minutes - 720 : minutes;
  if (LATER.test(words)) return minutes < 720 ? minutes + 720 : minutes;
  return minutes < 420 ? minutes + 720 : minutes;
}

const AFTER =
  /(?:not (?:before|earlier than)|no (?:sooner|earlier) than|(?<!(?:the|a|one) day )after|later than|from|past|starting at|despues de|a partir de|desde|depois d[aeo]s?|apos|a partir d[aeo]s?|nach|ab|nicht vor|fruhestens|apres|a partir de|des)\s*(?:las?|as|um|at)?\s*$/;
const BEFORE =
  /(?:not (?:after|later than)|no later than|before|until|till|by|earlier than|antes d[aeo]s?|hasta|ate|vor|bis|nicht nach|spatestens|avant|jusqu'?a)\s*(?:las?|as|um|at)?\s*$/;

/** Returns an exact time, or an open range if a word such as "after" or "before" precedes it. */
function bounded(text: string, { minutes, start, end }: Clock): FoundTime {
  const opening =
    /^(?:(?:at|by|around|about|after|before|from|until|till|past|a|as|das|pelas|ate|apos|um|ab|gegen|nach|vor|bis|so um|vers|apres|avant|des|las?|sobre|para|hasta|desde|de|jusqu.a)\s+)+/.exec(
      text.slice(start, end),
    );
  const head = `${text.slice(Math.max(0, start - 25), start)}${opening?.[0] ?? ''}`;
  const at = clockOf(minutes);
  const place = (pattern: RegExp) => {
    const before = pattern.exec(head);
    return { start: before ? Math.min(start, Math.max(0, start - 25) + before.index) : start, end };
  };
  if (AFTER.test(head) && !/(?:half|quarter) past $/.test(head))
    return { from: at, to: '23:59', exact: false, ...place(AFTER) };
  if (BEFORE.test(head)) return { from: '00:00', to: at, exact: false, ...place(BEFORE) };
  return { from: at, to: at, exact: true, start, end };
}

const PARTS: Readonly<Record<Language, readonly [string, string, string][]>> = {
  en: [
    ['(?:in the |this |early )?mornings?', '08:00', '12:00'],
    ['(?:in the |this )?afternoons?|after ?lunch', '12:00', '17:00'],
    ['(?:in the |this )?evenings?|tonight|after work', '17:00', '22:00'],
    ['lunch ?time|at lunch|over lunch', '12:00', '14:00'],
  ],
  es: [
    ['(?:por|de|en|a) la manana|mananas|mananita|temprano', '08:00', '12:00'],
    ['(?:por|de|en|a) la tarde|tardes?', '12:00', '20:00'],
    ['(?:por|de|en|a) la noche|noche', '18:00', '22:00'],
  ],
  pt: [
    ['(?:de|pela|da|na|a) manha|manhas', '08:00', '12:00'],
    ['(?:de|a|pela|da|na) tarde|tardes?', '12:00', '17:00'],
    ['(?:de|a|pela|da) noite|noite', '18:00', '22:00'],
  ],
  de: [
    ['(?:am )?vormittags?|morgens|fruh|am morgen', '08:00', '12:00'],
    ['(?:am )?nachmittags?', '12:00', '17:00'],
    ['(?:am )?abends?|nach der arbeit', '17:00', '22:00'],
    ['(?:am |uber )?mittags?', '12:00', '14:00'],
  ],
  fr: [
    ['(?:le |dans la |en )?matin(?:ee)?|matins', '08:00', '12:00'],
    ["(?:l'|dans l')?apres[- ]midi", '12:00', '17:00'],
    ['(?:le |en )?soir(?:ee)?', '17:00', '22:00'],
  ],
};

/** Matches greetings that contain a time of day. */
const GREETINGS =
  /\b(?:good (?:morning|afternoon|evening)|buen[oa]s (?:dias|tardes|noches)|bo[am] (?:dia|tarde|noite)|guten (?:morgen|abend)|bon(?:soir|ne soiree))\b/g;

function partsOfDay(text: string, language: Language): FoundTime[] {
  const rest = text.replaceAll(GREETINGS, (words) => ' '.repeat(words.length));
  return PARTS[language].flatMap(([words, from, to]) =>
    [...rest.matchAll(new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'g'))].map((match) => ({
      from,
      to,
      exact: false,
      ...placeOf(match),
    })),
  );
}

const clockOf = (minutes: number) =>
  `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const placeOf = (match: RegExpMatchArray) => ({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length });
