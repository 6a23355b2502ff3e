/** Fills the screen with the window, or gives the screen back. A browser that cannot, or a frame that may not, stays as it is. */
export function fullscreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  void done?.catch(() => {});
}
