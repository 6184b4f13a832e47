import classes from './Amount.module.css';
import { money, outcome, signedMoney } from '../format/numbers';

interface Props {
  value: string | null;
  currency: string | null;
  /** Show the sign, and green or red for profit or loss. */
  signed?: boolean;
}

/** An amount of money in the account's currency, figures under figures. */
export function Amount({ value, currency, signed = false }: Props) {
  if (value === null) return <span className="tf-muted">{money(null)}</span>;
  const meaning = signed ? outcome(value) : 'none';
  return (
    <span className={`tf-number ${meaning === 'none' ? '' : `tf-${meaning}`}`}>
      {signed ? signedMoney(value, currency) : money(value, currency)}
      {currency !== null && <span className={classes.currency}>{currency}</span>}
    </span>
  );
}
