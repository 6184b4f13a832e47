import type { ReactElement } from 'react';
import classes from './Form.module.css';

/** The error of a form as a whole, announced to screen readers. */
export function FormError({ text }: { text: string | undefined }): ReactElement | null {
  if (text === undefined) return null;
  return (
    <p className={classes.error} role="alert">
      {text}
    </p>
  );
}
