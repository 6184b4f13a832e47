import { ActionIcon, Button } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './Risk.module.css';

interface Props<T> {
  /** What one of them is called: "Drawdown stop". */
  name: string;
  values: T[];
  /** What is added. */
  fresh: T;
  add: string;
  set: (values: T[]) => void;
  /** The fields of one of them. */
  children: (value: T, index: number) => ReactNode;
}

/** Any number of limits of one kind, each with a button that removes it. */
export function LimitRows<T>({ name, values, fresh, add, set, children }: Props<T>) {
  return (
    <div className={classes.rows}>
      {values.map((value, index) => (
        <fieldset key={index} className={classes.row}>
          <legend>
            {name} {index + 1}
          </legend>
          {children(value, index)}
          <ActionIcon
            className={classes.remove ?? ''}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove ${name.toLowerCase()} ${index + 1}`}
            onClick={() => set(values.toSpliced(index, 1))}
          >
            <Trash2 size={16} aria-hidden />
          </ActionIcon>
        </fieldset>
      ))}
      <Button
        className={classes.add ?? ''}
        variant="default"
        size="xs"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => set([...values, fresh])}
      >
        {add}
      </Button>
    </div>
  );
}
