import { Tooltip } from '@mantine/core';
import { use } from 'react';
import type { Pair } from '../api/types';
import { RowFocus } from '../ui/RowFocus';
import { Side } from './Side';
import classes from './Side.module.css';

/** The side of the master and of the copy, with a mark for a copy on the opposite side. */
export function Sides({ pair, stacked = false }: { pair: Pair; stacked?: boolean }) {
  const focusable = use(RowFocus);
  return (
    <span className={`${classes.sides} ${stacked ? classes.stacked : ''}`}>
      <span className={classes.sides}>
        <Side type={pair.master.type} />
        {pair.slaveType !== null && pair.slaveType !== pair.master.type && (
          <>
            <span className={classes.arrow} aria-label="copied as">
              →
            </span>
            <Side type={pair.slaveType} />
          </>
        )}
      </span>
      {pair.counterTrend && (
        <Tooltip label="The copy is on the opposite side of the master’s trade, as set in its subscription.">
          <button type="button" className={classes.counter} tabIndex={focusable ? 0 : -1}>
            Counter
          </button>
        </Tooltip>
      )}
    </span>
  );
}
