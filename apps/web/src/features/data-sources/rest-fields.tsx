import { REFUSALS, REST_PAGINATIONS, type RestPagination, type RestRequest } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { PAGINATION_TITLES } from './data-source-labels.ts';

/** Form values for the requests to a REST API. Texts that the selected pagination does not use are ignored. */
export interface RestValues {
  path: string;
  itemsPath: string;
  pagination: RestPagination;
  pageParameter: string;
  cursorPath: string;
  firstPage: string;
  sizeParameter: string;
  sinceParameter: string;
}

export const EMPTY_REQUEST: RestValues = {
  path: '',
  itemsPath: '',
  pagination: 'NONE',
  pageParameter: '',
  cursorPath: '',
  firstPage: '1',
  sizeParameter: '',
  sinceParameter: '',
};

/** Converts the stored request settings to form values. */
export const requestValuesOf = (request: RestRequest | null): RestValues =>
  request
    ? {
        ...request,
        pageParameter: request.pageParameter ?? '',
        cursorPath: request.cursorPath ?? '',
        firstPage: String(request.firstPage ?? 1),
        sizeParameter: request.sizeParameter ?? '',
        sinceParameter: request.sinceParameter ?? '',
      }
    : EMPTY_REQUEST;

/** Converts form values to the mutation input. */
export const requestOf = (values: RestValues): RestRequest => ({
  ...values,
  pageParameter: values.pageParameter || null,
  cursorPath: values.cursorPath || null,
  firstPage: Number(values.firstPage),
  sizeParameter: values.sizeParameter || null,
  sinceParameter: values.sinceParameter || null,
});

export function requestFaultsOf({ path, pagination, pageParameter, cursorPath }: RestValues) {
  const isCounted = pagination === 'CURSOR' || pagination === 'PAGE' || pagination === 'OFFSET';
  const faults: Record<string, string> = {};
  if (!path.trim().startsWith('/')) faults['request.path'] = t`Enter a path that begins with a slash.`;
  if (isCounted && !pageParameter.trim()) faults['request.pageParameter'] = REFUSALS.DATA_SOURCE_REQUEST_INVALID;
  if (pagination === 'CURSOR' && !cursorPath.trim())
    faults['request.cursorPath'] = REFUSALS.DATA_SOURCE_REQUEST_INVALID;
  return faults;
}

const PAGINATIONS = REST_PAGINATIONS.map((value) => ({ value, label: PAGINATION_TITLES[value] }));

/** Fields for the requests to a REST API. */
export function RestFields<Values extends { request: RestValues }>({ form }: { form: UseFormReturnType<Values> }) {
  const { pagination } = form.getValues().request;
  const input = (name: keyof RestValues) => ({
    autoComplete: 'off',
    spellCheck: false,
    ...form.getInputProps(`request.${name}`),
  });
  return (
    <>
      <TextInput label={t`Path`} placeholder="/customers?status=active" {...input('path')} />
      <TextInput
        label={t`Path of the records`}
        description={t`Leave empty if the response itself is the list.`}
        placeholder="data.customers"
        {...input('itemsPath')}
      />
      <NativeSelect label={t`Pagination`} data={PAGINATIONS} {...form.getInputProps('request.pagination')} />
      <Group grow align="flex-end" preventGrowOverflow={false}>
        {pagination === 'CURSOR' && (
          <TextInput label={t`Path of the next cursor`} placeholder="meta.next_cursor" {...input('cursorPath')} />
        )}
        {pagination !== 'NONE' && pagination !== 'LINK' && (
          <TextInput
            label={PARAMETER_TITLES[pagination]}
            placeholder={PARAMETERS[pagination]}
            {...input('pageParameter')}
          />
        )}
        {pagination === 'PAGE' && (
          <NativeSelect label={t`First page`} data={['1', '0']} {...form.getInputProps('request.firstPage')} />
        )}
      </Group>
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <TextInput label={t`Page size parameter (optional)`} placeholder="limit" {...input('sizeParameter')} />
        <TextInput
          label={t`Parameter for “changed since” (optional)`}
          placeholder="updated_since"
          {...input('sinceParameter')}
        />
      </Group>
    </>
  );
}

const PARAMETER_TITLES = { CURSOR: t`Cursor parameter`, PAGE: t`Page parameter`, OFFSET: t`Offset parameter` };
const PARAMETERS = { CURSOR: 'cursor', PAGE: 'page', OFFSET: 'offset' };
