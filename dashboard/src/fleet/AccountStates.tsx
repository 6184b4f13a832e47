import type { Account } from '../api/types';
import { namedStates } from '../format/states';
import { StateMark } from '../ui/StateMark';
import classes from './AccountStates.module.css';

interface Props {
  account: Account;
  /** Shows container, broker, expert in front of the states. */
  named?: boolean;
}

/** The states of an account, always in the same order; what is none of its platform leaves its place empty. */
export function AccountStates({ account, named = false }: Props) {
  return (
    <span className={named ? classes.named : classes.marks}>
      {namedStates(account).map(({ of, state, since }) => (
        <span key={of} className={classes[of.toLowerCase()]}>
          <StateMark of={of} state={state} since={since} reason={account.reason} named={named} />
        </span>
      ))}
    </span>
  );
}
