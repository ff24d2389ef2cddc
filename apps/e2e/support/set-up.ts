import { afterAll } from '@jest/globals';
import { closeAll } from './close-after-tests.ts';

afterAll(closeAll);
