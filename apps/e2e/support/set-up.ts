import { afterAll } from '@jest/globals';
import { closeWhatIsOpen } from './close-after-tests.ts';

afterAll(closeWhatIsOpen);
