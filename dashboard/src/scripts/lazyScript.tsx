import { lazy, type ComponentType } from 'react';
import { loadScript } from './loadScript';

const failed = new Set<() => void>();

/**
 * A component whose script is loaded when it is first shown. Must be inside of a Suspense boundary.
 *
 * @param name distinguishes the script from the others
 */
export function lazyScript<P extends object>(
  name: string,
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  const fresh = () =>
    lazy(() =>
      loadScript(name, load).catch((error: unknown) => {
        failed.add(() => (Script = fresh()));
        throw error;
      }),
    );
  let Script = fresh();
  return function LazyScript(props: P) {
    return <Script {...props} />;
  };
}

/** React keeps the error of a component that could not be loaded. This drops it: the component is loaded when it is shown again. */
export function forgetFailedScripts(): void {
  for (const forget of failed) forget();
  failed.clear();
}
