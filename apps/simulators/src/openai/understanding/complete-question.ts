import { isCommonWord } from '@frontdesk/domain';
import { clausesOf } from './clause.ts';
import { namesCondition } from './fact-questions.ts';
import type { Language } from './frequent-terms.ts';
import { HOSTILE_TERMS } from './hostile-terms.ts';
import { matterIn } from './needs.ts';
import { kindOf, subjectOf } from './question.ts';
import { spelledOut } from './short-forms.ts';
import { fold } from './text.ts';
import type { View } from './view.ts';

interface QuestionContext {
  readonly view: View;
  readonly language: Language;
  /** Texts of the earlier clauses of the new messages. */
  readonly before: readonly string[];
}

/** Matches words that refer to something mentioned before, and Spanish verbs that need no subject. */
const REFERENCE =
  /\b(?:it|that|this|they|them|those|eso|esto|ello|isso|isto|es|das|dies|davon|drauf|darauf|dafur|dazu|der spas|das ganze|la broma|todo|everything|ca|cela|cuestan?|vale|dura|tarda|custam?|demora)\b/;

/**
 * Rewrites a question in plain words, so that it can be understood without the conversation. If the contact mentioned a
 * condition before, such as a pregnancy, the condition precedes the question. If the question does not name its
 * subject, as in "And how long does it take?", the subject is added from the contact's earlier words.
 */
export function completed(asked: string, { view, before, language }: QuestionContext): string {
  const question = plain(withoutInsults(asked), language);
  const isAged = AGED.test(fold(question)) && PERSON.test(fold(question));
  if (isAged && before.length === 0) return `${question} (${AGE[language]})`;
  const condition = before.findLast((text) => namesCondition(fold(text)));
  if (condition !== undefined) return `${condition}, ${question}`;
  const named = (text: string): string[] => {
    const [clause] = clausesOf(subjectOf(text), { today: view.now.slice(0, 10), language, zone: view.zone });
    return clause ? matterIn(clause) : [];
  };
  const own = named(question);
  // In "My tooth broke, what can I do?", only the statement names the subject.
  const kind = kindOf(question);
  const hasKind = kind !== null && kind.isTime !== true;
  const refersBack = before.length > 0 || REFERENCE.test(fold(question));
  const isBare = own.length === 0 || (!hasKind && refersBack && own.every(isCommonWord));
  // The answer to "I had a tattoo yesterday. When can I swim?" depends on what happened.
  const statement = fold(before.at(-1) ?? '');
  const isSituated = !hasKind && (HAPPENED.test(statement) || AGED.test(statement));
  if (!(isBare || isSituated) || (!hasKind && !refersBack)) return question;
  // A question that directly follows a statement is about its subject, as in "I need a cleaning, how much?"
  const isOnlyKind = hasKind && kind.isGeneral !== true && own.length === 0;
  if (before.length === 0 && !isOnlyKind && !REFERENCE.test(fold(question))) return question;
  const earlier = view.history.flatMap(({ by, text }) => (by === 'contact' ? [text] : []));
  const subject = [...earlier, ...before]
    .toReversed()
    .map(named)
    .find((words) => words.some((word) => !isCommonWord(word)));
  const situation = [
    ...(subject ?? []).slice(0, MOST_WORDS),
    ...(isSituated && AGED.test(statement) ? [AGE[language]] : []),
  ];
  return situation.length > 0 ? `${question} (${situation.join(' ')})` : question;
}

