import { Tooltip } from '@mantine/core';
import { use } from 'react';
import type { Pair } from '../api/types';
import { RowFocus } from '../ui/RowFocus';
import { Side } from './Side';
import classes from './Side.module.css';

/** The master's side and the copy's; a copy against the master's trend says so, beside them or below. */
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
        <Tooltip label="The copy takes the other side of the master’s trade, as its subscription says.">
          <button type="button" className={classes.counter} tabIndex={focusable ? 0 : -1}>
            Counter
          </button>
        </Tooltip>
      )}
    </span>
  );
}
