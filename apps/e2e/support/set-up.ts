import { afterAll } from '@jest/globals';
import { closeWhatIsOpen } from './opened.ts';

afterAll(closeWhatIsOpen);
