import { Button } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './Form.module.css';
import { FormError } from './FormError';
import type { ApiForm } from './useApiForm';

interface Props {
  submit: ApiForm<object>['submit'];
  fields: ReactNode;
  /** What the values will do. */
  effects: ReactNode;
  error: string | undefined;
  verb: string;
  busy: boolean;
  disabled?: boolean;
  /** Beside the button that sends. */
  other?: ReactNode;
}

/** A long form and what its values will do: beside it, or below it before the buttons where the screen is narrow. */
export function FormEditor({ submit, fields, effects, error, verb, busy, disabled = false, other }: Props) {
  const id = useId();
  return (
    <div className={classes.editor}>
      <form id={id} className={classes.form} onSubmit={submit} noValidate>
        {fields}
      </form>
      <div className={classes.effects}>{effects}</div>
      <div className={classes.send}>
        <FormError text={error} />
        <div className={classes.buttons}>
          <Button type="submit" form={id} loading={busy} disabled={disabled}>
            {verb}
          </Button>
          {other}
        </div>
      </div>
    </div>
  );
}
