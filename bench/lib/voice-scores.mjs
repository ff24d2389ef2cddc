import { loadBackground } from '../../packages/providers/src/speaker/background.ts';
import { cepstraOf } from '../../packages/providers/src/speaker/cepstra.ts';
import {
  EMBEDDED_MODEL,
  enrollVoice,
  LEAST_DIGIT_MARGIN,
} from '../../packages/providers/src/speaker/compare-voices.ts';
import { digitFrames } from '../../packages/providers/src/speaker/digit-frames.ts';
import { digitMargin } from '../../packages/providers/src/speaker/digit-model.ts';
import { likelihoodRatio } from '../../packages/providers/src/speaker/mixture.ts';
import { decodeVoiceprint } from '../../packages/providers/src/speaker/voiceprint.ts';
import { warpedFrames } from '../../packages/providers/src/speaker/warp.ts';
import { randomOf } from '../../packages/providers/testing/random.ts';
import { allDigits, randomDigits } from './voice-trials.mjs';

/** Enrolls everyone, and tries enrollments with one phrase of another person or with other digits than were asked. */
export function enrollments(people) {
  const random = randomOf(3);
  const made = people.map(({ phrases }) => enrollVoice(phrases));
  const prints = made.map((print) => print && decodeVoiceprint(print, EMBEDDED_MODEL));
  const tried = people.filter((_, index) => index % 3 === 0);
  const refused = (change) =>
    tried.filter(({ phrases }, index) => enrollVoice(change(phrases, index)) === null).length / tried.length;
  return {
    prints,
    'refused: right': made.filter((print) => print === null).length / people.length,
    'refused: one phrase of another person': refused(([a, b], index) => [
      a,
      b,
      people[(3 * index + 4) % people.length].phrases[2],
    ]),
    'refused: one phrase with other digits': refused(([a, b, c]) => [a, b, { ...c, digits: allDigits(random) }]),
  };
}

/** Scores each attempt, with its first phrase and with both, against each voiceprint. */
export function speakerScores(people, prints) {
  const background = loadBackground();
  return people.flatMap(({ attempts }, speaker) =>
    attempts.flatMap(({ noiseDb, phrases }) => {
      const [first, second] = phrases.map(({ speech }) => warpedFrames(cepstraOf(speech)));
      return prints.flatMap((print, person) => {
        if (!print) return [];
        const [a, b] = [first, second].map((frames) => likelihoodRatio(frames, background, print.means));
        const both = (a * first.length + b * second.length) / (first.length + second.length);
        const trial = { person, isOwner: person === speaker, noiseDb };
        return [
          { ...trial, phrases: 1, score: a },
          { ...trial, phrases: 2, score: both },
        ];
      });
    }),
  );
}

/** Returns the shares of phrases whose digits are accepted, if the digits were read as asked or otherwise. */
export function digitMargins(people, prints) {
  const random = randomOf(4);
  const margins = {
    right: [],
    'other digits': [],
    'two digits exchanged': [],
    'one digit wrong': [],
    'one digit missing': [],
    'one digit more': [],
  };
  people.forEach(({ attempts }, person) => {
    if (!prints[person]) return;
    for (const { digits, speech } of attempts.flatMap(({ phrases }) => phrases)) {
      const frames = digitFrames(cepstraOf(speech));
      const margin = (asked) => digitMargin({ frames, digits: Array.from(asked, Number) }, prints[person].digits);
      margins.right.push(margin(digits));
      margins['other digits'].push(margin(randomDigits(6, random)));
      margins['two digits exchanged'].push(margin(exchanged(digits, random)));
      margins['one digit wrong'].push(margin(wrong(digits, random)));
      margins['one digit missing'].push(margin(longer(digits, random)));
      margins['one digit more'].push(margin(digits.slice(0, -1)));
    }
  });
  const share = (values) => values.filter((margin) => margin >= LEAST_DIGIT_MARGIN).length / values.length;
  return Object.fromEntries(
    Object.entries(margins).map(([kind, values]) => [kind, { shares: share(values), count: values.length }]),
  );
}

function exchanged(digits, random) {
  const at = Math.floor(random() * (digits.length - 1));
  const result = [...digits];
  [result[at], result[at + 1]] = [result[at + 1], result[at]];
  return result;
}

function wrong(digits, random) {
  const at = Math.floor(random() * digits.length);
  const result = [...digits].map(Number);
  result[at] = (result[at] + 1 + Math.floor(random() * 9)) % 10;
  return result;
}

/** Returns one more digit than was read. */
const longer = (digits, random) => [...digits, String(Math.floor(random() * 10))];
