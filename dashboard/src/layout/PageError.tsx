import { Button } from '@mantine/core';
import { RotateCw, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { forgetFailedScripts } from '../scripts/lazyScript';
import { Page } from '../ui/Page';
import { EmptyPanel } from '../ui/Panels';

/** Shown when rendering failed: by a defect, or because a script could not be loaded after several tries. */
export function PageError() {
  const error = useRouteError();
  // Whoever opens the page again causes a new try.
  useEffect(forgetFailedScripts, []);
  return (
    <Page name="Failed" tone="failed" summary="This page could not be shown">
      <EmptyPanel
        icon={TriangleAlert}
        title="The dashboard failed to show this page"
        action={
          <Button onClick={() => window.location.reload()} leftSection={<RotateCw size={16} aria-hidden />}>
            Reload
          </Button>
        }
      >
        Terminals and copies are not affected. {error instanceof Error ? error.message : ''}
      </EmptyPanel>
    </Page>
  );
}
