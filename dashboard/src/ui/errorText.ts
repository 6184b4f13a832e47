import { ApiError } from '../api/http';

/** An error in words for a person, with the fields it names. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0) return 'The server cannot be reached, so nothing was changed. Try again in a moment.';
  if (error.status === 403) return 'You may not do this; nothing was changed.';
  const fields = error.fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return fields === '' ? error.message : `${error.message} ${fields}`;
}
