import { type FhirSimulator, type Simulators, sandboxFor, startSimulators } from '@frontdesk/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { runSyncJob } from './jobs/run-sync-job.ts';

let fd: TestFrontdesk;
let simulators: Simulators;
let fhir: FhirSimulator;
let acme: BuiltWorkspace & { owner: Member };
let seed: string;
let source: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  simulators = await startSimulators({ now: () => fd.services.clock() });
  ({ fhir } = simulators);
});
beforeEach(async () => {
  await rows(fd, 'truncate data_sources cascade');
  ({ acme } = await twoWorkspaces(fd));
  await fetch(`${fhir.url}/_control/reset`, { method: 'POST' });
  const { token } = sandboxFor(acme.id).fhir;
  seed = token.slice('fhir-'.length, 'fhir-'.length + 32);
  const runner = { strategy: 'MANUAL', everyMinutes: null, pageSize: 50, requestsPerMinute: 600, timeoutSeconds: 10 };
  const given = {
    name: 'The EHR',
    kind: 'FHIR',
    authorization: 'BEARER',
    secret: token,
    baseUrl: fhir.baseUrl,
    runner,
  };
  const resourceTypes = ['Patient', 'Appointment'];
  const made = await mutate(fd, acme.owner, 'createDataSource', { ...given, resourceTypes }, 'dataSource { id }');
  source = made.dataSource.id;
});
afterAll(async () => {
  await fd.close();
  await simulators.stop();
});

const PATIENT = { resourceType: 'Patient', id: 'patient-5' } as const;
const PHONE = '+447400123456';
const EXTERNAL = `select x.entity_id from entity_external_ids x where x.workspace_id = $1 and x.external_id = 'Patient/patient-5'`;
const isKnown = async () => (await rows(fd, EXTERNAL, [acme.id])).length > 0;

async function sync() {
  const { run } = await mutate(fd, acme.owner, 'startSync', { id: source }, 'run { id }');
  await drain(fd, acme.id, { run_sync: runSyncJob(fd.services) });
  const { syncRuns } = await as(fd, acme.owner).ok(
    '{ syncRuns(first: 20) { edges { node { id status rejected rejections(first: 10) { recordId reason } } } } }',
  );
  return syncRuns.edges.find(({ node }: { node: { id: string } }) => node.id === run.id).node;
}
const put = (telecom: { system: 'phone'; value: string }[], more: object = {}) =>
  fhir.store.put(seed, { ...PATIENT, name: [{ text: 'Nora Ruiz' }], telecom, ...more });

async function erasePatient() {
  put([{ system: 'phone', value: PHONE }]);
  await sync();
  // Precondition: the source has created the record of the person.
  expect(await isKnown()).toBe(true);
  const { id } = await buildContact(fd, acme, { phone: PHONE });
  const { erasure } = await mutate(fd, acme.owner, 'eraseContact', { id }, 'erasure { deleted { type count } }');
  expect(erasure.deleted).toEqual(
    expect.arrayContaining([
      { type: 'entity', count: 1 },
      { type: 'entity_external_id', count: 1 },
    ]),
  );
  expect(await isKnown()).toBe(false);
}

describe('an erased person in a data source [CB-06]', () => {
  it('is rejected, although the record no longer has a phone number', async () => {
    await erasePatient();
    put([]);
    const run = await sync();
    expect(run).toMatchObject({ status: 'DONE', rejected: 1 });
    expect(run.rejections[0]).toEqual({
      recordId: 'Patient/patient-5',
      reason: expect.stringContaining('This person was erased on'),
    });
    expect(await isKnown()).toBe(false);
  });

  it('is not created by an appointment, which is stored without the person', async () => {
    await erasePatient();
    fhir.store.put(seed, {
      resourceType: 'Appointment',
      id: 'appointment-of-nora',
      status: 'booked',
      start: '2126-03-02T09:00:00Z',
      participant: [{ actor: { reference: 'Patient/patient-5' }, status: 'accepted' }],
    });
    expect(await sync()).toMatchObject({ status: 'DONE' });
    const appointment =
      "select from entity_external_ids where workspace_id = $1 and external_id like '%appointment-of-nora'";
    expect(await rows(fd, appointment, [acme.id])).toHaveLength(1);
    expect(await isKnown()).toBe(false);
  });

  it('is accepted after the person is a contact again', async () => {
    await erasePatient();
    await buildContact(fd, acme, { phone: PHONE });
    put([{ system: 'phone', value: PHONE }], { active: true });
    expect(await sync()).toMatchObject({ status: 'DONE', rejected: 0 });
    expect(await isKnown()).toBe(true);
  });
});
