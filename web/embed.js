// Makes the listings of an article run:
//
//   <script src="https://.../embed.js" defer></script>
//   <pre class="looplane">import asyncio ...</pre>
//
// A listing stays text until its reader presses Run; then the playground takes its place, in an
// iframe that needs no cookies and no special headers. Nothing is asked of the article's own style.
(() => {
  'use strict';

  const script = document.currentScript ?? document.querySelector('script[src*="embed.js"]');
  const site = new URL('./', script.src);

  const LINE = 20;
  const HEADS = 44 + 32 + 32 + 30;  // The playground's bar, the heads of its panels, their margins.
  const OUTPUT_LINES = 7;
  const BESIDE = 720;  // As wide as that, the output stands beside the program.

  const STYLE = `
    .looplane-box { position: relative; margin: 1.25em 0; border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: 8px; overflow: hidden; }
    .looplane-box > pre.looplane { margin: 0; border: 0; padding: 14px 16px; overflow: auto; font: 13px/${LINE}px "JetBrains Mono", "Cascadia Code", ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; tab-size: 4; }
    .looplane-run { position: absolute; top: 9px; right: 10px; padding: 0 12px; height: 30px; border: 0; border-radius: 6px; background: #0b68c4; color: #fff; font: 600 13px/30px system-ui, sans-serif; cursor: pointer; }
    .looplane-run:hover { background: #0a5cae; }
    .looplane-run:focus-visible { outline: 2px solid #0b68c4; outline-offset: 2px; }
    .looplane-run::before { content: ""; display: inline-block; margin-right: 8px; border: 5px solid transparent; border-left: 8px solid; border-right: 0; vertical-align: -1px; }
    @media (pointer: coarse) { .looplane-run { height: 44px; line-height: 44px; padding: 0 18px; } }
    @media print { .looplane-run { display: none; } }
    .looplane-box.active { resize: vertical; min-height: 240px; }
    .looplane-box > iframe { display: block; width: 100%; height: 100%; border: 0; }
  `;

  /** The listing's program: without the line that an author leaves after <pre>, and at its end. */
  const programOf = listing => listing.textContent.replace(/^\n/, '').trimEnd() + '\n';

  function heightFor(program, width) {
    const lines = Math.min(program.split('\n').length, 30);
    const rows = width >= BESIDE ? Math.max(lines, OUTPUT_LINES) : lines + OUTPUT_LINES;
    return rows * LINE + HEADS;
  }

  function activate(box, program) {
    const frame = document.createElement('iframe');
    frame.title = 'Looplane playground';
    frame.allow = 'clipboard-write';
    frame.src = new URL(`index.html?embed#code=${encodeURIComponent(program)}`, site);
    // The reader has pressed Run: so the program runs as soon as the playground is there.
    addEventListener('message', function ready({source, data}) {
      if (source !== frame.contentWindow || data?.looplane !== 'ready') return;
      removeEventListener('message', ready);
      frame.contentWindow.postMessage({looplane: 'run'}, site.origin);
      frame.focus();
    });
    box.style.height = `${heightFor(program, box.clientWidth)}px`;
    box.classList.add('active');
    box.replaceChildren(frame);
  }

  function upgrade(listing) {
    if (listing.parentElement.classList.contains('looplane-box')) return;
    const program = programOf(listing);
    const box = document.createElement('div');
    box.className = 'looplane-box';
    const run = document.createElement('button');
    run.type = 'button';
    run.className = 'looplane-run';
    run.textContent = 'Run';
    run.addEventListener('click', () => activate(box, program));
    listing.replaceWith(box);
    box.append(listing, run);
  }

  function upgradeAll() {
    const style = document.createElement('style');
    style.textContent = STYLE;
    document.head.append(style);
    for (const listing of document.querySelectorAll('pre.looplane')) upgrade(listing);
  }

  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', upgradeAll);
  else upgradeAll();
})();