/** Matches statements about what happened to a person, which can affect the answer to the next question. */
const HAPPENED =
  /\b(?:(?:i|we|he|she|they|my \w+|our \w+)(?:'ve|'s| have| has)? (?:just |recently )?(?:had|got|went|broke|lost|missed)|(?:acabo|acaba) de|(?:me|le|nos) (?:han|operaron|hicieron|hice|pusieron|rompi\w*)|tuve|tuvo|ha tenido|he tenido|fui|(?:tive|teve|fiz|parti|perdi|acabei de)|(?:hatte|hatten|bekam|wurde|war|(?:ich|wir|er|sie|mein \w+|meine \w+) (?:hab|habe|hat|haben|bin|ist) .{0,40}(?:ge\w+|operiert|bekommen|verloren))|j'ai eu|je viens de|(?:il|elle|mon \w+|ma \w+) a eu)\b/;

/** Matches statements about a person's age: "My son is 15". */
const AGED =
  /\b(?:is|are|turns|turned|turning|i'?m|am|he'?s|she'?s|they'?re|tiene|tienen|tengo|cumple|tem|tenho|faz|ist|bin|wird|werde|a|ai) (?:only |just |solo |so |erst |schon )?\d{1,2}(?: (?:years? old|months? old|anos|meses|jahre(?: alt)?|monate(?: alt)?|ans|mois))?(?=$|[,.!?]| (?:and|y|e|und|et)\b)/;
/** Matches words for the person whose age a question names. */
const PERSON =
  /\b(?:i'?m|he'?s|she'?s|they'?re|(?:my|our) \w+|mi \w+|tengo|tiene|(?:meu|minha) \w+|tenho|tem|mein\w* \w+|ich bin|er ist|sie ist)\b/;
const AGE: Readonly<Record<Language, string>> = { en: 'age', es: 'edad', pt: 'idade', de: 'Alter', fr: 'âge' };

const MOST_WORDS = 5;

/** Idiomatic questions that do not name their subject literally, with the plain words for them. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:leave|put|stop|stick|dump) (?:the|my|our|a) (?:car|van|bike|motorbike)\b/, 'park'],
  [
    /\b(?:dej(?:ar|o|amos)|met(?:er|o|emos)|pong?o|poner) (?:el|mi|un|nuestro|la) (?:coche|carro|auto|moto|furgoneta)\b/,
    'aparcar',
  ],
  [
    /\b(?:deix(?:ar|o|amos)|par(?:ar|o|amos)|met(?:er|o)) (?:o|o meu|o nosso|um|a|a minha) (?:carro|mota|carrinha)\b/,
    'estacionar',
  ],
  [/\btake (?:it|them|him|her|that|this|those|these) away\b/, 'collect them'],
  [/\bos l[oa]s? llevais\b/, 'recogeis'],
  [/\bnehmt ihr (?:es|sie|das|die|ihn) (?:auch )?mit\b/, 'holt ihr sie ab'],
  [/\b(?:chuck|pour|bucket|pelt|piss)(?:s|ing|es)? (?:it )?down\b/, 'rains'],
  [/\b(?:llueve|diluvia) a (?:cantaros|mares)\b|\bcae (?:un chaparron|el diluvio)\b/, 'llueve'],
  [/\bchove(?:r)? (?:a potes|a cantaros|torrencialmente)\b/, 'chove'],
  [/\b(?:schuttet|giesst|in stromen regnet)\b/, 'regnet'],
  [/\b\d{1,2}[- ](?:years?|months?)[- ]olds?\b/, 'child'],
  [/\bzieh(?:e|t|en)? (?:ich|man|wir) (?:\w+ ){0,4}an\b/, 'anziehen'],
  [/\b\d{1,2}-?jahrige[nrsm]?\b/, 'Kind'],
  [/\b(?:auto|wagen) (?:hin|ab)?stellen\b|\b(?:auto|wagen) stehen ?lassen\b/, 'parken'],
  [/\bin the air\b/, 'fly'],
  [/\ben el aire\b/, 'volar'],
  [/\bno ar\b(?! (?:condicionado|livre))/, 'voar'],
  [/\bin der luft\b/, 'fliegen'],
  [/\b(?:laisser|mettre) (?:la|ma|une) voiture\b/, 'stationner'],
];

/** Returns a question without idioms and short forms, as a language model would write it. */
function plain(question: string, language: Language): string {
  const spelled = question.replaceAll(
    /(?<![\p{L}\p{N}'’@.-])\p{L}+(?![\p{L}\p{N}'’@-])/gu,
    (word) => spelledOut(fold(word), language) ?? word,
  );
  const [idiom, words = ''] = IDIOMS.find(([pattern]) => pattern.test(fold(spelled))) ?? [];
  const found = idiom?.exec(fold(spelled));
  return found ? spelled.slice(0, found.index) + words + spelled.slice(found.index + found[0].length) : spelled;
}

/** Removes insults from a question, because they are not part of its subject. */
function withoutInsults(question: string): string {
  const text = fold(question);
  const found = [...text.matchAll(new RegExp(`[\\s,]*${HOSTILE_TERMS}`, 'g'))];
  return found
    .toReversed()
    .reduce((rest, { index, 0: words }) => rest.slice(0, index) + rest.slice(index + words.length), question)
    .trim();
}
