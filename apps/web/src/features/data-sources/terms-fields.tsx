import {
  type DataSourceKind,
  FHIR_RESOURCES,
  type FhirResource,
  REFUSALS,
  RUNNER_DEFAULTS,
  type RunnerTerms,
  SOURCE_LIMITS,
  type SyncStrategy,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { intervalText, RESOURCE_TITLES } from './data-source-labels.ts';
import classes from './data-sources.module.css';
import { EMPTY_REQUEST, RestFields, type RestValues, requestFaultsOf, requestOf } from './rest-fields.tsx';

export interface DataSourceValues extends Omit<RunnerTerms, 'strategy'> {
  name: string;
  kind: DataSourceKind;
  baseUrl: string;
  /** Request settings. Used only if the kind is REST. */
  request: RestValues;
  resourceTypes: FhirResource[];
}

export const EMPTY_DATA_SOURCE: DataSourceValues = {
  name: '',
  kind: 'FHIR',
  baseUrl: '',
  request: EMPTY_REQUEST,
  resourceTypes: [...FHIR_RESOURCES],
  everyMinutes: null,
  pageSize: RUNNER_DEFAULTS.pageSize,
  requestsPerMinute: RUNNER_DEFAULTS.requestsPerMinute,
  timeoutSeconds: RUNNER_DEFAULTS.timeoutSeconds,
};

/** Converts the form values to the mutation input. */
export function inputOf({ name, kind, baseUrl, resourceTypes, request, ...runner }: DataSourceValues) {
  const strategy: SyncStrategy = runner.everyMinutes === null ? 'MANUAL' : 'SCHEDULED';
  const what = kind === 'REST' ? { request: requestOf(request) } : { resourceTypes };
  return { name, baseUrl, ...what, runner: { strategy, ...runner } };
}

const NUMBERS = ['pageSize', 'requestsPerMinute', 'timeoutSeconds'] as const;

/** Client-side validation. Returns the errors by field. The server also checks whether the URL is allowed. */
export function faultsOf({ name, kind, baseUrl, resourceTypes, request, ...numbers }: DataSourceValues) {
  const faults: Partial<Record<string, string>> = kind === 'REST' ? requestFaultsOf(request) : {};
  if (name.trim() === '') faults.name = REFUSALS.NAME_INVALID;
  if (!/^https?:\/\/[^\s?#]+$/.test(baseUrl.trim())) faults.baseUrl = REFUSALS.DATA_SOURCE_URL_INVALID;
  if (kind === 'FHIR' && resourceTypes.length === 0) faults.resourceTypes = REFUSALS.DATA_SOURCE_RESOURCES_INVALID;
  for (const one of NUMBERS) if (typeof numbers[one] !== 'number') faults[one] = REFUSALS.DATA_SOURCE_RUNNER_INVALID;
  return faults;
}

const BY_HAND = '';
const INTERVALS = [5, 15, 30, 60, 120, 360, 720, 1_440];

/** Section of a form with a heading. */
export const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={classes.step}>
    <legend className={classes.legend}>{title}</legend>
    <Stack gap="md" mt="xs">
      {children}
    </Stack>
  </fieldset>
);

interface Props<Values extends DataSourceValues> {
  form: UseFormReturnType<Values>;
}

export function WhereFields<Values extends DataSourceValues>({ form }: Props<Values>) {
  const isRest = form.getValues().kind === 'REST';
  return (
    <>
      <TextInput
        label={t`Name`}
        placeholder={isRest ? t`CRM` : t`EHR`}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t`Base URL`}
        description={isRest ? t`HTTPS URL to which all paths are appended.` : t`HTTPS URL of the FHIR R4 API.`}
        placeholder={isRest ? 'https://api.example.com/v1' : 'https://ehr.example.com/fhir'}
        autoComplete="off"
        spellCheck={false}
        inputMode="url"
        {...form.getInputProps('baseUrl')}
      />
    </>
  );
}

export function WhatFields<Values extends DataSourceValues>({ form }: Props<Values>) {
  if (form.getValues().kind === 'REST') return <RestFields form={form} />;
  return (
    <Checkbox.Group label={t`Records`} {...form.getInputProps('resourceTypes')}>
      <Group gap="md" mt={6}>
        {FHIR_RESOURCES.map((type) => (
          <Checkbox key={type} value={type} label={RESOURCE_TITLES[type]} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

export function WhenFields<Values extends DataSourceValues>({ form }: Props<Values>) {
  const { everyMinutes } = form.getValues();
  const others = everyMinutes === null || INTERVALS.includes(everyMinutes) ? [] : [everyMinutes];
  const choices = [...others, ...INTERVALS].map((minutes) => ({
    value: String(minutes),
    label: intervalText(minutes),
  }));
  const number = (name: (typeof NUMBERS)[number], label: string) => (
    <NumberInput
      label={label}
      min={SOURCE_LIMITS[name].least}
      max={SOURCE_LIMITS[name].most}
      allowDecimal={false}
      {...form.getInputProps(name)}
    />
  );
  return (
    <>
      <NativeSelect
        label={t`Schedule`}
        data={[{ value: BY_HAND, label: t`Manual` }, ...choices]}
        value={everyMinutes === null ? BY_HAND : String(everyMinutes)}
        onChange={({ currentTarget: { value } }) => {
          const next = value === BY_HAND ? null : Number(value);
          form.setValues({ everyMinutes: next } as Partial<Values>);
        }}
      />
      <Group grow align="flex-end" preventGrowOverflow={false}>
        {number('pageSize', t`Records per page`)}
        {number('requestsPerMinute', t`Requests per minute`)}
        {number('timeoutSeconds', t`Timeout in seconds`)}
      </Group>
    </>
  );
}
