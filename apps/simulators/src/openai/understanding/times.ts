import type { Language } from './frequent-terms.ts';
import { numberOf, numberPattern } from './numbers.ts';
import { PARTS_OF_DAY } from './parts-of-day.ts';

/** A range of local times in the format HH:MM. If `exact` is true, it is a single time. */
export interface FoundTime {
  readonly from: string;
  readonly to: string;
  readonly exact: boolean;
  /** Whether the time is a part of the day, such as the morning, and not a clock time. */
  readonly isPart: boolean;
  readonly start: number;
  readonly end: number;
}

const UNIT = "\\s?(?:a\\.?m\\.?(?![a-z])|p\\.?m\\.?(?![a-z])|uhr|o'?\\s?clock|heures?|horas?|hrs?|hs|h|-?ish)(?![a-z])";
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

/** Returns the times in a normalized text, in order of appearance. Times that overlap an earlier match are omitted. */
export function timesIn(text: string, language: Language): FoundTime[] {
  const taken: FoundTime[] = [];
  const add = (found: FoundTime | null) => {
    if (found && !taken.some((one) => found.start < one.end && one.start < found.end)) taken.push(found);
  };
  for (const found of ranges(text, language)) add(found);
  for (const { minutes, start, end } of clocks(text, language)) add(bounded(text, { minutes, start, end }));
  for (const found of partsOfDay(text, language)) add(found);
  return taken.map((time) => thereafter(time, text)).toSorted((a, b) => a.start - b.start);
}

/** Matches words for the time after a time that was named, as in "I work until 3, so anything after that". */
const AFTER_THAT =
  /\b(?:after (?:that|then)|from then(?: on)?|any time after|despues de (?:eso|esa hora)|a partir de (?:ahi|entonces|esa hora)|depois diss?o|depois d(?:essa hora|isso)|a partir (?:dai|dessa hora)|danach|ab da(?:nn)?|apres (?:ca|cela)|a partir de la)\b/;

/** Returns the range after a named time if the text refers to that range. Otherwise returns the time unchanged. */
const thereafter = (time: FoundTime, text: string): FoundTime =>
  !time.isPart && AFTER_THAT.test(text.slice(time.end))
    ? { ...time, from: time.from === '00:00' ? time.to : time.from, to: '23:59', exact: false }
    : time;

