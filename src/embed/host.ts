/**
 * `<script src="…/widgets/host.js">`: gives each frame of a widget the height that its content has. The frame is known by
 * its window: its origin is "null" inside a sandbox, and its address may have changed.
 */

addEventListener('message', ({ data, source }: MessageEvent<Record<string, unknown> | null>) => {
  if (data?.type !== 'flamingo:resize' || !(Number(data.height) > 0)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source)
      frame.style.height = `${Math.min(Number(data.height), 5000)}px`;
  }
});
