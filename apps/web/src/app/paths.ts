interface InWorkspace {
  workspace: string;
}

/** Every address of the site. A path that no route answers fails paths.test.ts. */
export const paths = {
  home: () => '/',
  register: () => '/register',
  signIn: () => '/sign-in',
  verifyEmail: () => '/verify-email',
  confirmEmail: () => '/confirm-email',
  forgotPassword: () => '/forgot-password',
  resetPassword: () => '/reset-password',
  acceptInvitation: () => '/accept-invitation',
  workspaces: () => '/workspaces',
  createWorkspace: () => '/workspaces/new',
  organization: ({ organization }: { organization: string }) => `/organizations/${organization}`,
  account: () => '/account',
  form: ({ workspace }: InWorkspace) => `/forms/${workspace}`,
  overview: ({ workspace }: InWorkspace) => `/admin/${workspace}`,
  inbox: ({ workspace }: InWorkspace) => `/admin/${workspace}/inbox`,
  conversation: ({ workspace, conversation }: InWorkspace & { conversation: string }) =>
    `/admin/${workspace}/inbox/${conversation}`,
  leads: ({ workspace }: InWorkspace) => `/admin/${workspace}/leads`,
  lead: ({ workspace, lead }: InWorkspace & { lead: string }) => `/admin/${workspace}/leads/${lead}`,
  calls: ({ workspace }: InWorkspace) => `/admin/${workspace}/calls`,
  call: ({ workspace, call }: InWorkspace & { call: string }) => `/admin/${workspace}/calls/${call}`,
  operators: ({ workspace }: InWorkspace) => `/admin/${workspace}/operators`,
  bookings: ({ workspace }: InWorkspace) => `/admin/${workspace}/bookings`,
  phone: ({ workspace, contact }: InWorkspace & { contact: string }) => `/admin/${workspace}/phone/${contact}`,
  contacts: ({ workspace }: InWorkspace) => `/admin/${workspace}/contacts`,
  contact: ({ workspace, contact }: InWorkspace & { contact: string }) => `/admin/${workspace}/contacts/${contact}`,
  contactImports: ({ workspace }: InWorkspace) => `/admin/${workspace}/contacts/import`,
  contactImport: ({ workspace, contactImport }: InWorkspace & { contactImport: string }) =>
    `/admin/${workspace}/contacts/import/${contactImport}`,
  campaigns: ({ workspace }: InWorkspace) => `/admin/${workspace}/campaigns`,
  campaign: ({ workspace, campaign }: InWorkspace & { campaign: string }) =>
    `/admin/${workspace}/campaigns/${campaign}`,
  world: ({ workspace }: InWorkspace) => `/admin/${workspace}/world`,
  entity: ({ workspace, entity }: InWorkspace & { entity: string }) => `/admin/${workspace}/world/${entity}`,
  analytics: ({ workspace }: InWorkspace) => `/admin/${workspace}/analytics`,
  members: ({ workspace }: InWorkspace) => `/admin/${workspace}/members`,
  settings: ({ workspace }: InWorkspace) => `/admin/${workspace}/settings`,
  agent: ({ workspace }: InWorkspace) => `/admin/${workspace}/agent`,
  voice: ({ workspace }: InWorkspace) => `/admin/${workspace}/voice`,
  channels: ({ workspace }: InWorkspace) => `/admin/${workspace}/channels`,
  safety: ({ workspace }: InWorkspace) => `/admin/${workspace}/safety`,
  services: ({ workspace }: InWorkspace) => `/admin/${workspace}/services`,
  dataSources: ({ workspace }: InWorkspace) => `/admin/${workspace}/data-sources`,
  dataSource: ({ workspace, dataSource }: InWorkspace & { dataSource: string }) =>
    `/admin/${workspace}/data-sources/${dataSource}`,
  webhooks: ({ workspace }: InWorkspace) => `/admin/${workspace}/webhooks`,
  audit: ({ workspace }: InWorkspace) => `/admin/${workspace}/audit`,
  playground: ({ workspace }: InWorkspace) => `/admin/${workspace}/playground`,
  workspaceSettings: () => '/workspace-settings',
  workspaceMembers: () => '/workspace-members',
  users: () => '/users',
  platform: () => '/platform',
} as const;
