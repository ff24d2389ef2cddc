import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { type RestState, type RestTrick, restRoutes, sampleCustomers } from './rest-routes.ts';

export interface RestSimulator extends Simulator {
  /** Base URL to enter in the settings of a data source. The lists are below `/customers`. */
  readonly baseUrl: string;
  /** Records of all accounts, oldest change first. Tests can change them. */
  readonly data: RestState;
  readonly tricks: Set<RestTrick>;
}

/** Starts a REST API of a customer system, with each kind of pagination. Tests can make it return faulty responses. */
export async function startRest(settings: SimulatorSettings & { readonly now: () => Date }): Promise<RestSimulator> {
  const data: RestState = { customers: sampleCustomers(settings.now), tricks: new Set() };
  const reset = () => {
    data.customers = sampleCustomers(settings.now);
    data.tricks.clear();
  };
  const simulator = await startSimulator(settings, (controls) => {
    restRoutes(controls, data);
    controls.app.post<{ Body: { customers: RestState['customers'] } }>(
      '/_control/customers',
      async ({ body }, reply) => {
        data.customers = [...body.customers];
        return reply.code(204).send();
      },
    );
    controls.app.post<{ Body: { tricks: RestTrick[] } }>('/_control/tricks', async ({ body }, reply) => {
      data.tricks.clear();
      for (const trick of body.tricks) data.tricks.add(trick);
      return reply.code(204).send();
    });
    return { state: () => ({ tricks: [...data.tricks] }), reset };
  });
  return { ...simulator, baseUrl: `${simulator.url}/rest`, data, tricks: data.tricks };
}
