import { ApiError } from '../api/http';
import { errorText } from './errorText';

interface Form {
  setErrors: (errors: Record<string, string>) => void;
}

/**
 * Sends a form; what the server says of a field is shown at that field. Returns the problem that belongs to no field, or
 * undefined.
 */
export async function submitTo(
  form: Form,
  fields: readonly string[],
  send: () => Promise<unknown>,
): Promise<string | undefined> {
  try {
    await send();
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const own = error.fields.filter(({ field }) => fields.includes(field));
    form.setErrors(Object.fromEntries(own.map(({ field, message }) => [field, message])));
    return own.length > 0 && own.length === error.fields.length ? undefined : errorText(error);
  }
}
