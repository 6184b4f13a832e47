import { ApiError } from '../api/http';

/** An API error as text, with the fields it names. Throws any other error. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0)
    return 'The server cannot be reached. It is unknown whether the change was made: check before you repeat it.';
  if (error.status === 403) return 'You are not allowed to do this. Nothing was changed.';
  const fields = error.fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return fields === '' ? error.message : `${error.message} ${fields}`;
}
