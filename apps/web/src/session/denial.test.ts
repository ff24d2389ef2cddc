import { expect, it } from '@jest/globals';
import { denied } from '../testing/answers.ts';
import { denialOf } from './denial.ts';

it('reads code, request and missing policy', () => {
  expect(denialOf(denied('FORBIDDEN', { requiredPolicy: 'lead.read' }))).toEqual({
    code: 'FORBIDDEN',
    requestId: 'req-test',
    requiredPolicy: 'lead.read',
    methods: [],
  });
});

it('treats unknown errors as INTERNAL', () => {
  expect(denialOf(denied('SOMETHING_NEW' as 'INTERNAL')).code).toBe('INTERNAL');
  expect(denialOf(new Error('boom'))).toEqual({ code: 'INTERNAL', requestId: null, requiredPolicy: null, methods: [] });
});

it('distinguishes a request without a response from a denied one', () => {
  expect(denialOf(new TypeError('Failed to fetch')).code).toBe('OFFLINE');
});
