/** Calls the GraphQL API without the SPA. */
export async function callGraph(url: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** Signs in with a password. Returns the access token. */
export async function accessToken(url: string, email: string, password: string): Promise<string> {
  const query = `mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }`;
  const { body } = await callGraph(url, { query, variables: { input: { email, password } } });
  return body.data.signIn.accessToken;
}
