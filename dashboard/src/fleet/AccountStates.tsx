import type { Account } from '../api/types';
import { statesOf } from '../format/states';
import { StateMark } from '../ui/StateMark';
import classes from './AccountStates.module.css';

interface Props {
  account: Account;
  /** Shows container, broker, expert in front of the states. */
  named?: boolean;
}

/** The three states of a terminal, always in the same order. */
export function AccountStates({ account, named = false }: Props) {
  const { container, broker, expert } = statesOf(account);
  const { reason } = account;
  const common = { reason, named };
  return (
    <span className={named ? classes.named : classes.marks}>
      <StateMark of="Container" state={container} since={account.containerSince} {...common} />
      <StateMark of="Broker" state={broker} since={account.brokerSince} {...common} />
      <StateMark of="Expert" state={expert} since={account.expertSince} {...common} />
    </span>
  );
}
