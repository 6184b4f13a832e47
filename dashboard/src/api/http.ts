import type { FieldError } from './types';
import { noteServerDate } from './serverClock';

/** A response that is not a success, or no response at all (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly fields: FieldError[];

  constructor(status: number, message: string, fields: FieldError[] = []) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.fields = fields;
  }

  /** The error of one field of a form. */
  field(name: string): string | undefined {
    return this.fields.find((error) => error.field === name)?.message;
  }
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Called for each 401 outside of signing in; the session provider sets it. */
let signedOut: () => void = () => undefined;

export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await send('GET', path, undefined, signal)).json()) as T;
}

export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  return (await send('GET', path, undefined, signal)).text();
}

/** Sends a change. Resolves to the response's body, or to undefined if it has none. */
export async function change<T = undefined>(method: Exclude<Method, 'GET'>, path: string, body?: unknown): Promise<T> {
  const text = await (await send(method, path, body)).text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Sends a change that must not count twice. A repeat has the same key. */
export async function changeOnce<T>(key: string, path: string, body: unknown): Promise<T> {
  return (await (await send('POST', path, body, undefined, { 'Idempotency-Key': key })).json()) as T;
}

/** A question that is too long for an address: it changes nothing, so it may be repeated and aborted. */
export async function ask<T>(path: string, body: unknown, signal: AbortSignal): Promise<T> {
  return (await (await send('POST', path, body, signal)).json()) as T;
}

/** A file that the server makes from what is asked, under the server's name for it. */
export async function download(path: string, body: unknown): Promise<File> {
  const response = await send('POST', path, body, undefined, { Accept: '*/*' });
  const name = /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return new File([await response.blob()], name ?? 'download');
}

async function send(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  further: Record<string, string> = {},
): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json, text/plain',
    ...further,
  };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') {
    const csrf = cookie('XSRF-TOKEN');
    if (csrf !== undefined) headers['X-XSRF-TOKEN'] = csrf;
  }
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'The server cannot be reached.');
  }
  noteServerDate(response.headers.get('Date'));
  if (response.ok) return response;
  if (response.status === 401 && path !== '/session') signedOut();
  throw await problem(response);
}

async function problem(response: Response): Promise<ApiError> {
  const fallback = `The server answered ${response.status}.`;
  try {
    const body = (await response.json()) as { detail?: string; title?: string; errors?: FieldError[] };
    return new ApiError(response.status, body.detail ?? body.title ?? fallback, body.errors ?? []);
  } catch {
    return new ApiError(response.status, fallback);
  }
}

function cookie(name: string): string | undefined {
  const start = `${name}=`;
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(start));
  return found === undefined ? undefined : decodeURIComponent(found.slice(start.length));
}
