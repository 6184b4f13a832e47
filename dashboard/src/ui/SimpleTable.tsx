import type { ReactNode } from 'react';
import classes from './SimpleTable.module.css';

/** A table without sorting and column choice. On a phone each row is shown as a block. */
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