function ranges(text: string, language: Language): FoundTime[] {
  const clock = clockPattern(language);
  const pattern = new RegExp(`\\b${RANGE_OPEN}\\s+${THE}(${clock})\\s*${RANGE_JOIN}\\s*${THE}(${clock})(?![\\w])`, 'g');
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [from, to] = [clockMinutes(match[1] ?? '', language), clockMinutes(match[2] ?? '', language)];
    if (from === null || to === null || from >= to) return [];
    return [{ from: clockOf(from), to: clockOf(to), exact: false, isPart: false, ...placeOf(match) }];
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
    // In British English, "half 3" means half past three.
    [
      new RegExp(`\\b(half) ()((?:1[0-2]|[1-9])|${numberPattern('en')})(?!\\d| hours?| an| price)`, 'g'),
      englishQuarter,
    ],
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
      // "Nach einer Kündigung" and "para una amiga" contain no time, but "a la una" does.
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

/** Converts a time in words or digits to minutes since midnight. Returns null if the words are not a valid time. */
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

/** Applies a part of the day such as "morning" to a time. If none is named, hours before seven are in the afternoon. */
function withinDay(minutes: number, words: string): number {
  if (MORNING.test(words)) return minutes >= 720 ? minutes - 720 : minutes;
  if (LATER.test(words)) return minutes < 720 ? minutes + 720 : minutes;
  return minutes < 420 ? minutes + 720 : minutes;
}

const AFTER =
  /(?:not (?:before|earlier than)|no (?:sooner|earlier) than|(?<!(?:the|a|one) day )after|later than|from|past|starting at|despues de|a partir de|desde|depois d[aeo]s?|apos|a partir d[aeo]s?|nach|ab|nicht vor|fruhestens|apres|a partir de|des)\s*(?:las?|as|um|at)?\s*$/;
const BEFORE =
  /(?:not (?:after|later than)|no later than|before|until|till|by|earlier than|antes d[aeo]s?|hasta|ate|vor|bis|nicht nach|spatestens|avant|jusqu'?a)\s*(?:las?|as|um|at)?\s*$/;

/** Matches words before the time at which a contact becomes available, as in "I finish at 4" and "salgo a las 5". */
const FINISHED =
  /\b(?:(?:home|back|off|finish(?:es|ing)?|done|get out|gets out|leaves?)(?: (?:work|school|the office))? (?:at|by|around|about)|(?:salgo|sale|salimos|termino|acabo|llego|llega)(?: (?!tarde)\w+){0,3} (?:a|sobre) las?|(?:saio|sai|acabo|termino|chego|chega)(?: (?!tarde|atrasad)\w+){0,3} (?:as|pelas)|(?:finis|sors|rentre)(?: \w+){0,2} (?:a|vers))\s*$/;
/** Matches words after the time at which a contact becomes available, as in "bin um 4 fertig". */
const FINISHED_AFTER = /^ (?:fertig|feierabend|schluss|aus(?= |$|,)|zu ?hause|daheim|zuruck)/;

/** Matches statements that the contact is not available. */
const BUSY =
  /\b(?:work(?:ing)?|busy|at (?:school|work|uni|college)|in (?:class|school|meetings?|lectures?)|(?:have|got) (?:class(?:es)?|school|lectures?|meetings?)|trabaj(?:o|amos|a)|curro|ocupad[oa]|tengo (?:clase|reunion\w*)|estoy en (?:clase|el trabajo|la oficina)|trabalh(?:o|amos|a)|tenho (?:aulas?|reuni\w+)|estou (?:no trabalho|na escola|em aulas?)|arbeite[nt]?|beschaftigt|(?:habe|hab) (?:schule|uni|unterricht|vorlesung|meetings?)|(?:in|auf) der (?:arbeit|schule|uni|kita)|travaille|occupee?|j'ai cours|au (?:travail|bureau))\b/;

/**
 * Returns an exact time, or an open range if words next to the time indicate one, as in "after 3" or "I work until 3".
 */
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
  if (FINISHED.test(head) || FINISHED_AFTER.test(text.slice(end)))
    return { from: at, to: '23:59', exact: false, isPart: false, start, end };
  const lead = text.slice(text.slice(0, start).lastIndexOf(',') + 1, start);
  const isBusy = BUSY.test(lead) && !/\b(?:free|libre|livre|frei)\b/.test(lead);
  // Return the time after the named time, because a contact who works until 3 is available from 3 onwards.
  if (isBusy && BEFORE.test(head)) return { from: at, to: '23:59', exact: false, isPart: false, ...place(BEFORE) };
  if (isBusy && /\b(?:from|desde|a partir|ab|des)\b/.test(head))
    return { from: '00:00', to: at, exact: false, isPart: false, ...place(AFTER) };
  if (AFTER.test(head) && !/(?:half|quarter) past $/.test(head))
    return { from: at, to: '23:59', exact: false, isPart: false, ...place(AFTER) };
  if (BEFORE.test(head)) return { from: '00:00', to: at, exact: false, isPart: false, ...place(BEFORE) };
  return { from: at, to: at, exact: true, isPart: false, start, end };
}

/** Matches greetings that contain a time of day. */
const GREETINGS =
  /\b(?:good (?:morning|afternoon|evening)|buen[oa]s (?:dias|tardes|noches)|bo[am] (?:dia|tarde|noite)|guten (?:morgen|abend)|bon(?:soir|ne soiree))\b/g;

/**
 * Returns the parts of the day that suit the contact. If the text names only one, which does not suit the contact,
 * returns the other times.
 */
function partsOfDay(text: string, language: Language): FoundTime[] {
  const rest = text.replaceAll(GREETINGS, (words) => ' '.repeat(words.length));
  const parts = PARTS_OF_DAY[language].flatMap(([words, from, to]) =>
    [...rest.matchAll(new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'g'))].map((match) => ({
      from,
      to,
      exact: false,
      isPart: true,
      ...placeOf(match),
    })),
  );
  const suiting = parts.filter((part) => !isUnsuitable(rest, part));
  const [first] = parts;
  if (suiting.length > 0 || !first) return suiting;
  return [
    first.from < '11:00' ? { ...first, from: first.to, to: '23:59' } : { ...first, from: '00:00', to: first.from },
  ];
}

/** Matches words before a part of the day at which the contact is not available, as in "I can't do mornings". */
const UNSUITABLE_BEFORE =
  /(?:\b(?:can'?t|cannot|can not|couldn'?t|not able to|unable to)(?: (?:do|make|manage|come|be there))?|\b(?:busy|working|at (?:school|work)|in (?:school|class)|(?:has|have|had|he's|she's|shes|i've|ive|got)(?: got)? (?:lessons?|class(?:es)?|school|lectures?|meetings?|work))|\b(?:no puedo|no podemos|trabajo|trabajamos|tengo (?:clases?|reuniones))|\b(?:nao (?:posso|podemos|consigo|da)|trabalho|trabalhamos|tenho (?:aulas?|reunioes))|\b(?:arbeite|beschaftigt))(?: (?:in|on|every|all|the|during|most|of|por|las|de|as|am|immer))*\s*$/;

/** Matches words after a part of the day at which the contact is not available, as in "vormittags kann ich nicht". */
const UNSUITABLE_AFTER =
  /^ (?:(?:is|are) (?:no good|not (?:good|possible|ideal))|(?:isn'?t|aren'?t|don'?t|doesn'?t|won'?t) (?:work|suit|good|possible|ideal)\w*|no (?:puedo|podemos|me va|me viene)|trabajo|tengo clase|nao (?:posso|consigo|podemos|da)|trabalho|(?:kann|konnen) (?:ich|wir) (?:leider )?nicht|(?:geht|passt) (?:es |mir |uns |bei mir |bei uns |leider )*nicht|arbeiten? (?:ich|wir)|muss ich arbeiten)/;

const isUnsuitable = (text: string, { start, end }: FoundTime): boolean =>
  UNSUITABLE_BEFORE.test(text.slice(0, start)) || UNSUITABLE_AFTER.test(text.slice(end));

const clockOf = (minutes: number) =>
  `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const placeOf = (match: RegExpMatchArray) => ({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length });
