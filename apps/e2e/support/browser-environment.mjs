import NativeEnvironment from '@frontdesk/tooling/jest-native/environment.mjs';
import { describeOpenPages } from './open-pages.ts';

/** A Jest environment that prints the content of the open pages if a test fails. */
export default class BrowserEnvironment extends NativeEnvironment {
  async handleTestEvent({ name, test }) {
    if (name !== 'test_fn_failure') return;
    process.stderr.write(`\nOpen pages when “${test.name}” failed:\n${await describeOpenPages()}\n`);
  }
}
