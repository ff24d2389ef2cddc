import {
  ENTITY_TYPES,
  isFieldName,
  isValuePath,
  type MappedField,
  REST_LIMITS,
  type RestRequest,
  type SourceMapping,
} from '@frontdesk/domain';

/**
 * Returns the request settings with trimmed texts, and without settings that the selected pagination does not use.
 * Returns null if they are invalid.
 */
export function validRestRequest(given: RestRequest): RestRequest | null {
  const { pagination } = given;
  const isNumbered = pagination === 'PAGE' || pagination === 'OFFSET';
  const request: RestRequest = {
    path: given.path.trim(),
    itemsPath: given.itemsPath.trim(),
    pagination,
    pageParameter: isNumbered || pagination === 'CURSOR' ? textOf(given.pageParameter) : null,
    cursorPath: pagination === 'CURSOR' ? textOf(given.cursorPath) : null,
    firstPage: pagination === 'PAGE' ? (given.firstPage ?? 1) : null,
    sizeParameter: textOf(given.sizeParameter),
    sinceParameter: textOf(given.sinceParameter),
  };
  const isValid =
    isPath(request.path) &&
    (request.itemsPath === '' || isValuePath(request.itemsPath)) &&
    hasPagination(request) &&
    [request.pageParameter, request.sizeParameter, request.sinceParameter].every(isParameterOrNull);
  return isValid ? request : null;
}

const textOf = (text: string | null | undefined): string | null => (text ?? '').trim() || null;

/** Returns whether a text is a path that stays on the same host and below the base URL. */
function isPath(path: string): boolean {
  if (path.length > REST_LIMITS.pathLength || !/^\/[\x21-\x7e]*$/.test(path) || /[#\\]/.test(path)) return false;
  const [place = ''] = path.split('?');
  return !path.startsWith('//') && !place.split('/').some((part) => /^(\.|%2e){1,2}$/i.test(part));
}

function hasPagination({ pagination, pageParameter, cursorPath, firstPage }: RestRequest): boolean {
  if (pagination === 'CURSOR') return pageParameter !== null && cursorPath !== null && isValuePath(cursorPath);
  if (pagination === 'PAGE') return pageParameter !== null && (firstPage === 0 || firstPage === 1);
  return pagination !== 'OFFSET' || pageParameter !== null;
}

const isParameterOrNull = (name: string | null): boolean =>
  name === null || (name.length <= REST_LIMITS.parameterLength && /^[\w.[\]$-]+$/.test(name));

/** Matches headers that the HTTP client sets itself or that change how the request is sent. */
const STANDARD_HEADERS =
  /^(host|accept|connection|content-.*|cookie|expect|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|user-agent|via|forwarded|x-forwarded-.*)$/i;

/** Returns whether a header can be used for an API key, for example X-Api-Key. */
export const isKeyHeader = (name: string): boolean =>
  name.length <= REST_LIMITS.headerNameLength && /^[a-z0-9][\w-]*$/i.test(name) && !STANDARD_HEADERS.test(name);

/**
 * Returns the mapping with trimmed texts, and without settings that the selected conversions do not use. Returns null
 * if the mapping is invalid.
 */
export function validMapping(given: SourceMapping): SourceMapping | null {
  const mapping = {
    entityType: given.entityType,
    externalIdPath: given.externalIdPath.trim(),
    fields: given.fields.map(withoutUnused),
  };
  const names = new Set(mapping.fields.map(({ name }) => name));
  const isValid =
    (ENTITY_TYPES as readonly string[]).includes(mapping.entityType) &&
    isValuePath(mapping.externalIdPath) &&
    names.size === mapping.fields.length &&
    names.size > 0 &&
    names.size <= REST_LIMITS.fields &&
    mapping.fields.every(isValidField);
  return isValid ? mapping : null;
}

function withoutUnused(field: MappedField): MappedField {
  const { transform } = field;
  return {
    name: field.name.trim(),
    paths: transform === 'CONSTANT' ? [] : field.paths.map((path) => path.trim()),
    transform,
    dateFormat: transform === 'DATE' ? field.dateFormat : null,
    text: transform === 'CONSTANT' || transform === 'CONCAT' ? (field.text ?? '') : null,
    lookup: transform === 'LOOKUP' ? field.lookup.map(({ from, to }) => ({ from: from.trim(), to: to.trim() })) : [],
    isRequired: field.isRequired && transform !== 'CONSTANT',
  };
}

function isValidField({ name, paths, transform, dateFormat, text, lookup }: MappedField): boolean {
  const most = transform === 'CONCAT' ? REST_LIMITS.paths : 1;
  const hasPaths = transform === 'CONSTANT' || (paths.length > 0 && paths.length <= most && paths.every(isValuePath));
  if (!isFieldName(name) || !hasPaths) return false;
  if (transform === 'DATE') return dateFormat !== null;
  if (transform === 'CONSTANT') return isText(text ?? '') && (text ?? '').trim() !== '';
  if (transform === 'CONCAT') return isText(text ?? '');
  return transform !== 'LOOKUP' || isValidLookup(lookup);
}

function isValidLookup(lookup: MappedField['lookup']): boolean {
  const isFilled = lookup.every(({ from, to }) => from !== '' && to !== '' && isText(from) && isText(to));
  const isDistinct = new Set(lookup.map(({ from }) => from)).size === lookup.length;
  return lookup.length > 0 && lookup.length <= REST_LIMITS.lookupValues && isFilled && isDistinct;
}

const isText = (text: string): boolean => text.length <= REST_LIMITS.textLength && !/[\p{Cc}\p{Cs}]/u.test(text);
