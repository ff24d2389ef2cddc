#!/usr/bin/env node
// Measures the embedded speaker engine with synthetic voices: error rates of the speaker and of the digits, and
// durations. Run with `node bench/voice.mjs [voices]`. `--train` builds the model of the background instead.
import { writeFile } from 'node:fs/promises';
import { compareVoice, enrollVoice } from '../packages/providers/src/speaker/compare-voices.ts';
import { embeddedSpeakerEngine } from '../packages/providers/src/speaker/embedded-speaker-engine.ts';
import { inspectSpeech } from '../packages/providers/src/speaker/inspect-speech.ts';
import { randomOf } from '../packages/providers/testing/random.ts';
import { TEST_VOICES } from '../packages/providers/testing/voices.ts';
import { equalErrorRate, ratesAt, thresholdFor } from './lib/error-rates.mjs';
import { trainBackground } from './lib/train-background.mjs';
import { digitMargins, enrollments, speakerScores } from './lib/voice-scores.mjs';
import { attempt, babble, enrollment } from './lib/voice-trials.mjs';

const MODEL = new URL('../packages/providers/src/speaker/background-model.ts', import.meta.url);
const ATTEMPTS = 2;
/** Shares of impostors that the thresholds accept. */
const TARGETS = { LENIENT: 0.05, BALANCED: 0.02, STRICT: 0.01 };

if (process.argv.includes('--train')) await train();
else await measure(TEST_VOICES.slice(0, Number(process.argv[2] ?? TEST_VOICES.length)));

async function train() {
  const text = await trainBackground();
  const comment = 'Weights, means and variances of 64 Gaussians. Written by `node bench/voice.mjs --train`.';
  await writeFile(MODEL, `/** ${comment} */\nexport const BACKGROUND_MODEL =\n  '${text}';\n`);
}

async function measure(voices) {
  const people = await recordPeople(voices);
  const { prints, ...enrolled } = enrollments(people);
  console.table(enrolled);
  speakers(speakerScores(people, prints));
  digits(digitMargins(people, prints));
  noisy(people);
  console.table(timeSteps(people));
}

async function recordPeople(voices) {
  const random = randomOf(2);
  const others = await babble();
  const people = [];
  for (const [index, voice] of voices.entries()) {
    // Half of the people pause after each digit of the enrollment, and the others read fluently.
    const { rate, phrases } = await enrollment(voice, random, { hasPauses: index % 2 === 0 });
    const attempts = [];
    for (let nth = 0; nth < ATTEMPTS; nth++) attempts.push(await attempt(voice, random, { rate, others }));
    people.push({ voice, phrases, attempts });
  }
  return people;
}

/** Prints the error rates. The thresholds are taken from one half of the people and measured with the other half. */
function speakers(scores) {
  const of = (...tests) => {
    const selected = scores.filter((score) => tests.every((test) => test(score)));
    const values = (isOwner) => selected.filter((score) => score.isOwner === isOwner).map(({ score }) => score);
    return { owners: values(true), impostors: values(false) };
  };
  const one = ({ phrases }) => phrases === 1;
  const two = ({ phrases }) => phrases === 2;
  const row = (...tests) => ({ trials: of(...tests).owners.length, EER: percent(equalErrorRate(of(...tests))) });
  console.table({
    'one phrase': row(one),
    'two phrases': row(two),
    'two phrases, 8 to 12 dB': row(two, ({ noiseDb }) => noiseDb < 12),
    'two phrases, 12 to 17 dB': row(two, ({ noiseDb }) => noiseDb >= 12 && noiseDb < 17),
    'two phrases, 17 to 25 dB': row(two, ({ noiseDb }) => noiseDb >= 17),
  });
  const { thresholds } = embeddedSpeakerEngine();
  const half = (even) => of(two, ({ person }) => (person % 2 === 0) === even);
  console.table(
    Object.entries(TARGETS).map(([threshold, share]) => {
      const rates = (value, trials) => {
        const { rejected, accepted } = ratesAt(value, trials);
        return `${percent(accepted)} / ${percent(rejected)}`;
      };
      const calibrated = thresholdFor(share, half(true).impostors);
      return {
        threshold,
        calibrated: calibrated.toFixed(2),
        'FAR / FRR of the other half': rates(calibrated, half(false)),
        stored: thresholds[threshold],
        'FAR / FRR of the stored, all': rates(thresholds[threshold], of(two)),
      };
    }),
  );
}

function digits(margins) {
  for (const [kind, { shares, least }] of Object.entries(margins)) console.log(kind, percent(shares), least ?? '');
}

function noisy(people) {
  const attempts = people.flatMap((person) => person.attempts);
  const bands = { '8 to 10 dB': [8, 10], '10 to 12 dB': [10, 12], '12 to 15 dB': [12, 15], '15 to 25 dB': [15, 26] };
  const share = ([from, to]) => {
    const selected = attempts
      .filter(({ noiseDb }) => noiseDb >= from && noiseDb < to)
      .flatMap(({ phrases }) => phrases);
    const defects = selected.map(({ speech }) => inspectSpeech(speech));
    return {
      recordings: selected.length,
      NOISY: percent(defects.filter((d) => d === 'NOISY').length / selected.length),
      other: defects.filter((d) => d && d !== 'NOISY').length,
    };
  };
  console.table(Object.fromEntries(Object.entries(bands).map(([name, band]) => [name, share(band)])));
}

/** Returns the CPU time of each step, which does not depend on what else the machine does. */
function timeSteps([{ phrases, attempts }]) {
  const spent = (work) => {
    const durations = [];
    for (let round = 0; round < 5; round++) {
      const from = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(from);
      durations.push((user + system) / 1_000);
    }
    return Math.round(durations.sort((a, b) => a - b)[2]);
  };
  const print = enrollVoice(phrases);
  return {
    'inspect ms': spent(() => inspectSpeech(phrases[0].speech)),
    'enroll ms': spent(() => enrollVoice(phrases)),
    'compare ms': spent(() => compareVoice(print, attempts[0].phrases)),
    'seconds of the enrollment': phrases.reduce((sum, { speech }) => sum + speech.length / 16_000, 0).toFixed(1),
    'seconds of the attempt': attempts[0].phrases
      .reduce((sum, { speech }) => sum + speech.length / 16_000, 0)
      .toFixed(1),
    'voiceprint bytes': print.length,
  };
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
