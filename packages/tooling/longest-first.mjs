import { basename } from 'node:path';
import TestSequencer from '@jest/test-sequencer';

/** What takes half a minute and more on two cores, longest first: whichever of them began last, one worker would finish alone. */
const LONG = [
  // Of one package after the other …
  'isolation.ids.test.ts',
  'permission-matrix.test.ts',
  'mass-assignment.test.ts',
  'differential.test.ts',
  'hostile-input.test.ts',
  'limits.answers.test.ts',
  'campaigns.test.ts',
  // … and of the product in a browser, or killed.
  'campaign-chaos.test.ts',
  'conversation-chaos.test.ts',
  'webhook-chaos.test.ts',
  'worker-chaos.test.ts',
  'pages.test.ts',
  'member-pages.test.ts',
  'start.test.ts',
  'calls.test.ts',
  'whatsapp-story.test.ts',
];

/** The long ones, then the others as Jest has them: by the time they took here before, or by their size where nothing ran yet. */
export default class LongestFirst extends TestSequencer {
  async sort(tests) {
    const others = await super.sort(tests.filter((test) => placeOf(test) === null));
    const long = tests.filter((test) => placeOf(test) !== null);
    return [...long.sort((one, other) => placeOf(one) - placeOf(other)), ...others];
  }
}

function placeOf({ path }) {
  const place = LONG.indexOf(basename(path));
  return place < 0 ? null : place;
}
