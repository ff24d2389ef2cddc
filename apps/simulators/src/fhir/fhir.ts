import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { fhirRoutes, type Misbehavior } from './fhir-routes.ts';
import { type FhirStore, fhirStore, type Resource } from './fhir-store.ts';

export interface FhirSimulator extends Simulator {
  /** Base URL to enter in the settings of a data source. */
  readonly baseUrl: string;
  readonly store: FhirStore;
  readonly tricks: Set<Misbehavior>;
}

/**
 * Starts a FHIR server with the data of a small practice per account. Tests can make the server return faulty
 * responses.
 */
export async function startFhir(settings: SimulatorSettings & { readonly now: () => Date }): Promise<FhirSimulator> {
  const store = fhirStore(settings.now);
  const tricks = new Set<Misbehavior>();
  let url = '';
  const simulator = await startSimulator(settings, (controls) => {
    fhirRoutes(controls, store, { on: tricks }, () => url);
    controls.app.post<{ Body: { tricks: Misbehavior[] } }>('/_control/tricks', async ({ body }, reply) => {
      tricks.clear();
      for (const trick of body.tricks) tricks.add(trick);
      return reply.code(204).send();
    });
    controls.app.post<{ Body: { seed: string; resource: Resource } }>(
      '/_control/resources',
      async ({ body }, reply) => {
        store.put(body.seed, body.resource);
        return reply.code(204).send();
      },
    );
    return {
      state: () => ({ tricks: [...tricks] }),
      reset: () => {
        store.reset();
        tricks.clear();
      },
    };
  });
  url = simulator.url;
  return { ...simulator, baseUrl: `${url}/fhir`, store, tricks };
}
