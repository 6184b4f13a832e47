import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router';
import type { Account } from '../api/types';
import { namedStates, type State } from '../format/states';
import { Age } from '../ui/Age';
import { ToneIcon } from '../ui/ToneIcon';
import classes from './AttentionList.module.css';

/** Terminals that need a person, each with its problem and a link. */
export function AttentionList({ accounts }: { accounts: Account[] }) {
  if (accounts.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Terminals that need you">
      {accounts.map((account) => {
        const problem = problemOf(account);
        if (problem === undefined) return null;
        const { state, since } = problem;
        return (
          <li key={account.id}>
            <Link to={`/accounts/${account.id}`} className={classes.card}>
              <ToneIcon tone={state.tone} size={20} />
              <span className={classes.text}>
                <strong>{account.name}</strong>
                <span>
                  {state.word}: {account.reason ?? state.meaning}
                </span>
              </span>
              <span className={classes.since}>
                <Age at={since} />
              </span>
              <ArrowRight size={16} aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** The first of its states that has failed, or else is degraded. */
function problemOf(account: Account): { state: State; since: string | null } | undefined {
  const all = namedStates(account);
  return (
    all.find(({ state }) => state.tone === 'failed') ?? all.find(({ state }) => state.tone === 'degraded') ?? all.at(-1)
  );
}
