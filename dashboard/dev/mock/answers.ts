import type { Page } from '../../src/api/types';

export interface Answer {
  status: number;
  body?: unknown;
}

export interface Request {
  method: string;
  /** Below /api/v1. */
  path: string;
  query: URLSearchParams;
  body: unknown;
}

export function page(all: unknown[], query: URLSearchParams): Answer {
  const number = Number(query.get('page') ?? 0);
  const size = Number(query.get('size') ?? 50);
  const body: Page<unknown> = {
    items: all.slice(number * size, (number + 1) * size),
    page: number,
    size,
    total: all.length,
  };
  return { status: 200, body };
}

export function problem(status: number, detail: string, errors: { field: string; message: string }[] = []): Answer {
  return { status, body: { type: 'about:blank', title: 'Problem', status, detail, errors } };
}
