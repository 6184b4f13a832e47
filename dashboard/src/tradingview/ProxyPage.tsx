import { Button } from '@mantine/core';
import { Download, Plug, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useProxy, type CapturedAccount, type ProxyStatus } from '../api/proxy';
import { count } from '../format/numbers';
import { Age } from '../ui/Age';
import { CopyValue } from '../ui/CopyValue';
import { Page } from '../ui/Page';
import { EmptyPanel, Waiting } from '../ui/Panels';
import { SimpleTable } from '../ui/SimpleTable';
import classes from './ProxyPage.module.css';
import { ProxyTest } from './ProxyTest';

const NAME = 'TradingView proxy';

/** How a person's browser is set up so that trades in TradingView are copied, and whether it is. */
export default function ProxyPage() {
  const proxy = useProxy();
  if (proxy.data === undefined) {
    return (
      <Page name={NAME} summary={proxy.isError ? 'The proxy’s state could not be loaded' : 'Loading…'}>
        <Waiting what="The proxy’s state" query={proxy} />
      </Page>
    );
  }
  if (!proxy.data.enabled) {
    return (
      <Page name={NAME} summary="No proxy on this server">
        <EmptyPanel icon={Plug} title="Copy what you trade in TradingView">
          A proxy reads your trades on the way from TradingView to your broker, and your followers copy them. An
          operator turns it on with the setting TERMFLEET_PROXY_PORT. Alerts of TradingView work without it.
        </EmptyPanel>
      </Page>
    );
  }
  return <Setup status={proxy.data} />;
}

function Setup({ status }: { status: ProxyStatus }) {
  const { accounts, port } = status;
  return (
    <Page
      name={NAME}
      summary={
        accounts.length === 0
          ? 'The proxy is ready; no account is captured yet'
          : `Trades of ${count(accounts.length, 'account')} are captured`
      }
      note="Only your brokers’ addresses are decrypted. Everything else passes untouched, and you can trade if this server fails."
    >
      {accounts.length === 0 ? (
        <EmptyPanel
          icon={Plus}
          title="Add your broker account"
          action={
            <Button component={Link} to="/accounts/new">
              Add account
            </Button>
          }
        >
          Choose the kind TradingView, and enter your broker’s host and your account number there.
        </EmptyPanel>
      ) : (
        <ol className={classes.steps}>
          <Step title="Install the certificate">
            <p>It lets the proxy read what you trade. It is no secret.</p>
            <div>
              <Button
                component="a"
                href="/api/v1/proxy/ca.pem"
                download
                variant="default"
                leftSection={<Download size={16} aria-hidden />}
              >
                Download the certificate
              </Button>
            </div>
            <dl className={classes.systems}>
              <div>
                <dt>Windows</dt>
                <dd>
                  Open the file, choose Install Certificate, and place it in Trusted Root Certification Authorities.
                </dd>
              </div>
              <div>
                <dt>macOS</dt>
                <dd>Open it in Keychain Access, and set Trust to Always Trust.</dd>
              </div>
              <div>
                <dt>Firefox, Linux</dt>
                <dd>Settings, Certificates, Authorities, Import; trust it to identify websites.</dd>
              </div>
            </dl>
            <p className="tf-muted">
              SHA-256 of it: <code>{status.fingerprint}</code>
            </p>
          </Step>
          <Step title="Set the proxy of the browser">
            <p>As the proxy for HTTPS, best in a browser profile that you use for TradingView only:</p>
            <CopyValue value={`${location.hostname}:${port ?? ''}`} label="Address of the proxy" />
          </Step>
          <Step title="Test it">
            <ProxyTest accounts={accounts} />
          </Step>
          <Step title="Trade">
            <p>Place a trade in TradingView. It is captured when TradingView shows it, a moment later.</p>
            <Captured accounts={accounts} />
          </Step>
        </ol>
      )}
    </Page>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className={classes.step}>
      <div className={classes.content}>
        <h2>{title}</h2>
        {children}
      </div>
    </li>
  );
}

function Captured({ accounts }: { accounts: CapturedAccount[] }) {
  return (
    <SimpleTable name="Captured accounts" head={['Account', 'Broker', 'Last captured']}>
      {accounts.map(({ id, name, host, accountId, lastCapturedAt }) => (
        <tr key={id}>
          <td>
            <Link to={`/accounts/${id}`}>{name}</Link>
          </td>
          <td data-label="Broker">
            {host}, {accountId}
          </td>
          <td data-label="Last captured">
            {lastCapturedAt === null ? 'Nothing yet' : <Age at={lastCapturedAt} suffix=" ago" />}
          </td>
        </tr>
      ))}
    </SimpleTable>
  );
}
