import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { accountRiskKey, useAccountRisk, type RiskLimits } from '../api/risk';
import type { Account } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormEditor } from '../ui/FormEditor';
import { Waiting } from '../ui/Panels';
import { useApiForm } from '../ui/useApiForm';
import { LimitsSummary } from './LimitsSummary';
import { FormerStopOuts } from './StopOuts';
import { RiskFields, wholeRiskForm } from './RiskFields';
import { riskLimitsOf, riskValuesOf, wrongLimits } from './riskValues';

/** The limits of a follower's account, over all its subscriptions. */
export function AccountRiskTab({ account }: { account: Account }) {
  const risk = useAccountRisk(account.id);
  if (risk.data === undefined) return <Waiting what="The risk limits" query={risk} />;
  return (
    <div className={classes.plain}>
      <FormerStopOuts account={account} />
      <LimitsForm key={account.id} account={account} limits={risk.data} />
    </div>
  );
}

function LimitsForm({ account, limits }: { account: Account; limits: RiskLimits }) {
  const cache = useQueryClient();
  const initialValues = riskValuesOf(limits);
  const { form, busy, error, submit } = useApiForm({ initialValues, validate: wrongLimits }, async (values) => {
    const set = await change<RiskLimits>('PUT', `/accounts/${account.id}/risk`, riskLimitsOf(values));
    cache.setQueryData(accountRiskKey(account.id), set);
    notifications.show({
      color: 'green',
      message: 'Saved. The limits count from the next open on; nothing was closed.',
    });
  });
  const changed = JSON.stringify(riskLimitsOf(form.values)) !== JSON.stringify(riskLimitsOf(initialValues));
  return (
    <FormEditor
      submit={submit}
      fields={
        <>
          <p className={classes.hint}>
            Limits of {account.name} over all its subscriptions. A limit that lacks its data skips the open; closes are
            never held back.
          </p>
          <RiskFields form={wholeRiskForm(form)} currency={account.currency} />
        </>
      }
      effects={
        <LimitsSummary
          limits={riskLimitsOf(form.values)}
          currency={account.currency}
          none="Every signal is copied as its subscription says."
        />
      }
      error={error}
      verb="Save limits"
      busy={busy}
      disabled={!changed}
    />
  );
}
