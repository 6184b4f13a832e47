import type { ReactNode } from 'react';
import classes from './SimpleTable.module.css';

/** A short list: no sorting, no choice of columns. On a phone each row becomes a block. */
export function SimpleTable({ name, head, children }: { name: string; head: string[]; children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={name}>
        <thead>
          <tr>
            {head.map((title, index) => (
              <th key={index} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
