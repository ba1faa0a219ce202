import { createPreview } from '#preview/server.ts';
import { createSmallDesk } from './small-desk.ts';

export type SmallPreview = {
  readonly url: string;
  readonly post: ReturnType<typeof createPreview>['platform']['post'];
  stop(): Promise<void>;
};

const SILENT_LOG = { debug() {}, info() {}, warn() {}, error() {} };

/** The real page on a free port, with a small desk behind it. */
export async function openPreview(port = 0): Promise<SmallPreview> {
  const preview = createPreview({ host: '127.0.0.1', port, hosts: ['desk.test'], log: SILENT_LOG });
  const { platform } = preview;
  await platform.start(
    createSmallDesk(() => platform),
    new AbortController().signal,
  );
  return { url: preview.url(), post: platform.post, stop: platform.stop };
}
