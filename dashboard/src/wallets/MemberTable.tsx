import { Button } from '@mantine/core';
import type { Member, Wallet } from '../api/wallets';
import { Amount } from '../ui/Amount';
import { SimpleTable } from '../ui/SimpleTable';
import type { Move } from './MoveMoney';
import classes from './Wallets.module.css';

interface Props {
  wallet: Wallet;
  members: Member[];
  /** Undefined: the user may not change the wallet. */
  move?: (member: Member, move: Move) => void;
}

const HEAD = ['Member', 'Share', 'Invested', 'Withdrawn', 'Profit', 'Value'];

/** The members of a wallet with what is theirs. */
export function MemberTable({ wallet, members, move }: Props) {
  const { currency } = wallet;
  return (
    <SimpleTable name="Members" head={move === undefined ? HEAD : [...HEAD, '']}>
      {members.map((member) => (
        <tr key={member.memberId}>
          <td>
            {member.memberId}
            {member.email !== null && <div className="tf-muted">{member.email}</div>}
          </td>
          <td data-label="Share" className="tf-number">
            {percent(member.share)}
          </td>
          <td data-label="Invested">
            <Amount value={member.invested} currency={currency} />
          </td>
          <td data-label="Withdrawn">
            <Amount value={member.withdrawn} currency={currency} />
          </td>
          <td data-label="Profit">
            <Amount value={member.profit} currency={currency} signed />
          </td>
          <td data-label="Value">
            <Amount value={member.value} currency={currency} />
          </td>
          {move !== undefined && (
            <td>
              <div className={classes.moves}>
                <Button variant="subtle" size="compact-sm" onClick={() => move(member, 'investments')}>
                  Invest
                </Button>
                <Button variant="subtle" size="compact-sm" onClick={() => move(member, 'withdrawals')}>
                  Withdraw
                </Button>
              </div>
            </td>
          )}
        </tr>
      ))}
    </SimpleTable>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
