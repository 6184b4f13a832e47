import { useId, type ReactNode } from 'react';
import classes from './Form.module.css';

/** A titled group of a long form's fields. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={classes.section}>
      <h2 id={id}>{title}</h2>
      {children}
    </div>
  );
}
