import type { Team } from './team.ts';

const SYNC = 'mutation { syncTemplates { errors { code message } } }';
const TEMPLATES = '{ templates(first: 50, filter: { statuses: [APPROVED] }) { edges { node { id name variables } } } }';
const CHOOSE = `mutation ($input: UpdateGreetingTemplateInput!) { updateGreetingTemplate(input: $input) { errors { code } } }`;

interface GreetingTemplate {
  readonly id: string;
  readonly name: string;
  readonly variables: readonly string[];
}

/** Synchronizes the templates of the workspace and returns the template named `greeting`. */
export async function syncGreetingTemplate(team: Team, slug: string): Promise<GreetingTemplate> {
  const { syncTemplates } = await team.ask(slug, SYNC);
  if (syncTemplates?.errors[0]) throw new Error(`The synchronization was refused: ${JSON.stringify(syncTemplates)}`);
  const { templates } = await team.ask(slug, TEMPLATES);
  const { edges } = templates as unknown as { edges: readonly { node: GreetingTemplate }[] };
  const found = edges.find(({ node }) => node.name === 'greeting');
  if (!found) throw new Error('The template was not fetched.');
  return found.node;
}

/** Chooses the template that greets new leads, because WhatsApp allows no free text before the contact has written. */
export async function chooseGreeting(team: Team, slug: string): Promise<void> {
  const { id: templateId, variables } = await syncGreetingTemplate(team, slug);
  const known = ['CONTACT_NAME', 'WORKSPACE_NAME'];
  const values = variables.map((name, index) => ({ name, known: known[index] }));
  const { updateGreetingTemplate } = await team.ask(slug, CHOOSE, { templateId, variables: values });
  if (updateGreetingTemplate?.errors[0])
    throw new Error(`The greeting was refused: ${JSON.stringify(updateGreetingTemplate)}`);
}
