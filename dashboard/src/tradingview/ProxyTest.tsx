import { Button } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useProxyCheck, type CapturedAccount } from '../api/proxy';
import { newKey } from '../ui/newKey';
import { ToneIcon } from '../ui/ToneIcon';
import classes from './ProxyPage.module.css';

/** Opens the broker's page with a mark in its address, and says whether the proxy has read the mark. */
export function ProxyTest({ accounts }: { accounts: CapturedAccount[] }) {
  const [mark] = useState(newKey);
  const [opened, setOpened] = useState(false);
  const { data } = useProxyCheck(opened ? mark : undefined);
  const hosts = [...new Set(accounts.map(({ host }) => host))];
  return (
    <>
      <p>Open your broker’s page in the browser that you have set up. What it shows does not matter.</p>
      <div className={classes.hosts}>
        {hosts.map((host) => (
          <Button
            key={host}
            component="a"
            href={`https://${host}/?termfleet-check=${mark}`}
            target="_blank"
            rel="noreferrer"
            variant="default"
            rightSection={<ExternalLink size={16} aria-hidden />}
            onClick={() => setOpened(true)}
          >
            Open {host}
          </Button>
        ))}
      </div>
      {opened && <Result decrypted={data?.decrypted === true} />}
    </>
  );
}

function Result({ decrypted }: { decrypted: boolean }) {
  return (
    <p role="status" className={classes.result}>
      <ToneIcon tone={decrypted ? 'alive' : 'waiting'} size={20} />
      <span>
        {decrypted
          ? 'It works: the proxy has read the request.'
          : 'Nothing was read yet. If the page has loaded, the browser does not use the proxy; if it warns of an unsafe ' +
            'connection, the certificate is not installed.'}
      </span>
    </p>
  );
}
