import { Button } from '@mantine/core';
import { RotateCw, TriangleAlert } from 'lucide-react';
import { useRouteError } from 'react-router';
import { Page } from '../ui/Page';
import { EmptyPanel } from '../ui/Panels';

/** When drawing a page failed: a mistake of ours, or a part of the dashboard that a newer version has replaced. */
export function PageError() {
  const error = useRouteError();
  return (
    <Page name="Failed" tone="failed" summary="This page could not be shown">
      <EmptyPanel
        icon={TriangleAlert}
        title="The dashboard failed, the fleet did not"
        action={
          <Button onClick={() => window.location.reload()} leftSection={<RotateCw size={16} aria-hidden />}>
            Load it again
          </Button>
        }
      >
        Terminals and copies are not affected. {error instanceof Error ? error.message : ''}
      </EmptyPanel>
    </Page>
  );
}
