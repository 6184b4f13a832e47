import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import type { SubmitEvent } from 'react';
import { ApiError } from '../api/http';
import { errorText } from './errorText';
import { useAction } from './useAction';

export interface ApiForm<V> {
  form: UseFormReturnType<V>;
  busy: boolean;
  /** The error of the form as a whole. */
  error: string | undefined;
  submit: (event?: SubmitEvent<HTMLFormElement>) => void;
  /** Back to the initial values, without errors. */
  reset: () => void;
}

/** A form that is sent to the server. Errors that the server reports for a field of the form are shown at that field. */
export function useApiForm<V extends object>(
  input: UseFormInput<V> & { initialValues: V },
  send: (values: V) => Promise<unknown>,
): ApiForm<V> {
  const form = useForm<V>(input);
  const { busy, error, run, clear } = useAction((failure) => {
    if (!(failure instanceof ApiError)) throw failure;
    const own = failure.fields
      .map(({ field, message }) => ({ field: pathOf(field), message }))
      .filter(({ field }) => (field.split('.')[0] ?? '') in input.initialValues);
    form.setErrors(Object.fromEntries(own.map(({ field, message }) => [field, message])));
    return own.length > 0 && own.length === failure.fields.length ? undefined : errorText(failure);
  });
  return {
    form,
    busy,
    error,
    submit: form.onSubmit((values) => void run(() => send(values))),
    reset: () => {
      form.reset();
      clear();
    },
  };
}

/** The server's name of a field as the form's: `stops[0].percent` becomes `stops.0.percent`. */
function pathOf(field: string): string {
  return field.replaceAll(/\[(\d+)\]/g, '.$1');
}
