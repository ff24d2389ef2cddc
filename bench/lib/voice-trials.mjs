// Recordings of synthetic voices, as enrollments and attempts of a sign-in would contain them.

import { recordedIn } from '../../packages/providers/testing/room.ts';
import { synthesizeSpeech } from '../../packages/providers/testing/synthesize-digits.ts';

const NOISES = ['WHITE', 'PINK', 'BABBLE'];
const OTHERS = ['de+m3', 'en+f2', 'es+m1', 'fr+f4', 'it+m5'];

/** Returns digits without the same one twice in a row, as the challenges of a sign-in. */
export function randomDigits(length, random) {
  let digits = '';
  while (digits.length < length) {
    const digit = String(Math.floor(random() * 10));
    if (digits.at(-1) !== digit) digits += digit;
  }
  return digits;
}

/** Returns all ten digits in random order, as the phrases of an enrollment. */
export function allDigits(random) {
  const digits = [...'0123456789'];
  for (let last = 9; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [digits[last], digits[other]] = [digits[other], digits[last]];
  }
  return digits.join('');
}

/** Speech of several voices, from which babble is mixed. */
export const babble = () => Promise.all(OTHERS.map((voice) => synthesizeSpeech({ voice, digits: '8301952746' })));

/** Returns three phrases of one session in one room with little noise. */
export async function enrollment(voice, random, { hasPauses }) {
  const rate = 100 + Math.floor(random() * 30);
  const room = { seed: Math.floor(random() * 1e6), noise: 'PINK' };
  const phrases = [];
  for (let phrase = 0; phrase < 3; phrase++) {
    const digits = allDigits(random);
    const speech = await synthesizeSpeech({ voice, digits, rate, hasPauses });
    phrases.push({ digits, speech: recordedIn(speech, { ...room, noiseDb: 20 + random() * 10 }) });
  }
  return { rate, phrases };
}

/** Returns two phrases of one attempt in another room, read a little faster or slower and higher or lower. */
export async function attempt(voice, random, { rate, others }) {
  const noiseDb = 8 + random() * 17;
  const noise = NOISES[Math.floor(random() * NOISES.length)];
  const manner = {
    rate: Math.round(rate * (0.9 + random() * 0.2)),
    pitch: 45 + Math.floor(random() * 11),
    tract: 0.975 + random() * 0.05,
  };
  const room = { seed: Math.floor(random() * 1e6), noiseDb, noise, others };
  const phrases = [];
  for (let phrase = 0; phrase < 2; phrase++) {
    const digits = randomDigits(6, random);
    phrases.push({ digits, speech: recordedIn(await synthesizeSpeech({ voice, digits, ...manner }), room) });
  }
  return { noiseDb, phrases };
}
