import { readFileSync } from 'node:fs';

/** The parts of JSON Schema that the server's description uses. */
interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
}

interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Call {
  method: string;
  /** Below /api/v1. */
  path: string;
  body: unknown;
}

/** The only field that the server leaves out instead of answering null: a new user's password. */
const LEFT_OUT = 'password';

const description = JSON.parse(readFileSync('openapi.json', 'utf8')) as Description;

/**
 * How a call and a successful answer to it differ from the server's description; empty if they do not. The description
 * does not tell which values may be null, so null is allowed everywhere. Errors are not part of it.
 */
export function differences(call: Call, answer: { status: number; body?: unknown }): string[] {
  const name = `${call.method} ${call.path}`;
  const operation = operationOf(call);
  if (operation === undefined) return [`${name} is not in the description`];
  const wanted = schemaOf(operation.requestBody?.content);
  const sent = call.body === undefined ? [] : compare(call.body, wanted, `${name}: body`, false);
  if (answer.status >= 400) return sent;
  const response = operation.responses[answer.status];
  if (response === undefined) return [...sent, `${name}: status ${answer.status} is not in the description`];
  const given = schemaOf(response.content);
  if (given === undefined || answer.body === undefined) {
    return given === answer.body ? sent : [...sent, `${name}: has a body on one side only`];
  }
  return [...sent, ...compare(answer.body, given, `${name}: answer`, true)];
}

function operationOf({ method, path }: Call): Operation | undefined {
  const parts = `/api/v1${path}`.split('/');
  const fits = (template: string): boolean => {
    const wanted = template.split('/');
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i]);
  };
  // A path without parameters goes before one with them.
  const found = Object.keys(description.paths)
    .filter(fits)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .map((template) => description.paths[template]?.[method.toLowerCase()]);
  return found.find((operation) => operation !== undefined);
}

function schemaOf(content: Record<string, { schema: Schema }> | undefined): Schema | undefined {
  return content === undefined ? undefined : Object.values(content)[0]?.schema;
}

/** @param whole whether it is an answer: then every field must be present, and none has another type */
function compare(value: unknown, schema: Schema | undefined, at: string, whole: boolean): string[] {
  if (schema === undefined) return [`${at} is not in the description`];
  if (schema.$ref !== undefined) {
    return compare(value, description.components.schemas[schema.$ref.split('/').at(-1) ?? ''], at, whole);
  }
  // Of risk limits, the description says only that they are an object with some fields.
  if (value === null || schema.type === undefined) return [];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${at} is ${JSON.stringify(value)}`];
  if (!isOfType(value, schema, whole)) return [`${at} is a ${typeOf(value)}`];
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => compare(item, schema.items, `${at}[${i}]`, whole));
  }
  return typeof value === 'object' ? compareFields(value as Record<string, unknown>, schema, at, whole) : [];
}

function compareFields(value: Record<string, unknown>, schema: Schema, at: string, whole: boolean): string[] {
  const fields = schema.properties ?? {};
  const missing = whole ? Object.keys(fields).filter((field) => !(field in value) && field !== LEFT_OUT) : [];
  return [
    ...missing.map((field) => `${at}.${field} is missing`),
    ...Object.entries(value).flatMap(([field, each]) =>
      compare(each, fields[field] ?? schema.additionalProperties, `${at}.${field}`, whole),
    ),
  ];
}

function isOfType(value: unknown, { type }: Schema, whole: boolean): boolean {
  // The server reads decimal numbers from strings, too.
  if (!whole && type === 'number' && typeof value === 'string') return !Number.isNaN(Number(value));
  return typeOf(value) === (type === 'integer' ? 'number' : type);
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
