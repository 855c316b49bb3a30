'use client'

/** Shown with scripts alone: without them the browser's own way to print is there. */
export function PrintButton({ children }: { children: string }) {
  return (
    <button type="button" className="btn scripted print:hidden" onClick={() => window.print()}>
      {children}
    </button>
  )
}
