/** Values that several webhook event examples share. */
export const ID = '0192f0c4-5b7e-7c3a-9d2e-6f1a8b3c4d5e';
export const AT = '2026-11-21T09:30:00.000Z';
export const HERE = {
  workspace: { id: '0192f0c4-0000-7000-8000-000000000001', slug: 'acme', environment: 'PRODUCTION' },
  actor: { kind: 'USER', name: 'Ada Lovelace' },
} as const;
