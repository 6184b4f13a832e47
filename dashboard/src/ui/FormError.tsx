import type { ReactElement } from 'react';
import classes from './Form.module.css';

/** What went wrong with a form as a whole; said aloud when it appears. */
export function FormError({ text }: { text: string | undefined }): ReactElement | null {
  if (text === undefined) return null;
  return (
    <p className={classes.problem} role="alert">
      {text}
    </p>
  );
}
